// Between the measure of an axis and shares of it, and the round numbers at it.

const FINEST = 1000; // parts of an axis: nobody draws finer

export const within = (share) => Math.min(1, Math.max(0, share));

export const shareOf = (value, [low, high]) => (value - low) / (high - low);

// The value at a share of an axis, as roundly as it can be drawn.
export function valueAt(share, [low, high]) {
  const digits = Math.ceil(-Math.log10((high - low) / FINEST));
  const scale = 10 ** Math.abs(digits);
  const value = low + share * (high - low);
  return digits > 0 ? Math.round(value * scale) / scale : Math.round(value / scale) * scale;
}

// Round numbers at an axis, about so many.
export function ticks([low, high], about) {
  const least = (high - low) / about;
  const ten = 10 ** Math.floor(Math.log10(least));
  const step = ten * [1, 2, 5, 10].find((factor) => factor * ten > 0.999 * least);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
