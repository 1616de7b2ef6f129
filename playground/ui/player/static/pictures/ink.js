// Pictures in shades: ink on paper, in both themes.

import { mix } from "../drawing/palette.js";

const PAPER = [255, 255, 255], INK = [17, 24, 39];

// A canvas with the picture `row` of an array (M, h, w) of bytes, 0 for paper and 255 for ink.
export function inkOf({ shape, data }, row, theme) {
  const [, height, width] = shape;
  return inked(data.subarray(row * height * width, (row + 1) * height * width), width, theme);
}

export function inked(bytes, width, theme) {
  const height = bytes.length / width;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const paper = theme.isDark ? [226, 232, 240] : PAPER;
  bytes.forEach((byte, place) => image.data.set([...mix(paper, INK, byte / 255), 255], 4 * place));
  context.putImageData(image, 0, 0);
  return canvas;
}

// Bytes whose first row is the lowest, as maps of units have it.
export function upsideDown(bytes, width) {
  const turned = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += width) turned.set(bytes.subarray(at, at + width), bytes.length - at - width);
  return turned;
}
