// From bytes to pictures: the boundary as a data URL for Plotly, the units' maps as small canvases.

import { classColor, mix, rgb } from "./palette.js";

function paint(canvas, side, colorOf) {
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d");
  const image = context.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = (side - 1 - row) * side + column; // row 0 of a map is its lower edge
      const to = 4 * (row * side + column);
      const color = colorOf(from);
      image.data[to] = color[0];
      image.data[to + 1] = color[1];
      image.data[to + 2] = color[2];
      image.data[to + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

export function paintMap(canvas, bytes, side, colors) {
  return paint(canvas, side, (i) => colors[bytes[i]]);
}

// `hard` shows the decision alone, without how sure the network is of it.
export function paintBoundary(canvas, bytes, side, { colors, neutral, nClasses, hasClassesLayer, hard }) {
  if (!hasClassesLayer) {
    const decided = hard && nClasses === 2;
    return paint(canvas, side, (i) => colors[decided ? (bytes[i] > 127 ? 255 : 0) : bytes[i]]);
  }
  const size = side * side;
  const tables = Array.from({ length: nClasses }, (_, k) => {
    const full = rgb(classColor(k));
    return Array.from({ length: 256 }, (_, p) => {
      const sure = Math.max(0, (p / 255 - 1 / nClasses) / (1 - 1 / nClasses));
      return mix(neutral, full, hard ? 0.85 : 0.15 + 0.7 * sure);
    });
  });
  return paint(canvas, side, (i) => tables[bytes[i]][bytes[size + i]]);
}
