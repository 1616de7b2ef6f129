// Points at a control: rings around it, the words beside it, both wherever it moves.

import { centered, placed } from "./placing.js";

const AROUND = 4; // pixels from the control to its ring
const EDGE = 8; // pixels that the words keep from the window's edge
const NARROW = matchMedia("(max-width: 640px)"); // there the words lie at the bottom, by the style
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class Pointer {
  constructor(rings, card) {
    Object.assign(this, { rings, card, main: document.querySelector('[data-testid="stMain"]') });
  }

  pointAt(selector, side) {
    this.stop();
    Object.assign(this, { selector, side, stopping: new AbortController() });
    const { signal } = this.stopping;
    const follow = () => this.follow();
    window.addEventListener("scroll", follow, { signal, capture: true, passive: true });
    window.addEventListener("resize", follow, { signal });
    if (NARROW.matches) this.main.style.scrollPaddingBottom = `${this.card.offsetHeight + 2 * EDGE}px`; // what is focused, too
    this.control?.scrollIntoView({ block: "nearest", behavior: CALM.matches ? "auto" : "smooth" });
    this.follow();
  }

  stop() {
    this.stopping?.abort();
    this.main.style.scrollPaddingBottom = "";
    this.looked = null;
  }

  get controls() {
    return [...document.querySelectorAll(this.selector)].filter((element) => element.checkVisibility());
  }

  get control() {
    return this.controls[0];
  }

  follow() {
    const boxes = this.controls.map((element) => element.getBoundingClientRect());
    const looked = [innerWidth, innerHeight, ...boxes.flatMap(({ left, top, width, height }) => [left, top, width, height])].join();
    if (looked === this.looked) return;
    this.looked = looked;
    this.#ring(boxes);
    this.#place(boxes[0]);
  }

  #ring(boxes) {
    const { left, top } = this.rings.getBoundingClientRect();
    this.rings.replaceChildren(...boxes.map((box) => {
      const ring = document.createElement("i");
      const sides = { left: box.left - left - AROUND, top: box.top - top - AROUND, width: box.width + 2 * AROUND, height: box.height + 2 * AROUND };
      for (const [name, pixels] of Object.entries(sides)) ring.style[name] = `${pixels}px`;
      return ring;
    }));
  }

  #place(box) {
    if (NARROW.matches) return Object.assign(this.card.style, { left: "", top: "" });
    const area = { left: EDGE, top: this.rings.getBoundingClientRect().top + EDGE, right: innerWidth - EDGE, bottom: innerHeight - EDGE };
    const words = this.card.getBoundingClientRect();
    const [left, top] = box ? placed(box, words, area, this.side) : centered(words, area);
    Object.assign(this.card.style, { left: `${left}px`, top: `${top}px` });
  }
}
