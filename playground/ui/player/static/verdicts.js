// Verdicts on networks, each with the rule that fired: on the cards of the lanes and below the playground's activations.

import { _ } from "./language/speak.js";
import { unbroken } from "./numbers.js";

// Write verdicts into a list. What stays of the same kind keeps its place, and its rule open.
export function tellVerdicts(list, verdicts = []) {
  const said = JSON.stringify(verdicts);
  if (list.said === said) return;
  list.said = said;
  const known = Object.fromEntries([...list.children].map((item) => [item.dataset.kind, item]));
  list.replaceChildren(...verdicts.map((verdict) => told(known[verdict.kind] ?? document.createElement("li"), verdict)));
  const size = verdicts.map(({ kind, text }) => kind + text.length).join();
  if (list.size !== size) keepHeight(list);
  list.size = size;
}

// A list that grew stays so tall while it is as wide: nothing below is to jump while verdicts come and go.
function keepHeight(list) {
  if (list.width !== list.clientWidth) list.style.minHeight = "";
  list.width = list.clientWidth;
  list.style.minHeight = `${list.offsetHeight}px`;
}

// Write one into an item of a list: its kind and its text, and the rule to be opened.
export function told(item, { kind, title, text, rule }) {
  if (!item.firstChild) item.innerHTML = "<details><summary><b></b><span></span></summary><small></small></details>";
  item.dataset.kind = kind;
  item.querySelector("summary").title = _("The rule: {rule}", { rule });
  item.querySelector("b").textContent = title;
  item.querySelector("span").textContent = unbroken(text);
  item.querySelector("small").textContent = _("The rule: {rule}", { rule });
  return item;
}
