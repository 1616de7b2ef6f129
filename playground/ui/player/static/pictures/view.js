// What can be seen of a recording whose rows are pictures: the mistakes, one picture's way through the layers, a pad.

import { enlargement } from "../drawing/enlarged.js";
import { diverging } from "../drawing/palette.js";
import { _, ngettext } from "../language/speak.js";
import { count, percent } from "../numbers.js";
import { View } from "../playground/view.js";
import { nameOf } from "../playground/units.js";
import { bestOf, drawStrips, setHeight, tellAnswer } from "./answer.js";
import { PictureCharts } from "./charts.js";
import { Gallery } from "./gallery.js";
import { inkOf, inked } from "./ink.js";
import { Pad } from "./pad.js";
import { FIRST_LAYER_KEY } from "./template.js";

const LOOK_EVERY = 150; // milliseconds between two looks while it plays
const PATIENCE = 1000; // before one that was not answered is asked again
const RIGHT = {
  training: (told) => _("{right} of {n} training pictures are right at epoch {epoch}.", told),
  test: (told) => _("{right} of {n} test pictures are right at epoch {epoch}.", told),
};
const TALLY = {
  training: (told) => _("{right} of the first {n} training pictures are right ({share}).", told),
  test: (told) => _("{right} of the first {n} test pictures are right ({share}).", told),
};

export class PictureView extends View {
  constructor(root) {
    super(root);
    Object.assign(this.options, { shown: "mistakes", pad: false });
  }

  makeCharts(elements) {
    return new PictureCharts(elements, this.store, this.theme, this.options);
  }

  furnishPlane() {
    this.gallery ??= new Gallery(this.find(".bp-gallery"), (row) => this.#turnToRow(row));
    this.pad ??= new Pad(this.find(".bp-pad"), (ink) => this.#drawn(ink));
    this.find('[data-pad="turn"]').onclick = () => this.#turnPad(!this.options.pad);
    this.find('[data-pad="clear"]').onclick = () => this.pad.clear();
    Object.assign(this, { row: this.#askedRow(), colors: diverging(this.theme) });
    this.#forget();
    setHeight(this.find(".bp-strips"), this.store.scene.hidden_sizes.length);
    this.#turnPad(this.options.pad);
    if (this.store.isWhole) this.#doWithoutLooks();
  }

  // Nobody is there to say what the network makes of a picture.
  #doWithoutLooks() {
    for (const place of ['[data-pad="turn"]', ".bp-answer", ".bp-strips"]) this.find(place).hidden = true;
    this.find(".bp-graph .bp-foot").textContent = FIRST_LAYER_KEY;
  }

  #askedRow() {
    const row = Number(this.asked.picture ?? 0);
    return row < this.store.arrays.picture_y.data.length ? row : 0;
  }

  said() {
    return { ...super.said(), ...(this.row ? { picture: String(this.row) } : {}) };
  }

  // What was seen belongs to another picture or recording; an answer that is under way comes too late.
  #forget() {
    Object.assign(this, { look: null, asked: null, asking: null });
    this.store.look = null;
  }

  showPlane() {
    this.#gallery();
    this.#chosen();
    this.#lookAgain();
  }

  retheme() {
    const hasChanged = super.retheme();
    if (hasChanged) this.colors = diverging(this.theme);
    return hasChanged;
  }

  again() {
    super.again();
    if (!this.frame || !this.gallery) return;
    this.showPlane();
    this.#drawLook();
  }

  pointAt() {} // there is no plane to point at

  setOption(name, value) {
    if (name !== "shown") return super.setOption(name, value);
    this.options.shown = value;
    this.#gallery();
    this.turned();
  }

  // The mistakes among the pictures at this epoch, the surest first, and how many are right.
  judged() {
    const { arrays, scene } = this.store;
    const n = arrays.picture_y.data.length;
    const rows = Array.from({ length: n }, (_, row) => ({ row, true: arrays.picture_y.data[row], given: this.frame.answers[row], sure: this.frame.answers[n + row] / 255 }));
    const wrong = rows.filter((one) => one.given !== one.true).sort((a, b) => b.sure - a.sure);
    return { rows, wrong, right: n - wrong.length, n, of: scene.pictures_of };
  }

  inWords() {
    const said = super.inWords();
    const { wrong, right, n, of } = this.judged();
    const { classes } = this.store.scene;
    const mistakes = wrong.slice(0, 3).map((one) => _("{name} taken for {given}", { name: classes[one.true], given: classes[one.given] })).join(", ");
    const told = RIGHT[of]({ right: count(right), n: count(n), epoch: count(this.frame.epoch) });
    said.charts.pictures = `${told} ${mistakes ? _("The surest mistakes: {mistakes}.", { mistakes }) : ""} ${this.find(".bp-caption").textContent}`;
    delete said.charts.boundary;
    return said;
  }

  // A unit of the first layer that is pointed at: its weights, large.
  pointedAt() {
    this.#chosen();
  }

  #gallery() {
    const { rows, wrong, right, n, of } = this.judged();
    const { classes } = this.store.scene;
    const shown = this.options.shown === "mistakes" ? wrong : rows;
    const told = shown.map((one) => ({ row: one.row, isWrong: one.given !== one.true, text: one.given === one.true ? classes[one.true] : `${classes[one.true]}→${classes[one.given]}` }));
    this.gallery.draw(told, this.row, this.store, this.theme, enlargement());
    const hidden = this.options.pad ? 0 : told.length - this.gallery.shown;
    const tally = TALLY[of]({ right: count(right), n: count(n), share: percent(right / n, 1) });
    const more = hidden > 0 ? [ngettext("{n} more is not shown.", "{n} more are not shown.", hidden, { n: count(hidden) })] : [];
    this.find(".bp-tally").textContent = [tally, ...more].join(" ");
  }

