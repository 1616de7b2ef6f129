// Drawing by mouse, finger or pen on the area over a chart's frame.

const REACH = { mouse: 12 }, OTHERS = 22; // pixels from a handle at which it is taken; a finger is not as exact

export function byPointer(area, drawing) {
  const placeOf = ({ clientX, clientY }) => {
    const { left, top, width, height, air } = frameOf(area);
    const share = (at, from, length) => Math.min(1, Math.max(0, (at - from - air) / length));
    return [share(clientX, left, width), 1 - share(clientY, top, height)];
  };
  area.onpointerdown = (event) => {
    if (!event.isPrimary || event.button) return;
    event.preventDefault(); // of text that would be selected
    area.setPointerCapture(event.pointerId);
    const { width, height } = frameOf(area);
    drawing.begin(placeOf(event), [width, height], REACH[event.pointerType] ?? OTHERS);
  };
  area.onpointermove = (event) => {
    if (!event.isPrimary || !drawing.stroke) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) drawing.go(placeOf(each));
  };
  area.onpointerup = area.onpointercancel = area.onlostpointercapture = (event) => event.isPrimary && drawing.end();
}

// The area is larger than the frame by some air on every side, for handles at its edge.
function frameOf(area) {
  const { left, top, width, height } = area.getBoundingClientRect();
  const air = Number(area.dataset.air);
  return { left, top, air, width: width - 2 * air, height: height - 2 * air };
}
