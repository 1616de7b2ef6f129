// A shape for each class beside its color: Plotly's name for it, and the outline of its sign in the legend.

const SHAPES = [
  ["circle", "circle(50%)"],
  ["square", "inset(6%)"],
  ["triangle-up", "polygon(50% 4%, 100% 96%, 0 96%)"],
  ["diamond", "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)"],
  ["triangle-down", "polygon(0 4%, 100% 4%, 50% 96%)"],
  ["cross", "polygon(34% 0, 66% 0, 66% 34%, 100% 34%, 100% 66%, 66% 66%, 66% 100%, 34% 100%, 34% 66%, 0 66%, 0 34%, 34% 34%)"],
  ["x", "polygon(0 22%, 22% 0, 50% 28%, 78% 0, 100% 22%, 72% 50%, 100% 78%, 78% 100%, 50% 72%, 22% 100%, 0 78%, 28% 50%)"],
  ["pentagon", "polygon(50% 0, 100% 38%, 81% 100%, 19% 100%, 0 38%)"],
  ["hourglass", "polygon(0 0, 100% 0, 50% 50%, 100% 100%, 0 100%, 50% 50%)"],
  ["star", "polygon(50% 0, 62% 35%, 98% 35%, 69% 57%, 79% 91%, 50% 70%, 21% 91%, 31% 57%, 2% 35%, 38% 35%)"],
];

const shape = (index) => SHAPES[index % SHAPES.length];

export const symbolOf = (index) => shape(index)[0];

export const outlineOf = (index) => shape(index)[1];
