// Networks side by side on one clock: their cards, their charts, and what is under the pointer.

import { _ } from "../language/speak.js";
import { Stage } from "../stage.js";
import { buildCards, tellCards } from "./cards.js";
import { LaneCharts } from "./charts.js";
import { tellReasons } from "../reasons.js";
import { scoreCurves, scoreTitle } from "./scores.js";
import { inWords } from "./telling.js";
import { readPlace } from "./words.js";

export class LaneView extends Stage {
  // `Charts` are drawn of the networks, and its switches are `options`.
  constructor(root, options = { curve: "train_loss", log: false, quantity: "grad_norms", hard: false }, Charts = LaneCharts) {
    super(root, options);
    this.Charts = Charts;
  }

  furnish(elements) {
    this.charts = new this.Charts(elements, this.store, this.theme, this.options);
    buildCards(this.find(".bp-lanes"), this.store.scene);
    for (const [curve, title] of Object.entries(scoreCurves(this.store.scene))) {
      this.find(`[data-option="curve"] [value="${curve}"]`).textContent = title;
    }
    this.titles();
  }

  draw(frame, farthest, all) {
    this.charts.draw(all, frame, farthest);
    tellCards(this.find(".bp-lanes"), this.store, frame);
    this.#answer();
  }

  setOption(name, value) {
    super.setOption(name, value);
    this.titles();
  }

  // Read the number under the pointer; without an event, none.
  pointAt(event) {
    this.place = event && this.store ? this.charts.place(event) : null;
    this.pointer = event && [event.clientX, event.clientY];
    this.#answer();
  }

  tellReasons(reasons) {
    const advise = (lane, { changes }) => this.onAdvised({ run: lane, changes });
    this.root.querySelectorAll(".bp-lane .bp-why").forEach((list, lane) => tellReasons(list, reasons[lane], (advice) => advise(lane, advice)));
  }

  inWords() {
    return inWords(this);
  }

  // What is at a place of a picture, in words.
  read(place) {
    return readPlace(place, this.frame, this.store, this.options.quantity, this.farthest);
  }

  #answer() {
    const tip = this.find(".bp-tip");
    const text = this.place && this.frame ? this.read(this.place) : "";
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const box = tip.parentElement.getBoundingClientRect();
    const [x, y] = [this.pointer[0] - box.left, this.pointer[1] - box.top];
    const left = Math.min(x + 14, box.width - tip.offsetWidth - 4);
    tip.style.transform = `translate(${Math.max(0, left)}px, ${y + 16}px)`;
  }

  // Both switches of the quantity say the same, and the headings what is chosen.
  titles() {
    const { quantity } = this.options;
    this.curveTitle();
    this.root.querySelectorAll('[data-option="quantity"]').forEach((select) => (select.value = quantity));
    this.find(".bp-lane-layers h3").textContent = quantity === "update_ratios" ? _("Update by layer, now") : _("Gradient by layer, now");
  }

  curveTitle() {
    const { curve } = this.options;
    this.find('[data-option="log"]').disabled = curve.endsWith("score");
    this.find(".bp-lane-curves h3").textContent = curve.endsWith("score") ? scoreTitle(this.store.scene) : _("Loss");
  }
}
