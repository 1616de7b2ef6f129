// The markup for rows that are pictures: in place of the plane, the pictures and what the network makes of one.

import { _ } from "../language/speak.js";
import { choice, panel } from "../template.js";
import { stage } from "../playground/template.js";

export const FIRST_LAYER_KEY = _("Line: weight. Layer 1: weights as pictures.");
const SHOWN = [["mistakes", _("Mistakes")], ["all", _("All pictures")]];

export const PICTURE_TEMPLATE = stage(panel(
  "pictures",
  _("Pictures"),
  choice("shown", _("Pictures shown"), SHOWN) + `<button type="button" data-pad="clear" hidden>${_("Clear")}</button><button type="button" data-pad="turn" aria-pressed="false" title="${_("Draw a digit and see what the network takes it for")}">${_("Draw one")}</button>`,
  `<div class="bp-album">
    <canvas class="bp-gallery" data-words="pictures" tabindex="0" role="img" aria-label="${_("Pictures")}" title="${_("Click a picture, or walk through them with the arrow keys")}"></canvas>
    <canvas class="bp-pad" role="img" hidden aria-label="${_("A pad to draw a digit on, with the mouse, a finger or a pen")}"></canvas>
    <div class="bp-seen">
      <canvas class="bp-chosen" aria-hidden="true"></canvas>
      <p class="bp-caption" role="status"></p>
      <ul class="bp-answer"></ul>
    </div>
  </div>
  <canvas class="bp-strips" role="img" aria-label="${_("Activations of each hidden layer for this picture")}"></canvas>`,
  `<p class="bp-foot"><span class="bp-tally"></span></p>`,
), `${FIRST_LAYER_KEY} ${_("Later layers: activations for the chosen picture.")}`);
