// Keep a drawing as a file: as it is seen, on the page's own ground.

import { css } from "./palette.js";
import { SvgContext } from "./svg.js";

const FINER = 2; // times, as charts are kept

export const fileName = (name, epoch) => `backprop ${name} epoch ${epoch}`.replaceAll(" ", "-");

// `drawing` has a width, a height and a method `paint(context)`.
export async function keep(drawing, format, name, { background }) {
  const { width, height } = drawing;
  const draw = (context) => {
    context.fillStyle = css(background);
    context.fillRect(0, 0, width, height);
    drawing.paint(context);
  };
  const kept = format === "svg" ? asSvg(width, height, draw) : await asPng(width, height, draw);
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(kept), download: `${name}.${format}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // by then the browser has it
}

function asSvg(width, height, draw) {
  const context = new SvgContext(width, height);
  draw(context);
  return new Blob([context.toString()], { type: "image/svg+xml" });
}

function asPng(width, height, draw) {
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(FINER * width), height: Math.round(FINER * height) });
  const context = canvas.getContext("2d");
  context.scale(FINER, FINER);
  draw(context);
  return new Promise((resolve) => canvas.toBlob(resolve));
}
