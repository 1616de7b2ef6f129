// Marks on the way to the first picture, for the browser's own tools. `make bench ARGS=first_picture` looks from outside.

export function reached(place) {
  const name = `backprop ${place}`;
  if (!performance.getEntriesByName(name).length) performance.mark(name);
}
