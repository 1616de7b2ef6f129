// The markup of the playground.

import { BAR, SOUND, chart, choice, panel, toggle } from "../template.js";

const BOUNDARY = panel(
  "boundary",
  "Decision boundary",
  `<span class="bp-place-toggle">${toggle("placing", "Edit points")}</span><span data-part="test">${toggle("test", "Test points")}</span><span class="bp-hard">${toggle("hard", "Hard classes")}</span>`,
  `<div class="bp-placing" role="group" aria-label="Points placed by hand" hidden></div>${chart("boundary")}`,
  `<p class="bp-foot"><span class="bp-legend"></span><output class="bp-here" aria-live="off"></output></p>`,
);

// `plane` is the panel beside the network, `key` says what the network's picture means.
export const stage = (plane, key) => `
  ${BAR}
  <div class="bp-grid">
    <dl class="bp-numbers">
      <div><dt>Training loss</dt><dd data-number="train_loss"></dd></div>
      <div data-part="test"><dt>Test loss</dt><dd data-number="test_loss"></dd></div>
      <div data-part="validation"><dt>Validation loss</dt><dd data-number="validation_loss"></dd></div>
      <div><dt>Training <span data-score></span></dt><dd data-number="train_score"></dd></div>
      <div data-part="test"><dt>Test <span data-score></span></dt><dd data-number="test_score"></dd></div>
      <div data-part="validation"><dt>Validation <span data-score></span></dt><dd data-number="validation_score"></dd></div>
    </dl>
    ${panel(
      "graph",
      "Network",
      `<span class="bp-key"><i class="bp-neg"></i>negative<i class="bp-pos"></i>positive</span>`,
      `<div class="bp-canvas"><canvas data-drawing="network" data-words="network" role="img" tabindex="0" aria-label="The network: a line for each weight, a small map for each unit, a dot for each bias"></canvas><div class="bp-tip" hidden></div></div>`,
      `<p class="bp-foot">${key}</p>`,
    )}
    ${plane}
    ${panel("loss", "Loss and score", toggle("log", "Log scale"), chart("loss"), `<p class="bp-foot"><span class="bp-rate"></span>${SOUND}</p>`)}
    <section class="bp-panel bp-reasons" hidden><header><h3>Why did this happen?</h3></header><ul class="bp-why"></ul></section>
    ${panel("histograms", "Activations", "", chart("histograms"), `<ul class="bp-verdicts"></ul>`)}
    ${panel(
      "gradients",
      "Gradient of each layer",
      choice("gradient", "Gradient over epochs", [["grad_norms", "dC/dW"], ["delta_norms", "dC/dz"]]),
      chart("gradients"),
      `<p class="bp-foot bp-layers"></p>`,
    )}
  </div>`;

export const TEMPLATE = stage(BOUNDARY, "Line: weight. Picture: a unit's answers over the plane. Dot: bias. Point to read, click to keep.");
