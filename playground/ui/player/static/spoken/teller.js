// Tells those who do not see it what the player shows: a line that screen readers speak politely, and a text for each
// chart. Only when something has come to rest, and now and then while it plays: who listens cannot listen to frames.

const EVERY = 5000; // milliseconds between two lines while it plays
const AT_REST = 400; // milliseconds without a change, as when a slider is let go

export class Teller {
  // `view.inWords()` returns `{ line, charts: { name: text } }`.
  constructor(view) {
    this.view = view;
    this.line = view.find(".bp-said");
    this.toldAt = 0;
  }

  // Something is shown, or the state is another one.
  hear() {
    const isPlaying = this.view.root.dataset.state === "playing";
    if (isPlaying && !this.isPlaying) this.toldAt = performance.now(); // the button has said that it plays
    this.isPlaying = isPlaying;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(), isPlaying ? Math.max(0, this.toldAt + EVERY - performance.now()) : AT_REST);
  }

  tell() {
    const { frame } = this.view;
    if (!frame || !this.line.isConnected) return;
    this.toldAt = performance.now();
    const said = this.view.inWords();
    const line = [said.line, this.view.find(".bp-message").textContent].join(" ").trim();
    for (const [name, text] of Object.entries(said.charts)) label(this.view.find(`[data-chart="${name}"], [data-words="${name}"]`), text);
    if (this.line.textContent !== line) this.line.textContent = line;
  }
}

// A chart is one picture with one text: its marks and ticks by themselves tell nothing.
function label(element, text) {
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", text);
}
