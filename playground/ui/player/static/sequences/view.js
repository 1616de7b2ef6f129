// Networks that read sequences on one clock: their cards, their charts, and what is under the pointer.

import { css } from "../drawing/palette.js";
import { _ } from "../language/speak.js";
import { LaneView } from "../lanes/view.js";
import { addCells, tellCells } from "./cards.js";
import { SequenceCharts } from "./charts.js";
import { isGate, keyOf, mapNames, nameOf, titleOf } from "./maps.js";
import { isAtEnd, markedSteps } from "./reading.js";
import { inWords } from "./telling.js";
import { readPlace } from "./words.js";

const FIRST = "state"; // the map that every cell has

export class SequencesView extends LaneView {
  constructor(root) {
    super(root, { curve: "train_loss", log: false, relative: false, map: FIRST }, SequenceCharts);
  }

  furnish(elements) {
    const { scene } = this.store;
    this.#fillMaps(scene);
    this.find(".bp-cell-answers").hidden = isAtEnd(scene);
    this.find("[data-marked]").hidden = !markedSteps(scene).length;
    this.find("[data-answers]").textContent = scene.is_value
      ? _("Dotted: what is wanted, for the same sequence.")
      : _("How sure each network is of the right answer, for the same sequence. Below: the right answer.");
    super.furnish(elements);
    addCells(this.find(".bp-lanes"));
  }

  // The select has the maps that these cells have; a link may ask for one that they lack.
  #fillMaps(scene) {
    const select = this.find('[data-option="map"]');
    select.replaceChildren(...mapNames(scene).map((name) => new Option(titleOf(name), keyOf(name))));
    if (!nameOf(scene, this.options.map)) this.options.map = FIRST;
    select.value = this.options.map;
  }

  draw(frame, farthest, all) {
    super.draw(frame, farthest, all);
    tellCells(this.find(".bp-lanes"), this.store, frame);
  }

  retheme() {
    const isOther = super.retheme();
    if (isOther) this.titles();
    return isOther;
  }

  read(place) {
    return readPlace(place, this.frame, this.store, this.options.map);
  }

  inWords() {
    return inWords(this);
  }

  // The headings, and the key to the maps' colors.
  titles() {
    this.curveTitle();
    const { ramp } = this.charts;
    const colors = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((part) => css(ramp[Math.round((255 * part) / 8)]));
    const isOpen = isGate(nameOf(this.store.scene, this.options.map));
    this.find(".bp-ramp").style.background = `linear-gradient(to right, ${colors.join(", ")})`;
    this.find("[data-low]").textContent = isOpen ? _("0, shut") : _("negative");
    this.find("[data-high]").textContent = isOpen ? _("1, open") : _("positive");
  }
}
