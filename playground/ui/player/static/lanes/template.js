// The markup for networks side by side.

import { _ } from "../language/speak.js";
import { BAR, SOUND, chart, choice, panel, toggle } from "../template.js";

const CURVES = [["train_loss", _("Training loss")], ["test_loss", _("Test loss")], ["train_score", _("Training accuracy")], ["test_score", _("Test accuracy")]];
const QUANTITIES = [["grad_norms", "dC/dW"], ["delta_norms", "dC/dz"], ["update_ratios", _("Update / weight")]];

export const CURVES_PANEL = panel("lane-curves", _("Loss"), choice("curve", _("Curve of each network"), CURVES) + toggle("log", _("Log scale")) + SOUND, chart("curves"));

export const foot = (text) => `<p class="bp-foot">${text}</p>`;

const lanes = (first) => `
  ${BAR}
  <ul class="bp-lanes"></ul>
  <div class="bp-grid">
    ${first}
    ${CURVES_PANEL}
    ${panel("lane-layers", _("Gradient by layer, now"), choice("quantity", _("Quantity by layer"), QUANTITIES), chart("layers"))}
    ${panel(
      "lane-history",
      _("The same over epochs"),
      choice("quantity", _("Quantity over epochs"), QUANTITIES),
      chart("history"),
      foot(_("Layer 1, next to the inputs, is at the bottom. Zero is drawn like the lowest number; what is not finite, or comes after a run's end, is left blank. Point at a picture to read a number; drag to zoom into all of them, double-click to see all again.")),
    )}
    ${panel(
      "lane-activations",
      _("Activations of each layer"),
      "",
      chart("activations"),
      foot(_("One row a layer: the stronger the color, the more of its activations have that value (each row by its own largest share). Point at a row to read it.")),
    )}
    <div class="bp-tip" hidden></div>
  </div>`;

export const LANES_TEMPLATE = lanes("");

export const RUNS_TEMPLATE = lanes(panel(
  "lane-planes",
  _("Decision boundaries"),
  toggle("hard", _("Hard classes")),
  chart("planes"),
));
