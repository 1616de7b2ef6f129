// Drawing by keyboard: the arrow keys move the handle that has the focus.

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ENDS = { Home: 0, End: 1 };
const STEP = 1 / 50, LARGE_STEP = 1 / 10; // of a range

export function byKeyboard(handle, index, drawing) {
  handle.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const shape = moved(event, index, drawing);
    if (!shape) return;
    event.preventDefault();
    event.stopPropagation(); // the player's own arrow keys step through epochs
    drawing.press(shape);
  };
}

function moved({ key, shiftKey }, index, { kind, shape }) {
  if (key in ENDS) return kind.moved(shape, index, [ENDS[key], ENDS[key]], true);
  const size = shiftKey ? LARGE_STEP : STEP;
  return key in ARROWS ? kind.moved(shape, index, ARROWS[key].map((way) => way * size)) : null;
}
