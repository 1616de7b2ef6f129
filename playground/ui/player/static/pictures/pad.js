// A pad to draw a digit on, by mouse, finger or pen. What is drawn is told as a square of shades.

const SIDE = 280, GRID = 56, PEN = 22; // pixels of the pad's own, of what is told, and of the stroke
const EVERY = 100; // milliseconds between two tellings while it is drawn on

export class Pad {
  // `told(ink)` is called with base64, four bits a pixel of GRID x GRID, or null for an empty pad.
  constructor(canvas, told) {
    Object.assign(this, { canvas, told, isEmpty: true });
    Object.assign(canvas, { width: SIDE, height: SIDE });
    this.context = canvas.getContext("2d", { willReadFrequently: true });
    this.clear();
    canvas.onpointerdown = (event) => this.#begin(event);
    canvas.onpointermove = (event) => this.#go(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.#end();
  }

  clear() {
    this.isEmpty = true;
    Object.assign(this.context, { fillStyle: "#fff", strokeStyle: "#111827", lineWidth: PEN, lineCap: "round", lineJoin: "round" });
    this.context.fillRect(0, 0, SIDE, SIDE);
    this.#tell();
  }

  #begin(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.#place(event);
    this.#line(this.last);
  }

  #go(event) {
    if (!this.last) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.#line(this.#place(each));
  }

  #end() {
    this.last = null;
    this.#tell();
  }

  #place(event) {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  }

  #line(to) {
    const { context } = this;
    context.beginPath();
    context.moveTo(...this.last);
    context.lineTo(...to);
    context.stroke();
    this.last = to;
    this.isEmpty = false;
    if (performance.now() - (this.toldAt ?? 0) > EVERY) this.#tell();
  }

  #tell() {
    this.toldAt = performance.now();
    this.told(this.isEmpty ? null : this.#packed());
  }

  #packed() {
    const { data } = this.context.getImageData(0, 0, SIDE, SIDE);
    const step = SIDE / GRID;
    const shades = Array.from({ length: GRID * GRID }, (_, cell) => {
      const [top, left] = [Math.floor(cell / GRID) * step, (cell % GRID) * step];
      let sum = 0;
      for (let y = top; y < top + step; y++) for (let x = left; x < left + step; x++) sum += 255 - data[4 * (y * SIDE + x)];
      return Math.min(15, Math.round((15 * sum) / (238 * step * step))); // the pen's own shade is full ink
    });
    let text = "";
    for (let cell = 0; cell < shades.length; cell += 2) text += String.fromCharCode((shades[cell] << 4) | shades[cell + 1]);
    return btoa(text);
  }
}
