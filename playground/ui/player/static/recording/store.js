// The browser's copy of the recording: every epoch's numbers, and the frames that have been sent so far.

import { row } from "./unpack.js";

const MOST_FRAMES = 1200; // about 25 MB

export class Store {
  constructor(header, arrays) {
    this.id = header.recording;
    this.scene = header.scene;
    this.arrays = arrays;
    this.frames = new Map();
    this.parts = header.parts;
    this.isWhole = "every" in header; // then nothing more can come
    this.every = header.every ?? 1; // there are frames of every so many epochs, and of the last
    const names = header.series;
    this.widths = Object.fromEntries(names.map((name) => [name, arrays[name].shape.slice(1).reduce((a, b) => a * b, 1)]));
    this.series = Object.fromEntries(names.map((name) => [name, new Float64Array(0)]));
    this.length = 0; // epochs whose numbers are known
    this.merge(header, arrays);
  }

  // Take in a block of this recording; what is already known stays as it is.
  merge(header, arrays) {
    this.lastEpoch = header.last_epoch;
    this.learningRate = header.learning_rate; // the one that it ends with
    this.ended = header.ended;
    this.laneEnds = header.lane_ends ?? [];
    const known = header.first + arrays.train_loss.shape[0];
    if (header.first <= this.length && known > this.length) {
      Object.keys(this.series).forEach((name) => this.#append(name, arrays[name], header.first));
      this.length = known;
    }
    arrays.epochs.data.forEach((epoch, index) => {
      const frame = { epoch, words: header.words?.[index] };
      this.parts.forEach((part) => (frame[part] = row(arrays[part], index)));
      this.frames.set(epoch, frame);
    });
  }

  // Go on from another recording that is the same until `epoch`.
  inherit(other, epoch) {
    other.frames.forEach((frame, at) => at <= epoch && this.frames.set(at, frame));
    const known = Math.min(other.length, epoch + 1);
    if (known <= this.length) return;
    for (const [name, values] of Object.entries(other.series)) {
      this.#append(name, { data: values.subarray(this.length * this.widths[name], known * this.widths[name]) }, this.length);
    }
    this.length = known;
  }

  // The last epoch that can be shown: a run may end early.
  get end() {
    return this.ended ? Math.min(this.lastEpoch, this.ended.last) : this.lastEpoch;
  }

  // The epoch itself, or one near it where there will never be a frame of it.
  kept(epoch) {
    return this.isWhole ? this.nearest(epoch) : epoch;
  }

  // The epoch so many frames after the one of `epoch`, or before it.
  beside(epoch, frames) {
    const { every } = this;
    return (frames < 0 ? Math.ceil(epoch / every) : Math.floor(epoch / every)) * every + frames * every;
  }

  stateAt(epoch) {
    if (epoch >= this.end) return this.ended?.kind === "diverged" ? "diverged" : "done";
    return epoch === 0 ? "idle" : "paused";
  }

  // One number (or that in `place` of several) of epochs 0 to `to`, every `stride`-th and the last.
  values(name, to, stride, place = 0) {
    return sampled(to, stride, (epoch) => this.at(name, epoch, place));
  }

  at(name, epoch, place = 0) {
    return this.series[name][epoch * this.widths[name] + place];
  }

  // The last epoch up to `epoch` that a lane has numbers for: one that has finished waits for the others.
  lastOf(lane, epoch) {
    return Math.min(epoch, this.laneEnds[lane] ?? epoch);
  }

  // One number of a lane at an epoch, or the last one it had.
  atLast(name, epoch, lane, place = lane) {
    return this.at(name, this.lastOf(lane, epoch), place);
  }

  nearest(epoch) {
    let best = null;
    for (const at of this.frames.keys()) {
      if (best === null || Math.abs(at - epoch) < Math.abs(best - epoch)) best = at;
    }
    return best;
  }

  // Forget the frames that are farthest from what is shown; the server can send them again.
  forget(shown) {
    if (this.frames.size <= MOST_FRAMES) return;
    const byDistance = [...this.frames.keys()].sort((a, b) => Math.abs(b - shown) - Math.abs(a - shown));
    byDistance.slice(0, MOST_FRAMES / 4).forEach((epoch) => epoch !== 0 && this.frames.delete(epoch));
  }

  #append(name, { data }, first) {
    const start = first * this.widths[name];
    if (this.series[name].length < start + data.length) {
      const grown = new Float64Array(2 * (start + data.length));
      grown.set(this.series[name]);
      this.series[name] = grown;
    }
    this.series[name].set(data, start);
  }
}

export function sampled(to, stride, value) {
  const found = [];
  for (let epoch = 0; epoch < to; epoch += stride) found.push(value(epoch));
  found.push(value(to));
  return found;
}
