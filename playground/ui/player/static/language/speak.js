// Texts in the language that is spoken. They stand in double quotes, so that `make catalog` finds them:
// _("Epoch {epoch} of {last}", { epoch: count(3), last: count(10) })

import { catalog, plural } from "./catalog.js";

export const language = catalog.code;

export const _ = (text, values) => filled(catalog.texts[text] ?? text, values);

// The form that goes with a whole number.
export function ngettext(one, many, n, values = {}) {
  const text = catalog.texts[one]?.[plural(n)] ?? (n === 1 ? one : many);
  return filled(text, { n, ...values });
}

// A text that means one thing in one place and another in others.
export const pgettext = (context, text, values) => filled(catalog.texts[`${context}\n${text}`] ?? text, values);

const filled = (text, values) => (values ? text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : text);
