// Where the units of a network stand on its canvas, and which of them, or which edge, is near a point.

const TOP = 24; // room for the layers' names
const BOTTOM = 22;
const NAME = 13; // of an input, below its map
const NEAR = 5; // pixels from an edge at which it is pointed at

// The columns are inputs, hidden layers, output. `widest` is the length of the longest input's name: names stand
// below the inputs' maps where there is room, else to their left, and the other columns move closer together.
export function arranged(width, height, shown, widest) {
  const room = height - TOP - BOTTOM;
  const sizeIn = (column) => Math.max(10, Math.min(38, room / Math.max(...shown) - 6, column * 0.55));
  const gapOf = (count, size) => Math.min(room / count, Math.max(size * 1.5, size + NAME));
  const size = sizeIn(width / shown.length);
  const isBelow = shown[0] < 2 || gapOf(shown[0], size) >= size + NAME - 2;
  const left = isBelow ? 0 : Math.min(widest, 0.18 * width);
  const column = (width - left) / shown.length;
  const found = { column, isBelow, size: isBelow ? size : sizeIn(column), left };
  found.columns = shown.map((count, layer) => {
    const gap = layer ? Math.min(room / count, found.size * 1.5) : gapOf(count, found.size);
    const first = TOP + (room - gap * (count - 1)) / 2;
    return Array.from({ length: count }, (_, unit) => ({ x: left + column * (layer + 0.5), y: first + gap * unit, layer, unit }));
  });
  return found;
}

export function unitAt({ columns, size }, x, y) {
  const reach = size / 2 + 2;
  return columns.flat().find((place) => Math.abs(place.x - x) <= reach && Math.abs(place.y - y) <= reach) ?? null;
}

// The ends { from, to } of the edge that passes nearest, or null.
export function edgeAt({ columns }, x, y) {
  let best = null;
  for (let layer = 0; layer + 1 < columns.length; layer++) {
    for (const from of columns[layer]) {
      for (const to of columns[layer + 1]) {
        const share = (x - from.x) / (to.x - from.x);
        if (share < 0 || share > 1) continue;
        const distance = Math.abs(y - heightAt(from, to, share));
        if (distance < NEAR && (!best || distance < best.distance)) best = { distance, from, to };
      }
    }
  }
  return best;
}

export function drawEdge(context, from, to) {
  const bend = (to.x - from.x) * 0.4;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
  context.stroke();
}

// Height of an edge's curve at a share of the way across: solves its x for the parameter.
function heightAt(from, to, share) {
  let u = share;
  for (let i = 0; i < 5; i++) u -= (1.2 * u * (1 - u) * (1 - u) + 1.8 * u * u * (1 - u) + u ** 3 - share) / (1.2 - 1.2 * u + 1.2 * u * u);
  return from.y + (to.y - from.y) * u * u * (3 - 2 * u);
}
