// Why a run went as it did, each reason with its rule and one thing to try: below the playground's loss and on the
// cards of the lanes.

import { _ } from "./language/speak.js";
import { told } from "./verdicts.js";

// Write reasons into a list, which is hidden without any; `advise(advice)` is called by the button of one.
export function tellReasons(list, reasons = [], advise) {
  list.hidden = !reasons.length;
  list.replaceChildren(...reasons.map((reason) => itemOf(reason, advise)));
}

function itemOf(reason, advise) {
  const item = told(document.createElement("li"), reason);
  if (!reason.advice) return item;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: reason.advice.label, onclick: () => advise(reason.advice) });
  button.title = _("A new run from epoch 0 with this change");
  item.append(button);
  return item;
}
