// Numbers as people read them. All that the player writes goes through here: real minus signs, the decimal mark of the
// language, and "not finite" where there is no number.

import { catalog } from "./language/catalog.js";
import { _, pgettext } from "./language/speak.js";

const MINUS = "−";

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
  return Number.isFinite(share) ? written(share, (100 * share).toFixed(digits)) + catalog.percent : notFinite();
}

// A whole number, its thousands apart.
export function count(value) {
  const digits = String(Math.abs(value));
  const group = digits.length >= catalog.grouped_from ? catalog.group : "";
  return (value < 0 ? MINUS : "") + digits.replace(/\B(?=(\d{3})+$)/g, group);
}

// A power of ten for the label of an axis.
export const powerOfTen = (power) => `10<sup>${signed(String(power))}</sup>`;

// A sentence with numbers in it: after a hyphen the browser might break the line.
export const unbroken = (text) => text.replace(/(\de)-(?=\d)/g, `$1${MINUS}`);

// What stands between two numbers: a comma could be part of one.
export const BETWEEN = pgettext("between numbers", ", ");

// What Plotly writes numbers with: the decimal mark and what stands between thousands.
export const SEPARATORS = catalog.decimal + catalog.group;

export const notFinite = () => _("not finite");

const isTiny = (value, least) => value !== 0 && (Math.abs(value) < least || Math.abs(value) >= 1e5);

const written = (value, text) => (Number.isFinite(value) ? signed(text).replace(".", catalog.decimal) : notFinite());

const signed = (text) => text.replace("e+", "e").replaceAll("-", MINUS);
