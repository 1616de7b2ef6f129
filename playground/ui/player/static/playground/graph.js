// The network as a graph on one canvas: edges by weight, each unit with its own map of the plane, biases as dots.

import { paintMap } from "../images.js";
import { short } from "../numbers.js";
import { css } from "../palette.js";

const TOP = 24; // room for the layers' names
const BOTTOM = 22;

export class Graph {
  constructor(canvas, tooltip, store, onSpotlight) {
    Object.assign(this, { canvas, tooltip, store, onSpotlight });
    this.maps = [];
    canvas.onpointermove = (event) => this.#hover(event);
    canvas.onpointerleave = () => this.#leave();
  }

  // Where every unit stands; the columns are inputs, hidden layers, output.
  layout() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context = this.canvas.getContext("2d");
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { shown } = this.store.scene;
    const column = width / shown.length;
    const most = Math.max(...shown);
    this.size = Math.max(10, Math.min(38, (height - TOP - BOTTOM) / most - 6, column * 0.55));
    this.columns = shown.map((count, layer) => {
      const gap = Math.min((height - TOP - BOTTOM) / count, this.size * 1.5);
      const first = TOP + (height - TOP - BOTTOM - gap * (count - 1)) / 2;
      return Array.from({ length: count }, (_, unit) => ({ x: column * (layer + 0.5), y: first + gap * unit, layer, unit }));
    });
    this.column = column;
  }

  draw(frame, theme, colors) {
    if (!this.canvas.clientWidth) return;
    if (!this.columns || this.canvas.clientWidth !== this.laidOut?.[0] || this.canvas.clientHeight !== this.laidOut?.[1]) {
      this.layout();
      this.laidOut = [this.canvas.clientWidth, this.canvas.clientHeight];
    }
    Object.assign(this, { frame, theme, colors });
    const { context, canvas } = this;
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    this.#edges();
    this.#units();
    this.#names();
  }

  // The block [W; b] between columns `layer` and `layer + 1`, as a function of (from, to) and of (to).
  #block(layer) {
    const { shown } = this.store.scene;
    let start = 0;
    for (let i = 0; i < layer; i++) start += (shown[i] + 1) * shown[i + 1];
    const [nIn, nOut] = [shown[layer], shown[layer + 1]];
    const { weights } = this.frame;
    return {
      weight: (from, to) => weights[start + from * nOut + to],
      bias: (to) => weights[start + nIn * nOut + to],
    };
  }

  #edges() {
    const { context, theme } = this;
    for (let layer = 0; layer + 1 < this.columns.length; layer++) {
      const { weight } = this.#block(layer);
      for (const from of this.columns[layer]) {
        for (const to of this.columns[layer + 1]) {
          const value = weight(from.unit, to.unit);
          const strength = Math.min(Math.abs(value), 4);
          context.strokeStyle = css(value < 0 ? theme.negative : theme.positive, 0.25 + 0.15 * strength);
          context.lineWidth = 0.4 + 1.1 * strength;
          const bend = (to.x - from.x) * 0.4;
          context.beginPath();
          context.moveTo(from.x, from.y);
          context.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
          context.stroke();
        }
      }
    }
  }

  #units() {
    const { context, size, theme } = this;
    const { unit_resolution: side } = this.store.scene;
    let index = 0;
    this.columns.forEach((column, layer) => {
      const bias = layer ? this.#block(layer - 1).bias : null;
      column.forEach((place) => {
        const bytes = layer ? this.#unitMap(index++) : this.#inputMap(place.unit);
        const key = `${layer}:${place.unit}`;
        const map = paintMap((this.maps[key] ??= document.createElement("canvas")), bytes, side, this.colors);
        const [x, y] = [place.x - size / 2, place.y - size / 2];
        context.drawImage(map, x, y, size, size);
        const isLit = this.lit && this.lit.layer === layer && this.lit.unit === place.unit;
        context.strokeStyle = isLit ? theme.text : theme.axis;
        context.lineWidth = isLit ? 2.5 : 1;
        context.strokeRect(x, y, size, size);
        if (bias) this.#bias(x, y + size, bias(place.unit));
      });
    });
  }

  #bias(x, y, value) {
    const { context, theme } = this;
    context.beginPath();
    context.arc(x, y, 2.5 + 1.5 * Math.min(Math.abs(value), 2), 0, 2 * Math.PI);
    context.fillStyle = css(value < 0 ? theme.negative : theme.positive);
    context.fill();
    context.strokeStyle = css(theme.background);
    context.lineWidth = 1;
    context.stroke();
  }

  #names() {
    const { context, theme } = this;
    const { sizes, shown, inputs } = this.store.scene;
    context.fillStyle = theme.text;
    context.textAlign = "center";
    context.font = `600 11px ${getComputedStyle(this.canvas).fontFamily}`;
    const last = this.columns.length - 1;
    this.columns.forEach((column, layer) => {
      const wide = this.column > 70;
      const name = layer === 0 ? (wide ? "inputs" : "in") : layer === last ? (wide ? "output" : "out") : wide ? `layer ${layer}` : `${layer}`;
      context.fillText(name, column[0].x, 13);
    });
    context.font = `10px ${getComputedStyle(this.canvas).fontFamily}`;
    context.globalAlpha = 0.75;
    this.columns.forEach((column, layer) => {
      const more = sizes[layer] - shown[layer];
      const below = Math.min(column.at(-1).y + this.size / 2 + 14, this.canvas.clientHeight - 4);
      if (more > 0) context.fillText(this.column > 60 ? `+ ${more} more` : `+${more}`, column[0].x, below);
    });
    const isBelow = this.columns[0].length < 2 || this.columns[0][1].y - this.columns[0][0].y >= this.size + 11;
    const room = isBelow ? this.column - 8 : this.column / 2 - this.size / 2 - 6;
    context.textAlign = isBelow ? "center" : "right";
    for (const { x, y, unit } of this.columns[0]) {
      const name = shortened(context, inputs[unit], room);
      if (name.length < Math.min(6, inputs[unit].length)) continue; // too little of it to tell
      if (isBelow) context.fillText(name, x, y + this.size / 2 + 10);
      else context.fillText(name, x - this.size / 2 - 4, y + 3);
    }
    context.globalAlpha = 1;
  }

  #inputMap(unit) {
    const { data, shape } = this.store.arrays.input_maps;
    const size = shape[1] * shape[2];
    return data.subarray(unit * size, (unit + 1) * size);
  }

  #unitMap(index) {
    const size = this.store.scene.unit_resolution ** 2;
    return this.frame.units.subarray(index * size, (index + 1) * size);
  }

  #hover(event) {
    if (!this.columns || !this.frame) return;
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const unit = this.columns.flat().find((p) => Math.abs(p.x - x) <= this.size / 2 + 2 && Math.abs(p.y - y) <= this.size / 2 + 2);
    const text = unit ? this.#unitText(unit) : this.#edgeText(x, y);
    this.#light(unit ?? null);
    this.tooltip.hidden = !text;
    if (!text) return;
    this.tooltip.textContent = text;
    const left = Math.min(x + 14, this.canvas.clientWidth - this.tooltip.offsetWidth - 4);
    this.tooltip.style.transform = `translate(${Math.max(0, left)}px, ${y + 16}px)`;
  }

  #leave() {
    this.tooltip.hidden = true;
    this.#light(null);
  }

  #light(unit) {
    if (unit?.layer === this.lit?.layer && unit?.unit === this.lit?.unit) return;
    this.lit = unit;
    this.onSpotlight();
  }

  // The map of the unit under the pointer, or null.
  get spotlight() {
    if (!this.lit) return null;
    if (this.lit.layer === 0) return this.#inputMap(this.lit.unit);
    const before = this.columns.slice(1, this.lit.layer).reduce((sum, column) => sum + column.length, 0);
    return this.#unitMap(before + this.lit.unit);
  }

  #name({ layer, unit }) {
    const { inputs, classes } = this.store.scene;
    if (layer === 0) return inputs[unit];
    if (layer < this.columns.length - 1) return `unit ${unit + 1} of layer ${layer}`;
    return this.columns[layer].length > 1 ? `output for ${classes[unit]}` : "the output";
  }

  #unitText(place) {
    const name = this.#name(place);
    return place.layer ? `${name}: bias ${short(this.#block(place.layer - 1).bias(place.unit), 4)}` : `input ${name}`;
  }

  #edgeText(x, y) {
    let best = null;
    for (let layer = 0; layer + 1 < this.columns.length; layer++) {
      for (const from of this.columns[layer]) {
        for (const to of this.columns[layer + 1]) {
          const t = (x - from.x) / (to.x - from.x);
          if (t < 0 || t > 1) continue;
          const distance = Math.abs(y - curve(from, to, t));
          if (distance < 5 && (!best || distance < best.distance)) best = { distance, from, to, layer };
        }
      }
    }
    if (!best) return null;
    const value = this.#block(best.layer).weight(best.from.unit, best.to.unit);
    return `${this.#name(best.from)} → ${this.#name(best.to)}: weight ${short(value, 4)}`;
  }
}

// Height of an edge's curve where it is at share `t` of the way across: solves its x for the parameter.
function curve(from, to, t) {
  let u = t;
  for (let i = 0; i < 5; i++) u -= (1.2 * u * (1 - u) * (1 - u) + 1.8 * u * u * (1 - u) + u ** 3 - t) / (1.2 - 1.2 * u + 1.2 * u * u);
  const step = u * u * (3 - 2 * u);
  return from.y + (to.y - from.y) * step;
}

function shortened(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return `${text.slice(0, length)}…`;
}
