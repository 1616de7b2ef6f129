// What is seen of the plane: the network's answers as a picture, or as a line where one input is all.

import { paintBoundary, paintMap } from "../drawing/images.js";

// `{ picture, place }`, a canvas and where it lies as Plotly's layout images say it, or `{ line }`. `spotlight` is the map
// of a unit that is shown in place of the answers; `canvas` is painted on.
export function answers(frame, spotlight, scene, { canvas, colors, theme, options }) {
  if (scene.is_curve && !spotlight) return { line: lineOf(frame.curve, scene.limits[0]) };
  if (spotlight) {
    paintMap(canvas, spotlight, scene.unit_resolution, colors);
    return { picture: canvas, place: placeOf(scene.unit_resolution, scene.limits) };
  }
  paintBoundary(canvas, frame.boundary, scene.resolution, {
    colors,
    neutral: theme.neutral,
    nClasses: scene.classes.length,
    hasClassesLayer: scene.has_classes_layer,
    hard: options.hard,
  });
  return { picture: canvas, place: placeOf(scene.resolution, scene.limits) };
}

function lineOf(curve, [left, right]) {
  const x = Array.from(curve, (_, i) => left + ((right - left) * i) / (curve.length - 1));
  return { x, y: Array.from(curve) };
}

// The grid's points are the centers of the outermost pixels, so the image is one pixel larger than the grid.
function placeOf(side, [[left, right], [bottom, top]]) {
  const [width, height] = [(right - left) / (side - 1), (top - bottom) / (side - 1)];
  return {
    xref: "x", yref: "y",
    x: left - width / 2, y: top + height / 2,
    sizex: right - left + width, sizey: top - bottom + height,
    sizing: "stretch", layer: "below", opacity: 1,
  };
}
