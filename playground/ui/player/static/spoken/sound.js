// The training loss as tones while it plays, for those who do not see its curve: each halving of the loss lowers the
// tone by a major third. Networks side by side take turns, from the left to the right.

const AT_START = 880; // hertz
const [LOWEST, HIGHEST] = [80, 2500]; // what small speakers and most ears can do
const BETWEEN = 100; // milliseconds from one tone to the next
const LENGTH = 0.07; // seconds
const LOUDNESS = 0.08;

export class Sound {
  constructor(view) {
    this.view = view;
    this.lane = -1;
    this.soundedAt = 0;
    this.button = view.find("[data-sound]");
    this.button.onclick = () => this.turn();
  }

  get isOn() {
    return this.button.getAttribute("aria-pressed") === "true";
  }

  turn() {
    this.context ??= new AudioContext();
    this.button.setAttribute("aria-pressed", String(!this.isOn));
    if (this.isOn) this.context.resume();
    else this.context.suspend();
  }

  // Something is shown.
  hear() {
    const { root, frame, store } = this.view;
    const now = performance.now();
    if (!this.isOn || root.dataset.state !== "playing" || !frame || now - this.soundedAt < BETWEEN) return;
    this.soundedAt = now;
    const lanes = store.widths.train_loss;
    this.lane = (this.lane + 1) % lanes;
    const [loss, first] = [frame.epoch, 0].map((epoch) => store.atLast("train_loss", epoch, this.lane));
    if (Number.isFinite(loss) && first > 0) this.#tone(pitchOf(loss / first), lanes > 1 ? (2 * this.lane) / (lanes - 1) - 1 : 0);
  }

  // `side` goes from -1, left, to 1, right. It begins and ends at 0: a tone that is cut clicks.
  #tone(pitch, side) {
    const { context } = this;
    const [tone, volume, place] = [context.createOscillator(), context.createGain(), context.createStereoPanner()];
    const [begin, end] = [context.currentTime, context.currentTime + LENGTH];
    tone.frequency.value = pitch;
    place.pan.value = side;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUDNESS, begin + LENGTH / 4);
    volume.gain.linearRampToValueAtTime(0, end);
    tone.connect(volume).connect(place).connect(context.destination);
    tone.start(begin);
    tone.stop(end);
  }
}

// The pitch for a loss that is so many times the one at the start.
const pitchOf = (times) => Math.min(Math.max(AT_START * Math.cbrt(times), LOWEST), HIGHEST);
