// The charts of networks that read sequences. The maps move with each frame; the charts with lines take turns.

import { diverging, viridis } from "../drawing/palette.js";
import { _ } from "../language/speak.js";
import { curvesFigure, nth } from "../lanes/figures.js";
import { isAlive } from "../lanes/maps.js";
import { LanePlots } from "../lanes/plots.js";
import { short } from "../numbers.js";
import { plain } from "../phrases.js";
import { backwards, scaleOf } from "./errors.js";
import { answerTicks, answersFigure, errorTitle, errorsFigure, mapsFigure } from "./figures.js";
import { isGate, mapOf, nameOf, noneOf, roundScale } from "./maps.js";
import { askedSteps } from "./reading.js";

const FIGURES = { errors: errorsFigure, curves: curvesFigure, maps: mapsFigure, answers: answersFigure };

export class SequenceCharts extends LanePlots {
  get figures() {
    return FIGURES;
  }

  get pictured() {
    return ["maps"];
  }

  drawings(frame, farthest) {
    return {
      maps: () => this.#drawMaps(frame),
      errors: () => this.#drawErrors(frame),
      curves: () => this.drawCurves(frame, farthest),
      answers: () => this.#drawAnswers(frame),
    };
  }

  apply(option) {
    if (option === "map") return null;
    if (option !== "relative") return super.apply();
    this.scale = this.drawn.starts = null;
    if (!this.standing.has("errors")) return null;
    return window.Plotly.relayout(this.elements.errors, { "yaxis.title": errorTitle(this.options.relative) });
  }

  // A chart that is built has nothing on it.
  built(name) {
    if (name === "errors") this.drawn.starts = null;
    if (name === "maps") this.drawn.maps = null;
    super.built(name);
  }

  resize() {
    super.resize();
    const { scene } = this.store;
    if (!this.standing.has("answers") || scene.is_value) return;
    const { tickvals, ticktext } = answerTicks(scene, this.elements.answers.clientWidth / this.times);
    window.Plotly.relayout(this.elements.answers, { "xaxis.tickvals": tickvals, "xaxis.ticktext": ticktext });
  }

  setColors(theme) {
    super.setColors(theme);
    this.colors = diverging(theme);
  }

  color(trace) {
    if (!trace.meta.isText) return super.color(trace);
    trace.line = { ...trace.line, color: this.theme.text };
    trace.marker = { ...trace.marker, color: this.theme.text };
  }

  // The colors of what is shown, from the lowest to the highest.
  get ramp() {
    return isGate(nameOf(this.store.scene, this.options.map)) ? viridis : this.colors;
  }

  #drawErrors(frame) {
    const { store, options: { relative } } = this;
    const { titles } = store.scene;
    const first = store.frames.get(0);
    const lines = (of, part) => titles.map((title, lane) => backwards(of, store, lane, part, relative));
    const [starts, theory, now] = [lines(first, "errors"), lines(frame, "theory"), lines(frame, "errors")];
    this.scale = scaleOf(this.scale, [...starts, ...now]);
    const { low, high } = this.scale;
    const change = this.ranges.turned("errors", "yaxis", [low - 0.3, high + 0.3]);
    if (Object.keys(change).length) change["yaxis.dtick"] = Math.ceil((high - low) / 6);
    const y = [...theory, ...now];
    const hasStarts = this.drawn.starts === store && first;
    this.drawn.starts = first && store;
    const traces = (hasStarts ? y : [...starts, ...y]).map((line, index) => index + (hasStarts ? titles.length : 0));
    return window.Plotly.update(this.elements.errors, { y: hasStarts ? y : [...starts, ...y] }, change, traces);
  }

  #drawMaps(frame) {
    const { store, options: { map } } = this;
    const { titles } = store.scene;
    const found = titles.map((title, lane) => mapOf(frame, store, lane, map));
    this.pictures.maps = found.flatMap((one, lane) => (one ? [this.#picture(one, lane)] : []));
    const change = { images: this.pictures.maps.map((picture) => this.image(picture)) };
    const names = titles.map((title, lane) => (found[lane] ? `${plain(title)}, ${extent(found[lane])}` : plain(title)));
    const notes = titles.map((title, lane) => (found[lane] ? "" : isAlive(store, frame.epoch, lane) ? noneOf(nameOf(store.scene, map)) : _("Not finite any more.")));
    const said = JSON.stringify([names, notes]);
    if (said !== this.drawn.maps) {
      this.drawn.maps = said;
      [...names, ...notes].forEach((text, place) => (change[`annotations[${place}].text`] = text));
    }
    return window.Plotly.relayout(this.elements.maps, change);
  }

  #picture({ cells, scale, isGate: isOpen }, lane) {
    const { units, steps } = this.store.scene;
    const { ramp } = this;
    const share = isOpen ? 1 : scale / roundScale(scale);
    const shades = Array.from({ length: 256 }, (shade, i) => ramp[Math.round(127.5 + (i - 127.5) * share)]);
    return { lane, width: steps, height: units, colorOf: (cell) => shades[cells[cell]], left: 0.5, right: steps + 0.5 };
  }

  #drawAnswers(frame) {
    const { scene } = this.store;
    const asked = askedSteps(scene);
    const y = scene.titles.map((_, lane) => asked.map((step) => frame.answers[lane * scene.steps + step]));
    return window.Plotly.restyle(this.elements.answers, { y }, y.map((line, lane) => lane));
  }

  firstRanges(name) {
    if (name !== "maps") return super.firstRanges(name);
    const { titles, units, steps } = this.store.scene;
    const all = (lane) => ({ [`xaxis${nth(lane)}.range`]: [0.5, steps + 0.5], [`yaxis${nth(lane)}.range`]: [0.5, units + 0.5] });
    return Object.assign({}, ...titles.map((title, lane) => all(lane)));
  }
}

// What the colors mean.
function extent({ isGate: isOpen, scale }) {
  const [low, high] = isOpen ? [0, 1] : [-roundScale(scale), roundScale(scale)];
  return _("{low} to {high}", { low: short(low), high: short(high) });
}
