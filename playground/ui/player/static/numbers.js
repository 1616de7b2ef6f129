// Numbers as people read them. All that the player writes goes through here: real minus signs, and "not finite" where
// there is no number.

const MINUS = "−";
const NOT_FINITE = "not finite";

// As short as it may be for a sentence, a hover or a legend: 0.03, −1.25, 3.2e−7.
export function short(value, digits = 3) {
  const rounded = Number(value.toPrecision(digits));
  return written(value, isTiny(value, 1e-4) ? rounded.toExponential() : String(rounded));
}

// As wide as the last one while it changes, for a readout: 0.0123, 12.3; a power of ten only where it is needed.
export function steady(value) {
  const digits = Math.abs(value) < 10 ? 4 : 1;
  return written(value, isTiny(value, 1e-3) ? value.toExponential(2) : value.toFixed(digits));
}

export function decimals(value, digits = 2) {
  return written(value, value.toFixed(digits));
}

// A share of 1, in whole percent; a small one is told more exactly unless `digits` says how exactly.
export function percent(share, digits = share < 0.0995 ? 1 : 0) {
  return written(share, `${(100 * share).toFixed(digits)}%`);
}

export const count = (value) => value.toLocaleString("en");

// A power of ten for the label of an axis.
export const powerOfTen = (power) => `10<sup>${signed(String(power))}</sup>`;

// A sentence with numbers in it: after a hyphen the browser might break the line.
export const unbroken = (text) => text.replace(/(\de)-(?=\d)/g, `$1${MINUS}`);

const isTiny = (value, least) => value !== 0 && (Math.abs(value) < least || Math.abs(value) >= 1e5);

const written = (value, text) => (Number.isFinite(value) ? signed(text) : NOT_FINITE);

const signed = (text) => text.replace("e+", "e").replaceAll("-", MINUS);
