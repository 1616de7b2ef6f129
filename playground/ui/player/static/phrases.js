// Parts of sentences.

import { _ } from "./language/speak.js";
import { notFinite, short } from "./numbers.js";

// "a", "a and b", "a, b and c"
export const listed = (items) =>
  items.length < 2 ? items.join() : _("{before} and {last}", { before: items.slice(0, -1).join(", "), last: items.at(-1) });

// Where the middle half of what a histogram counts lies; `shares` are those of bins of one width from `low` to `high`.
export function middleHalf(low, high, shares) {
  const all = shares.reduce((sum, share) => sum + share, 0);
  if (!Number.isFinite(low + high) || !(all > 0)) return notFinite();
  const edge = (bin) => short(low + ((high - low) * bin) / shares.length);
  const [from, to] = [edge(quantile(shares, all / 4)), edge(quantile(shares, (3 * all) / 4) + 1)];
  return _("half of them from {from} to {to}", { from, to });
}

// The first bin with which `much` is reached.
function quantile(shares, much) {
  let sum = 0;
  return shares.findIndex((share) => (sum += share) >= much);
}

// Text as it is, where Plotly would take it for markup or fill it in.
export const plain = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/%\{/g, "&#37;{");
