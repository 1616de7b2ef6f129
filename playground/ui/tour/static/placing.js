// Where the words stand: beside the control, within the window.

const GAP = 14; // pixels between the control and the words, of which the ring takes some
const SIDES = ["bottom", "right", "left", "top"];
const SPOTS = {
  bottom: (control) => [control.left, control.bottom + GAP],
  top: (control, { height }) => [control.left, control.top - GAP - height],
  right: (control) => [control.right + GAP, control.top],
  left: (control, { width }) => [control.left - GAP - width, control.top],
};

// [left, top] of words of this `width` and `height`: at the side that was asked for, at another if they would cover the
// control there, and over it only if they would everywhere.
export function placed(control, words, area, side) {
  const spots = [side, ...SIDES].map((one) => within(SPOTS[one](control, words), words, area));
  return spots.find((spot) => !covers(spot, words, control)) ?? spots[0];
}

export const centered = ({ width, height }, area) => [(area.left + area.right - width) / 2, (area.top + area.bottom - height) / 2];

const within = ([left, top], { width, height }, area) => [
  Math.max(area.left, Math.min(left, area.right - width)),
  Math.max(area.top, Math.min(top, area.bottom - height)),
];

const covers = ([left, top], { width, height }, control) =>
  left < control.right && left + width > control.left && top < control.bottom && top + height > control.top;
