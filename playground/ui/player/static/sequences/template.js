// The markup for networks that read sequences, side by side.

import { _ } from "../language/speak.js";
import { CURVES_PANEL, foot } from "../lanes/template.js";
import { BAR, chart, choice, panel, toggle } from "../template.js";

export const SEQUENCES_TEMPLATE = `
  ${BAR}
  <ul class="bp-lanes"></ul>
  <div class="bp-grid">
    ${panel(
      "cell-errors",
      _("The error on its way back"),
      toggle("relative", _("Relative to the last step")),
      chart("errors"),
      foot(_("Thick: now. Dashed: what theory expects. Faint: at the start. A line that falls to the right fades on the way back, one that rises explodes. C is the loss of the last answer.")),
    )}
    ${CURVES_PANEL}
    ${panel(
      "cell-maps",
      _("Inside, while it reads"),
      `<label>${_("Show {map}", { map: choice("map", _("Map of each network"), []) })}</label>`,
      chart("maps"),
      `<p class="bp-foot"><span class="bp-key"><span data-low></span><i class="bp-ramp"></i><span data-high></span></span>${_("One test sequence, read from left to right: a column is a step, a row a unit.")}<span data-marked>${_("▼ marks a number to be added.")}</span> ${_("Point at a picture to read a number.")}</p>`,
    )}
    ${panel("cell-answers", _("What is answered, step by step"), "", chart("answers"), foot(`<span data-answers></span>`))}
    <div class="bp-tip" hidden></div>
  </div>`;
