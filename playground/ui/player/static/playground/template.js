// The markup of the playground.

import { _ } from "../language/speak.js";
import { BAR, SOUND, chart, choice, panel, toggle } from "../template.js";

const BOUNDARY = panel(
  "boundary",
  _("Decision boundary"),
  `<span class="bp-place-toggle">${toggle("placing", _("Edit points"))}</span><span data-part="test">${toggle("test", _("Test points"))}</span><span class="bp-hard">${toggle("hard", _("Hard classes"))}</span>`,
  `<div class="bp-placing" role="group" aria-label="${_("Points placed by hand")}" hidden></div>${chart("boundary")}`,
  `<p class="bp-foot"><span class="bp-legend"></span><output class="bp-here" aria-live="off"></output></p>`,
);

// `plane` is the panel beside the network, `key` says what the network's picture means.
export const stage = (plane, key) => `
  ${BAR}
  <div class="bp-grid">
    <dl class="bp-numbers">
      <div><dt>${_("Training loss")}</dt><dd data-number="train_loss"></dd></div>
      <div data-part="test"><dt>${_("Test loss")}</dt><dd data-number="test_loss"></dd></div>
      <div data-part="validation"><dt>${_("Validation loss")}</dt><dd data-number="validation_loss"></dd></div>
      <div><dt data-score="training"></dt><dd data-number="train_score"></dd></div>
      <div data-part="test"><dt data-score="test"></dt><dd data-number="test_score"></dd></div>
      <div data-part="validation"><dt data-score="validation"></dt><dd data-number="validation_score"></dd></div>
    </dl>
    ${panel(
      "graph",
      _("Network"),
      `<span class="bp-key"><i class="bp-neg"></i>${_("negative")}<i class="bp-pos"></i>${_("positive")}</span>`,
      `<div class="bp-canvas"><canvas data-drawing="network" data-words="network" role="img" tabindex="0" aria-label="${_("The network: a line for each weight, a small map for each unit, a dot for each bias")}"></canvas><div class="bp-tip" hidden></div></div>`,
      `<p class="bp-foot">${key}</p>`,
    )}
    ${plane}
    ${panel("loss", _("Loss and score"), toggle("log", _("Log scale")), chart("loss"), `<p class="bp-foot"><span class="bp-rate"></span>${SOUND}</p>`)}
    <section class="bp-panel bp-reasons" hidden><header><h3>${_("Why did this happen?")}</h3></header><ul class="bp-why"></ul></section>
    ${panel("histograms", _("Activations"), "", chart("histograms"), `<ul class="bp-verdicts"></ul>`)}
    ${panel(
      "gradients",
      _("Gradient of each layer"),
      choice("gradient", _("Gradient over epochs"), [["grad_norms", "dC/dW"], ["delta_norms", "dC/dz"]]),
      chart("gradients"),
      `<p class="bp-foot bp-layers"></p>`,
    )}
  </div>`;

export const TEMPLATE = stage(BOUNDARY, _("Line: weight. Picture: a unit's answers over the plane. Dot: bias. Point to read, click to keep."));
