// A card for every network: its color and sign, how it does now, and the verdicts, each with the rule that fired.

import { SYMBOLS } from "./figures.js";
import { isAlive } from "./maps.js";
import { percent, steady, unbroken } from "../numbers.js";
import { laneColor } from "../palette.js";

const SIGNS = {
  circle: "M16 7a5 5 0 1 0-10 0a5 5 0 1 0 10 0z",
  square: "M6.5 2.5h9v9h-9z",
  diamond: "M11 1l6 6l-6 6l-6-6z",
  "triangle-up": "M11 1.5l5.5 10h-11z",
  "triangle-down": "M11 12.5l5.5-10h-11z",
  x: "M7.5 1.5l3.5 3.5l3.5-3.5l2 2l-3.5 3.5l3.5 3.5l-2 2l-3.5-3.5l-3.5 3.5l-2-2l3.5-3.5l-3.5-3.5z",
};

const CARD = `
  <h3><svg viewBox="0 0 22 14" aria-hidden="true"><path class="bp-line" d="M0 7h22"/><path class="bp-sign"/></svg><span class="bp-title"></span></h3>
  <p class="bp-score"><b data-number="test_score"></b> test accuracy</p>
  <div class="bp-meter"><i></i><u title="the share of the largest class"></u></div>
  <p class="bp-losses">loss <span data-number="train_loss"></span> training, <span data-number="test_loss"></span> test</p>
  <ul class="bp-verdicts"></ul>`;

export function buildCards(list, { titles, chance }) {
  list.style.setProperty("--bp-most", titles.length > 4 ? 3 : titles.length);
  list.replaceChildren(...titles.map((title, lane) => {
    const card = document.createElement("li");
    card.className = "bp-lane";
    card.dataset.lane = lane;
    card.innerHTML = CARD;
    card.style.setProperty("--bp-lane", laneColor(lane));
    card.querySelector(".bp-sign").setAttribute("d", SIGNS[SYMBOLS[lane]]);
    card.querySelector(".bp-title").textContent = title;
    card.querySelector(".bp-meter u").style.left = `${100 * chance}%`;
    return card;
  }));
}

export function tellCards(list, store, { epoch, words }) {
  let isOther = false;
  [...list.children].forEach((card, lane) => {
    for (const element of card.querySelectorAll("[data-number]")) {
      const value = isAlive(store, epoch, lane) ? store.at(element.dataset.number, epoch, lane) : NaN;
      const isShare = element.dataset.number.endsWith("score");
      element.textContent = !Number.isFinite(value) ? "–" : isShare ? percent(value, 1) : steady(value);
    }
    card.querySelector(".bp-meter i").style.width = isAlive(store, epoch, lane) ? `${100 * store.at("test_score", epoch, lane)}%` : 0;
    isOther = tellVerdicts(card, words?.[lane] ?? []) || isOther;
  });
  if (isOther) keepHeights(list);
}

// A card that grew stays so large: nothing below is to jump up and down while verdicts come and go.
function keepHeights(list) {
  const verdicts = [...list.querySelectorAll(".bp-verdicts")];
  const width = list.clientWidth;
  if (list.width !== width) verdicts.forEach((found) => (found.style.minHeight = ""));
  list.width = width;
  const heights = verdicts.map((found) => found.offsetHeight);
  verdicts.forEach((found, lane) => (found.style.minHeight = `${heights[lane]}px`));
}

// Whether they may need another height than before. What stays of the same kind keeps its place, and its rule open.
function tellVerdicts(card, verdicts) {
  const said = JSON.stringify(verdicts);
  if (card.said === said) return false;
  card.said = said;
  const list = card.querySelector(".bp-verdicts");
  const known = Object.fromEntries([...list.children].map((item) => [item.dataset.kind, item]));
  list.replaceChildren(...verdicts.map((verdict) => told(known[verdict.kind] ?? document.createElement("li"), verdict)));
  const size = verdicts.map(({ kind, text }) => kind + text.length).join();
  const isOther = size !== card.size;
  card.size = size;
  return isOther;
}

function told(item, { kind, text, rule }) {
  if (!item.firstChild) item.innerHTML = "<details><summary><b></b><span></span></summary><small></small></details>";
  item.dataset.kind = kind;
  item.querySelector("summary").title = `The rule: ${rule}`;
  item.querySelector("b").textContent = kind;
  item.querySelector("span").textContent = unbroken(text);
  item.querySelector("small").textContent = `The rule: ${rule}`;
  return item;
}
