// Pointing at the network: what is under the pointer is read, a unit is shown large, and a click holds it there.

import { edgeAt, unitAt } from "./places.js";
import { edgeText, isTold, unitText } from "./units.js";

const isSame = (a, b) => a?.layer === b?.layer && a?.unit === b?.unit;

export class Pointing {
  // `graph` says where things stand; `turns()` is called whenever another unit is shown large, or none.
  constructor(graph, tooltip, turns) {
    Object.assign(this, { graph, tooltip, turns, lit: null, held: null });
    const { canvas } = graph;
    canvas.onpointermove = (event) => this.#hover(event);
    canvas.onpointerleave = canvas.onblur = () => this.#leave();
    canvas.onclick = (event) => this.#hold(this.#unit(event));
    canvas.onkeydown = (event) => this.#press(event);
  }

  // The unit that is shown large, or null.
  get shown() {
    return this.held ?? this.lit;
  }

  #unit(event) {
    return this.graph.frame ? unitAt(this.graph.places, ...this.#place(event)) : null;
  }

  // Where the pointer is, in the graph's own measure.
  #place(event) {
    return [event.offsetX / this.graph.times, event.offsetY / this.graph.times];
  }

  #hover(event) {
    const { frame, places, store } = this.graph;
    if (!frame) return;
    const [x, y, unit] = [...this.#place(event), this.#unit(event)];
    const near = unit ? null : edgeAt(places, x, y);
    const edge = near && isTold(store.scene, near) ? near : null;
    this.#light(unit);
    this.#say(unit ? unitText(frame, store.scene, unit) : edge ? edgeText(frame, store.scene, edge) : "", x, y);
  }

  #leave() {
    this.tooltip.hidden = true;
    this.#light(null);
  }

  #light(unit) {
    if (isSame(unit, this.lit)) return;
    this.lit = unit;
    this.turns();
  }

  // A unit stays until it is held again, or nothing is.
  #hold(unit) {
    this.held = isSame(unit, this.held) ? null : unit;
    this.turns();
  }

  // Up and down walk through the units, Enter holds the one that was reached, Escape lets go.
  #press(event) {
    const { frame, places, store } = this.graph;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (!frame || !(event.key in steps || event.key === "Enter" || event.key === "Escape")) return;
    event.preventDefault();
    if (event.key === "Escape") return this.#hold(null);
    if (event.key === "Enter") return this.#hold(this.lit);
    const units = places.columns.flat();
    const from = units.findIndex((place) => isSame(place, this.lit ?? this.held));
    const to = units[Math.min(Math.max(from + steps[event.key], 0), units.length - 1)];
    this.#light(to);
    this.#say(unitText(frame, store.scene, to), to.x, to.y);
  }

  #say(text, x, y) {
    const { tooltip, graph } = this;
    tooltip.hidden = !text;
    if (!text) return;
    tooltip.textContent = text;
    const left = Math.min(x * graph.times + 14, graph.canvas.clientWidth - tooltip.offsetWidth - 4);
    tooltip.style.transform = `translate(${Math.max(0, left)}px, ${y * graph.times + 16}px)`;
  }
}
