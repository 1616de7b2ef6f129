// The markup for networks side by side.

import { BAR, SOUND, chart, choice, panel, toggle } from "../template.js";

const CURVES = [["train_loss", "Training loss"], ["test_loss", "Test loss"], ["train_score", "Training accuracy"], ["test_score", "Test accuracy"]];
const QUANTITIES = [["grad_norms", "dC/dW"], ["delta_norms", "dC/dz"], ["update_ratios", "Update / weight"]];

export const CURVES_PANEL = panel("lane-curves", "Loss", choice("curve", "Curve of each network", CURVES) + toggle("log", "Log scale") + SOUND, chart("curves"));

const lanes = (first) => `
  ${BAR}
  <ul class="bp-lanes"></ul>
  <div class="bp-grid">
    ${first}
    ${CURVES_PANEL}
    ${panel("lane-layers", "Gradient by layer, now", choice("quantity", "Quantity by layer", QUANTITIES), chart("layers"))}
    ${panel(
      "lane-history",
      "The same over epochs",
      choice("quantity", "Quantity over epochs", QUANTITIES),
      chart("history"),
      `<p class="bp-foot">Layer 1, next to the inputs, is at the bottom. Zero is drawn like the lowest number; what is not finite, or comes after a run's end, is left blank. Point at a picture to read a number; drag to zoom into all of them, double-click to see all again.</p>`,
    )}
    ${panel(
      "lane-activations",
      "Activations of each layer",
      "",
      chart("activations"),
      `<p class="bp-foot">One row a layer: the stronger the color, the more of its activations have that value (each row by its own largest share). Point at a row to read it.</p>`,
    )}
    <div class="bp-tip" hidden></div>
  </div>`;

export const LANES_TEMPLATE = lanes("");

export const RUNS_TEMPLATE = lanes(panel(
  "lane-planes",
  "Decision boundaries",
  toggle("hard", "Hard classes"),
  chart("planes"),
));
