// The markup for networks that read sequences, side by side.

import { CURVES_PANEL } from "../lanes/template.js";
import { BAR, chart, choice, panel, toggle } from "../template.js";

const foot = (text) => `<p class="bp-foot">${text}</p>`;

export const SEQUENCES_TEMPLATE = `
  ${BAR}
  <ul class="bp-lanes"></ul>
  <div class="bp-grid">
    ${panel(
      "cell-errors",
      "The error on its way back",
      toggle("relative", "Relative to the last step"),
      chart("errors"),
      foot("Thick: now. Dashed: what theory expects. Faint: at the start. A line that falls to the right fades on the way back, one that rises explodes. C is the loss of the last answer."),
    )}
    ${CURVES_PANEL}
    ${panel(
      "cell-maps",
      "Inside, while it reads",
      `<label>Show ${choice("map", "Map of each network", [])}</label>`,
      chart("maps"),
      `<p class="bp-foot"><span class="bp-key"><span data-low></span><i class="bp-ramp"></i><span data-high></span></span>One test sequence, read from left to right: a column is a step, a row a unit.<span data-marked>▼ marks a number to be added.</span> Point at a picture to read a number.</p>`,
    )}
    ${panel("cell-answers", "What is answered, step by step", "", chart("answers"), foot(`<span data-answers></span>`))}
    <div class="bp-tip" hidden></div>
  </div>`;
