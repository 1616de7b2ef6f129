// Two charts with a picture for each lane: a quantity in every layer over epochs, and how activations are spread. A
// picture is { lane, width, height, colorOf, left, right }; the charts show it as a layout image.

import { laneColor, mix, rgb, viridis } from "../drawing/palette.js";
import { activationsOf, historyOf, widened } from "./maps.js";

const NOTHING = [0, 0, 0, 0];
const FIRST_EPOCHS = 50; // on the axis at first: it grows by doubling

// The shades of a lane for a share from 0 to 255: stronger where there is more.
export function shadesOf(titles, text) {
  const strong = rgb(text);
  return titles.map((_, lane) => Array.from({ length: 256 }, (_, i) => [...mix(rgb(laneColor(lane)), strong, (i / 255) ** 4 / 4), i]));
}

// The quantity over epochs in every lane, and the powers of ten that its colors tell apart, never fewer than `scale`.
export function historyPictures(store, quantity, farthest, scale) {
  const { stride, columns, lanes } = historyOf(store, quantity, farthest);
  const { low, high } = (scale = widened(scale, lanes));
  const colorOf = (log) => (Number.isNaN(log) ? NOTHING : viridis[Math.min(255, Math.max(0, Math.round((255 * (log - low)) / (high - low))))]);
  const pictures = store.scene.layers.map((height, lane) => ({
    lane, height, width: columns,
    colorOf: (cell) => colorOf(lanes[lane][cell]),
    left: -0.5, right: columns * stride - 0.5,
  }));
  const end = Math.min(store.lastEpoch, FIRST_EPOCHS * 2 ** Math.max(0, Math.ceil(Math.log2(farthest / FIRST_EPOCHS))));
  return { pictures, scale, range: [-0.5, end + 0.5] };
}

// How the activations of the lanes that still have some are spread; each picture's range is that of its values.
export function activationPictures(frame, store, shades) {
  return store.scene.layers.flatMap((height, lane) => {
    const { range, cells, columns } = activationsOf(frame, store, lane);
    if (!range) return [];
    return [{ lane, height, width: columns, colorOf: (cell) => shades[lane][cells[cell]], left: range[0], right: range[1] }];
  });
}

// Which lane's picture the pointer is on in a chart, and where on its axes; null beside them.
export function placeOn(name, element, event) {
  const area = event.target.closest?.(".nsewdrag");
  if (!area) return null;
  const [, n] = area.dataset.subplot.match(/^x(\d*)y/);
  const box = area.getBoundingClientRect();
  const layout = element._fullLayout; // where axes that move together all know where they are
  const [x, y] = [layout[`xaxis${n}`].range, layout[`yaxis${n}`].range];
  return {
    name,
    lane: n ? n - 1 : 0,
    x: x[0] + ((event.clientX - box.left) / box.width) * (x[1] - x[0]),
    y: y[0] + ((box.bottom - event.clientY) / box.height) * (y[1] - y[0]),
  };
}
