// A chart to draw on: what is drawn so far, who draws, and when the page is told.
//
// A shape is a list of places [u, v] in shares of the frame, from its lower left corner. An answer has them in the
// measure of the axes.

import { boundary } from "./boundary.js";
import { Chart } from "./chart.js";
import { line } from "./line.js";
import { byKeyboard } from "./keyboard.js";
import { byPointer } from "./pointer.js";

const KINDS = { line, boundary };
const WAIT = 250; // milliseconds after which a change counts as ended

export class Drawing {
  constructor(root, shared) {
    Object.assign(this, { root, shared, edit: 0, stroke: null, isUntold: false });
    this.chart = new Chart(root, shared);
    byPointer(this.chart.area, this);
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    root.addEventListener("focusout", ({ relatedTarget }) => root.contains(relatedTarget) || this.#tell(), { signal });
    this.chart.button.onclick = () => this.#startOver();
    this.sizes = new ResizeObserver(() => this.#lay());
    this.sizes.observe(root);
  }

  get language() {
    return this.shared.language;
  }

  // The page says what it knows. What it has not heard of yet, or what is being drawn, is not undone by it.
  told({ chart, points, edit, label, isFixed }, send) {
    Object.assign(this, { send, label });
    const asked = JSON.stringify([chart, isFixed]);
    const isOther = asked !== this.asked;
    const known = JSON.stringify(points);
    if (isOther) Object.assign(this, { asked, asks: chart, isFixed, kind: KINDS[chart.kind], stroke: null, edit });
    if (isOther || (edit >= this.edit && known !== this.known)) this.#take(points, edit);
    this.known = known;
    if (isOther) this.#lay();
    else this.#draw();
  }

  leave() {
    clearTimeout(this.timer);
    this.leaving.abort();
    this.sizes.disconnect();
  }

  // Pointer and keyboard: a stroke begins, goes on and ends; a key press is over at once.

  begin(place, size, reach) {
    if (this.isFixed) return;
    clearTimeout(this.timer);
    this.edit += 1;
    this.stroke = this.kind.stroke(this.shape, place, size, reach);
    this.chart.focus(this.stroke.held);
    this.go(place);
  }

  go(place) {
    if (this.stroke) this.#change(this.stroke.to(place));
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.#tellSoon();
  }

  press(shape) {
    if (this.stroke) return;
    this.edit += 1;
    this.#change(shape);
    this.#tellSoon();
  }

  #change(shape) {
    if (shape === this.shape) return; // too short for a stroke
    Object.assign(this, { shape, isDrawn: true, isUntold: true });
    this.#draw();
  }

  #startOver() {
    this.edit += 1;
    this.#take(null, this.edit);
    this.isUntold = true;
    this.#draw();
    this.chart.focus(0);
    this.#tell();
  }

  #take(points, edit) {
    clearTimeout(this.timer);
    const shape = points ? this.kind.shapeOf(this.asks, points) : this.kind.neutral(this.asks);
    Object.assign(this, { shape, edit, isDrawn: Boolean(points), isUntold: false });
  }

  #tellSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#tell(), WAIT);
  }

  #tell() {
    clearTimeout(this.timer);
    if (!this.isUntold || this.stroke) return;
    this.isUntold = false;
    const points = this.isDrawn ? this.kind.answerOf(this.asks, this.shape) : null;
    if (points) this.shape = this.kind.shapeOf(this.asks, points); // what is seen is what is told, and not rounded later
    this.#draw();
    this.send("answer", { points, edit: this.edit });
  }

  #lay() {
    if (!this.asks) return;
    this.chart.lay(this.kind, this.asks, this.isFixed);
    this.chart.handles.forEach((handle, index) => byKeyboard(handle, index, this));
    this.#draw();
  }

  #draw() {
    this.chart.draw(this);
  }
}
