// From bytes to pictures: the boundary as a data URL for Plotly, the units' maps as small canvases.

import { classColor, mix, rgb } from "./palette.js";

// `colorOf(index)` of the cell in a row (0 is the lowest) and a column: [r, g, b] or [r, g, b, opacity up to 255].
export function paint(canvas, width, height, colorOf) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (height - 1 - row) * width + column; // row 0 of a map is its lower edge
      const to = 4 * (row * width + column);
      const color = colorOf(from);
      image.data[to] = color[0];
      image.data[to + 1] = color[1];
      image.data[to + 2] = color[2];
      image.data[to + 3] = color[3] ?? 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

export function paintMap(canvas, bytes, side, colors) {
  return paint(canvas, side, side, (i) => colors[bytes[i]]);
}

// `hard` shows the decision alone, without how sure the network is of it.
export function paintBoundary(canvas, bytes, side, { colors, neutral, nClasses, hasClassesLayer, hard }) {
  if (!hasClassesLayer) {
    const decided = hard && nClasses === 2;
    return paint(canvas, side, side, (i) => colors[decided ? (bytes[i] > 127 ? 255 : 0) : bytes[i]]);
  }
  const size = side * side;
  const tables = Array.from({ length: nClasses }, (_, k) => {
    const full = rgb(classColor(k));
    return Array.from({ length: 256 }, (_, p) => {
      const sure = Math.max(0, (p / 255 - 1 / nClasses) / (1 - 1 / nClasses));
      return mix(neutral, full, hard ? 0.85 : 0.15 + 0.7 * sure);
    });
  });
  return paint(canvas, side, side, (i) => tables[bytes[i]][bytes[size + i]]);
}

// A copy with every cell many pixels large: on paper nobody keeps a browser from smoothing the cells away.
export function enlarged(from) {
  const [across, down] = [from.width, from.height].map((cells) => Math.max(1, Math.ceil(900 / cells)));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: from.width * across, height: from.height * down });
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(from, 0, 0, canvas.width, canvas.height);
  return canvas;
}
