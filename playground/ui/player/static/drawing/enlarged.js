// Figures are made for a page whose type is 16 pixels large. Where it is larger, as in the projector view, all that is
// measured in pixels grows with it: letters, lines, margins, heights.

const PIXELS = new Set([
  "size", "width", "height", "l", "r", "t", "b", "pad", "xpad", "ypad", "xshift", "yshift", "standoff", "ticklen", "linewidth",
  "thickness",
]);

// How many times as large as it is made for the page's type is.
export const enlargement = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

// A figure, or a part of one, so many times as large.
export function enlarged(part, times, key = "") {
  if (typeof part === "number") return PIXELS.has(key) ? part * times : part;
  if (key === "dash") return String(part).replace(/[\d.]+(?=px)/g, (length) => length * times);
  if (Array.isArray(part)) return typeof part[0] === "object" ? part.map((item) => enlarged(item, times)) : part;
  if (part === null || typeof part !== "object" || ArrayBuffer.isView(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, enlarged(value, times, name)]));
}
