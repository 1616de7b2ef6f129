// Pictures side by side: those that the network takes for something else, the surest first, or all; one is chosen.

import { inkOf } from "./ink.js";

const SMALLEST = 40, LARGEST = 76, CAPTION = 13, GAP = 6; // pixels

export class Gallery {
  // `chooses(row)` is called with the picture that a person turns to.
  constructor(canvas, chooses) {
    Object.assign(this, { canvas, chooses, tiles: [], inks: new Map() });
    canvas.onclick = ({ offsetX, offsetY }) => this.#choose(this.#at(offsetX / this.times, offsetY / this.times));
    canvas.onkeydown = (event) => this.#press(event);
  }

  // `pictures` are { row, text, isWrong } in order; `chosen` is the row that is framed.
  draw(pictures, chosen, store, theme, times) {
    const { canvas } = this;
    const [width, height] = [canvas.clientWidth / times, canvas.clientHeight / times];
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: Math.round(canvas.clientWidth * ratio), height: Math.round(canvas.clientHeight * ratio) });
    Object.assign(this, { times, chosen });
    const context = canvas.getContext("2d");
    context.scale(ratio * times, ratio * times);
    Object.assign(context, { font: `10px ${getComputedStyle(canvas).fontFamily}`, textAlign: "center", imageSmoothingEnabled: false });
    const { across, down, side } = fitting(pictures.length, width, height);
    Object.assign(this, { across, side });
    this.tiles = pictures.slice(0, across * down).map((picture, place) => ({ ...picture, x: (place % across) * (side + GAP), y: Math.floor(place / across) * (side + CAPTION + GAP) }));
    for (const tile of this.tiles) this.#tile(context, tile, store, theme);
  }

  get shown() {
    return this.tiles.length;
  }

  #tile(context, { row, text, isWrong, x, y }, store, theme) {
    if (this.inksOf !== store.arrays.pictures || this.isDark !== theme.isDark) {
      Object.assign(this, { inksOf: store.arrays.pictures, isDark: theme.isDark, inks: new Map() });
    }
    if (!this.inks.has(row)) this.inks.set(row, inkOf(store.arrays.pictures, row, theme));
    const { side } = this;
    context.drawImage(this.inks.get(row), x, y, side, side);
    const isChosen = row === this.chosen;
    context.strokeStyle = isChosen ? theme.text : theme.axis;
    context.lineWidth = isChosen ? 2 : 1;
    context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
    context.fillStyle = isWrong ? theme.test : theme.text;
    context.fillText(text, x + side / 2, y + side + 10);
  }

  #at(x, y) {
    const { side } = this;
    return this.tiles.find((tile) => x >= tile.x && x < tile.x + side && y >= tile.y && y < tile.y + side + CAPTION);
  }

  #choose(tile) {
    if (tile) this.chooses(tile.row);
  }

  #press(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.across, ArrowUp: -this.across }[event.key];
    if (!by || !this.tiles.length) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows do not step through epochs here
    const from = this.tiles.findIndex((tile) => tile.row === this.chosen);
    this.#choose(this.tiles[Math.min(Math.max(from + by, 0), this.tiles.length - 1)]);
  }
}

// How many tiles stand across and down, and how large they are: as large as lets all of them be seen.
function fitting(n, width, height) {
  const count = (room, side) => Math.max(1, Math.floor((room + GAP) / (side + GAP)));
  for (let side = LARGEST; ; side -= 2) {
    const [across, down] = [count(width, side), count(height, side + CAPTION)];
    if (across * down >= n || side <= SMALLEST) return { across, down, side };
  }
}
