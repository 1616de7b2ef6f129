// The chart as SVG: axes, points of the data, what is drawn, and its handles.

import { frame } from "./frame.js";
import { valueAt } from "./scales.js";
import { make } from "./svg.js";

const HANDLE = 7; // pixels, its radius
const AIR = 14; // pixels around the frame in which one can draw too
const WIDEST = 720, HEIGHT = 300, SIDE = 400; // pixels of a line's chart, and of a plane
let count = 0;

export class Chart {
  constructor(root, shared) {
    const { _ } = shared;
    const hint = `bp-drawn-hint-${(count += 1)}`;
    root.innerHTML = `
      <div class="bp-drawn-chart"><svg></svg><div class="bp-drawn-area" data-air="${AIR}"></div></div>
      <div class="bp-drawn-foot"><p class="bp-drawn-hint" id="${hint}"></p><button type="button">${_("Start over")}</button></div>`;
    const [svg, area, foot, text, button] = ["svg", ".bp-drawn-area", ".bp-drawn-foot", "p", "button"].map((name) => root.querySelector(name));
    Object.assign(this, { root, shared, svg, area, foot, text, button, hint, handles: [] });
    this.written = (value) => shared.short(value, 4);
    this.words = { _, count: shared.count, written: this.written };
  }

  // Lay it out anew, as wide as there is room. Handles stay, and so does the focus on one.
  lay(kind, asks, isFixed) {
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const room = this.root.clientWidth;
    const { ranges, names } = kind.axes(asks, this.words);
    const inside = frame(ranges, names, room, kind.isWide ? [WIDEST, HEIGHT] : [SIDE, SIDE], this);
    Object.assign(this, { kind, asks, isFixed, size: inside.size });
    const { left, top, size: [width, height] } = inside;
    this.shape = make("path", { class: "bp-drawn-shape", ...(kind.isWide || asks.points === 2 ? {} : { "data-closed": "" }) });
    const clipped = make("svg", { x: left, y: top, width, height }, [...inside.rows(asks), this.shape]);
    this.none = make("text", { class: "bp-drawn-none", x: left + width, y: top - 14 * this.rem, "text-anchor": "end" });
    const wanted = isFixed ? 0 : asks.points;
    if (this.handles.length !== wanted) this.handles = Array.from({ length: wanted }, () => this.#handle());
    this.knobs ??= make("g", {});
    if (this.knobs.childElementCount !== wanted) this.knobs.replaceChildren(...this.handles);
    this.knobs.setAttribute("transform", `translate(${left} ${top})`);
    this.#place(inside);
    const seen = make("g", { "aria-hidden": "true" }, [...inside.axes, clipped, this.none]);
    if (this.seen) this.seen.replaceWith(seen);
    else this.svg.append(seen, this.knobs);
    this.seen = seen;
  }

  draw({ shape, isDrawn, label }) {
    const { kind, asks, isFixed, root, svg, words } = this;
    const { _ } = words;
    if (!kind) return;
    const at = ([u, v]) => [u * this.size[0], (1 - v) * this.size[1]].map((pixels) => Number(pixels.toFixed(2)));
    root.toggleAttribute("data-drawn", isDrawn);
    root.toggleAttribute("data-fixed", isFixed);
    this.shape.setAttribute("d", isFixed && !isDrawn ? "" : kind.path(shape, (place) => at(place).join(" ")));
    this.none.textContent = isDrawn ? "" : isFixed ? _("Nothing was drawn") : _("Not drawn yet");
    this.button.disabled = !isDrawn;
    svg.setAttribute("role", isFixed ? "img" : "group");
    const said = isDrawn ? kind.saidOf(asks, shape, words) : _("nothing was drawn");
    svg.setAttribute("aria-label", isFixed ? `${label}: ${said}` : label);
    this.handles.forEach((handle, index) => {
      handle.setAttribute("transform", `translate(${at(shape[index]).join(" ")})`);
      this.#tell(handle, kind.told(asks, shape[index], index, words));
    });
  }

  focus(index) {
    this.handles[index]?.focus({ preventScroll: true, focusVisible: false });
  }

  #handle() {
    return make("g", { role: "slider", tabindex: "0" }, [make("circle", { r: HANDLE })]);
  }

  #tell(handle, { label, value, range, text }) {
    const told = { label, valuenow: value, valuemin: valueAt(0, range), valuemax: valueAt(1, range), valuetext: text };
    for (const [name, said] of Object.entries(told)) handle.setAttribute(`aria-${name}`, said);
  }

  #place({ left, top, size: [width, height], whole }) {
    const { svg, area, foot, text, kind, asks, isFixed } = this;
    svg.setAttribute("width", whole[0]);
    svg.setAttribute("height", whole[1]);
    const box = { left: left - AIR, top: top - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
    for (const [name, pixels] of Object.entries(box)) area.style[name] = `${pixels}px`;
    foot.style.maxWidth = `${left + width}px`;
    area.hidden = foot.hidden = isFixed;
    text.textContent = kind.hint(asks, this.words);
    if (isFixed) svg.removeAttribute("aria-describedby");
    else svg.setAttribute("aria-describedby", this.hint);
  }
}
