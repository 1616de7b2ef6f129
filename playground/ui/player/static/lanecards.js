// A card for every network: its color and sign, how it does now, and the verdicts with the rules that fired.

import { SYMBOLS } from "./lanefigures.js";
import { laneColor } from "./palette.js";
import { plain } from "./words.js";

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
  [...list.children].forEach((card, lane) => {
    for (const element of card.querySelectorAll("[data-number]")) {
      const value = store.at(element.dataset.number, epoch, lane);
      const isShare = element.dataset.number.endsWith("score");
      element.textContent = !Number.isFinite(value) ? "–" : isShare ? `${(100 * value).toFixed(1)} %` : plain(value);
    }
    card.querySelector(".bp-meter i").style.width = `${100 * (store.at("test_score", epoch, lane) || 0)}%`;
    tellVerdicts(card, words?.[lane] ?? []);
  });
}

// Written anew only when they are others: a reader may be on one of them.
function tellVerdicts(card, verdicts) {
  const said = JSON.stringify(verdicts);
  if (card.said === said) return;
  card.said = said;
  card.querySelector(".bp-verdicts").replaceChildren(...verdicts.map(({ kind, text, rule }) => {
    const element = document.createElement("li");
    element.dataset.kind = kind;
    element.title = rule;
    const chip = document.createElement("b");
    chip.textContent = kind;
    const reason = document.createElement("span");
    reason.textContent = text;
    const small = document.createElement("small");
    small.textContent = rule;
    element.append(chip, reason, small);
    return element;
  }));
}