  #chosen() {
    const { theme, store, options, row } = this;
    const canvas = this.find(".bp-chosen");
    const { shown } = this.pointing;
    const isWeights = shown?.layer === 1;
    const [height, width] = store.scene.image_shape;
    const drawn = options.pad ? inked(this.look?.pixels ?? new Uint8Array(height * width), width, theme) : null;
    const picture = isWeights ? this.#weights(shown.unit) : (drawn ?? inkOf(store.arrays.pictures, row, theme));
    Object.assign(canvas, { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    this.find(".bp-caption").textContent = isWeights ? _("Weights of {unit}", { unit: nameOf(store.scene, shown) }) : this.#said();
  }

  #weights(unit) {
    const [height, width] = this.store.scene.image_shape;
    const bytes = this.frame.units.subarray(unit * height * width, (unit + 1) * height * width);
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    const image = context.createImageData(width, height);
    bytes.forEach((byte, place) => image.data.set([...this.colors[byte], 255], 4 * place));
    context.putImageData(image, 0, 0);
    return canvas;
  }

  #said() {
    const { classes } = this.store.scene;
    if (this.options.pad) {
      if (!this.look) return _("Draw a digit");
      const best = bestOf(this.look.probabilities);
      return best < 0 ? _("No answer: not finite") : _("Seen so, and taken for {name}", { name: classes[best] });
    }
    const { true: is, given } = this.judged().rows[this.row];
    return is === given ? _("{name}, right", { name: classes[is] }) : _("{name}, taken for {given}", { name: classes[is], given: classes[given] });
  }

  #turnToRow(row) {
    this.row = row;
    if (this.options.pad) this.#turnPad(false);
    this.showPlane();
    this.turned();
    this.listeners.forEach((listener) => listener.hear()); // the picture's words are other ones now
  }

  #turnPad(isOn) {
    this.options.pad = isOn;
    this.find('[data-pad="turn"]').setAttribute("aria-pressed", isOn);
    this.find('[data-pad="clear"]').hidden = this.find(".bp-pad").hidden = !isOn;
    this.find(".bp-gallery").hidden = this.find('[data-option="shown"]').hidden = isOn;
    this.ink = null;
    this.#forget();
    if (isOn) this.pad.clear();
    if (this.frame) this.again();
  }

  #drawn(ink) {
    this.ink = ink;
    if (this.frame) this.#lookAgain();
  }

  // Ask what the network of this epoch makes of the picture, one question at a time; a new epoch or picture asks again,
  // and so does one that was not answered.
  async #lookAgain() {
    const { store, frame, row, ink, options } = this;
    const what = options.pad ? { ink } : { row };
    const wanted = JSON.stringify([frame.epoch, what]);
    if (this.asking || wanted === this.asked || store.isWhole) return;
    this.asked = wanted;
    if (options.pad && !ink) return this.#see(null);
    const mine = (this.asking = {});
    const found = await this.askLook?.({ recording: store.id, look: { epoch: frame.epoch, ...what } });
    if (!found || this.root.dataset.state === "playing") await new Promise((resolve) => setTimeout(resolve, found ? LOOK_EVERY : PATIENCE));
    if (this.asking !== mine || !this.gallery.canvas.isConnected) return;
    this.asking = null;
    if (found) this.#see({ ...found, pixels: found.pixels ?? this.#pixelsOf(row) });
    else this.asked = null;
    this.#lookAgain();
  }

  #pixelsOf(row) {
    const { data, shape } = this.store.arrays.pictures;
    const size = shape[1] * shape[2];
    return data.subarray(row * size, (row + 1) * size);
  }

  #see(look) {
    this.look = this.store.look = look;
    this.#drawLook();
    this.#chosen();
    this.drawGraph();
  }

  #drawLook() {
    const { look, store, theme, colors } = this;
    tellAnswer(this.find(".bp-answer"), look?.probabilities, store.scene.classes);
    drawStrips(this.find(".bp-strips"), look?.activations, store.scene.hidden_sizes, theme, colors);
  }
}
