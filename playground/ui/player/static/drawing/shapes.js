// A shape for each class beside its color. Corners lie in a square of 100 x 100; `reach` is how far Plotly's go, in radii.

const SHAPES = [
  { symbol: "circle", reach: 1 },
  { symbol: "square", reach: 1.14, corners: "6 6, 94 6, 94 94, 6 94" },
  { symbol: "triangle-up", reach: 1.15, corners: "50 4, 100 96, 0 96" },
  { symbol: "diamond", reach: 1.3, corners: "50 0, 100 50, 50 100, 0 50" },
  { symbol: "triangle-down", reach: 1.15, corners: "0 4, 100 4, 50 96" },
  { symbol: "cross", reach: 1.2, corners: "34 0, 66 0, 66 34, 100 34, 100 66, 66 66, 66 100, 34 100, 34 66, 0 66, 0 34, 34 34" },
  { symbol: "x", reach: 1.2, corners: "0 22, 22 0, 50 28, 78 0, 100 22, 72 50, 100 78, 78 100, 50 72, 22 100, 0 78, 28 50" },
  { symbol: "pentagon", reach: 1, corners: "50 0, 100 38, 81 100, 19 100, 0 38" },
  { symbol: "hourglass", reach: 1, corners: "0 0, 100 0, 50 50, 100 100, 0 100, 50 50" },
  { symbol: "star", reach: 1.4, corners: "50 0, 62 35, 98 35, 69 57, 79 91, 50 70, 21 91, 31 57, 2 35, 38 35" },
];

export const classShape = (index) => SHAPES[index % SHAPES.length];

// Plotly's name.
export const symbolOf = (index) => classShape(index).symbol;

// For `clip-path`.
export function outlineOf(index) {
  const { corners } = classShape(index);
  return corners ? `polygon(${corners.replace(/\d+/g, "$&%")})` : "circle(50%)";
}

// On a canvas, as Plotly draws the symbol of that name.
export function drawSymbol(context, name, x, y, size) {
  const [symbol, isDotted] = [name.replace("-dot", ""), name.endsWith("-dot")];
  const { reach, corners } = SHAPES.find((one) => one.symbol === symbol);
  const radius = (reach * size) / 2;
  context.beginPath();
  if (!corners) context.arc(x, y, radius, 0, 2 * Math.PI);
  for (const corner of corners?.split(", ") ?? []) {
    const [across, down] = corner.split(" ").map((percent) => (percent / 50 - 1) * radius);
    context.lineTo(x + across, y + down);
  }
  context.closePath();
  context.fill();
  context.stroke();
  if (!isDotted) return;
  context.beginPath();
  context.arc(x, y, 0.5, 0, 2 * Math.PI);
  context.stroke();
}
