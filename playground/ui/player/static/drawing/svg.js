// SVG in place of pixels: what is drawn on this as on a canvas's context is written down, mark by mark.

const ANCHORS = { left: "start", center: "middle", right: "end" };

export class SvgContext {
  constructor(width, height) {
    Object.assign(this, { width, height, marks: [], dash: [], strokeStyle: "#000", fillStyle: "#000", lineWidth: 1, textAlign: "left", font: "10px sans-serif" });
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  beginPath() {
    this.shape = ["path", { d: "" }];
  }

  moveTo(x, y) {
    this.shape[1].d += `M${tidy(x)} ${tidy(y)}`;
  }

  bezierCurveTo(...places) {
    this.shape[1].d += `C${places.map(tidy).join(" ")}`;
  }

  // Of a whole circle.
  arc(x, y, radius) {
    this.shape = ["circle", { cx: x, cy: y, r: radius }];
  }

  stroke() {
    const [name, place] = this.shape;
    this.#mark(name, { ...place, fill: "none", ...this.#line() });
  }

  fill() {
    const [name, place] = this.shape;
    this.#mark(name, { ...place, ...painted("fill", this.fillStyle) });
  }

  strokeRect(x, y, width, height) {
    this.#mark("rect", { x, y, width, height, fill: "none", ...this.#line() });
  }

  fillRect(x, y, width, height) {
    this.#mark("rect", { x, y, width, height, ...painted("fill", this.fillStyle) });
  }

  drawImage(canvas, x, y, width, height) {
    this.#mark("image", { x, y, width, height, preserveAspectRatio: "none", href: canvas.toDataURL() });
  }

  fillText(text, x, y) {
    const look = { style: `font: ${this.font}`, "text-anchor": ANCHORS[this.textAlign], ...painted("fill", this.fillStyle) };
    this.#mark("text", { x, y, ...look }, text);
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  // The whole file.
  toString() {
    const { width, height, marks } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${marks.join("\n")}\n</svg>\n`;
  }

  #line() {
    const dash = this.dash.length ? { "stroke-dasharray": this.dash.join(" ") } : {};
    return { ...painted("stroke", this.strokeStyle), "stroke-width": this.lineWidth, ...dash };
  }

  #mark(name, attributes, text = "") {
    const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? tidy(value) : value)}"`);
    this.marks.push(`<${name}${said.join("")}>${escaped(text)}</${name}>`);
  }
}

const tidy = (number) => Number(number.toFixed(2));

const escaped = (text) => String(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

// A color and how much it covers are two attributes: not every program knows rgba().
function painted(attribute, color) {
  const [, solid, alpha] = /^rgba\((.*),\s*([\d.]+)\)$/.exec(color) ?? [];
  return solid ? { [attribute]: `rgb(${solid})`, [`${attribute}-opacity`]: alpha } : { [attribute]: color };
}
