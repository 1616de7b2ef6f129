// A card for every network: its color and sign, how it does now, and the verdicts, each with the rule that fired.

import { _ } from "../language/speak.js";
import { percent, steady } from "../numbers.js";
import { laneColor } from "../drawing/palette.js";
import { tellVerdicts } from "../verdicts.js";
import { DASHES, SYMBOLS } from "./figures.js";
import { isAlive } from "./maps.js";
import { isShare, scoreOnCard } from "./scores.js";

const SIGNS = {
  circle: "M16 7a5 5 0 1 0-10 0a5 5 0 1 0 10 0z",
  square: "M6.5 2.5h9v9h-9z",
  diamond: "M11 1l6 6l-6 6l-6-6z",
  "triangle-up": "M11 1.5l5.5 10h-11z",
  "triangle-down": "M11 12.5l5.5-10h-11z",
  x: "M7.5 1.5l3.5 3.5l3.5-3.5l2 2l-3.5 3.5l3.5 3.5l-2 2l-3.5-3.5l-3.5 3.5l-2-2l3.5-3.5l-3.5-3.5z",
};

const loss = (name) => `<span data-number="${name}"></span>`;

const CARD = `
  <h3><svg viewBox="0 0 44 14" aria-hidden="true"><path class="bp-line" d="M0 7h44"/><path class="bp-sign" transform="translate(11)"/></svg><span class="bp-title"></span></h3>
  <p class="bp-score"><b data-number="test_score"></b> <span class="bp-kind"></span></p>
  <div class="bp-meter"><i></i><u title="${_("the share of the largest class")}"></u></div>
  <p class="bp-losses"></p>
  <ul class="bp-verdicts"></ul>
  <ul class="bp-why" aria-label="${_("Why this happened")}" hidden></ul>`;

export function buildCards(list, scene) {
  const { titles, chance, has_test: hasTest } = scene;
  list.style.setProperty("--bp-most", titles.length > 4 ? 3 : titles.length);
  list.replaceChildren(...titles.map((title, lane) => {
    const card = document.createElement("li");
    card.className = "bp-lane";
    card.dataset.lane = lane;
    card.innerHTML = CARD;
    card.style.setProperty("--bp-lane", laneColor(lane));
    card.querySelector(".bp-line").setAttribute("stroke-dasharray", DASHES[lane].replaceAll("px", ""));
    card.querySelector(".bp-sign").setAttribute("d", SIGNS[SYMBOLS[lane]]);
    card.querySelector(".bp-title").textContent = title;
    card.querySelector(".bp-kind").textContent = scoreOnCard(scene, lane);
    card.querySelector(".bp-losses").innerHTML = lossesOf(hasTest[lane]);
    card.querySelector(".bp-score b").dataset.number = scoreOf(hasTest[lane]);
    card.querySelector(".bp-meter u").hidden = chance[lane] === null;
    card.querySelector(".bp-meter u").style.left = `${100 * chance[lane]}%`;
    return card;
  }));
}

function lossesOf(hasTest) {
  const [training, test] = [loss("train_loss"), loss("test_loss")];
  return hasTest ? _("loss {training} training, {test} test", { training, test }) : _("loss {training} training", { training });
}

// What a card shows large: the training score where no rows are held back.
const scoreOf = (hasTest) => (hasTest ? "test_score" : "train_score");

export function tellCards(list, store, { epoch, words }) {
  [...list.children].forEach((card, lane) => {
    const isThere = isAlive(store, epoch, lane);
    for (const element of card.querySelectorAll("[data-number]")) {
      const { number } = element.dataset;
      const value = isThere ? store.atLast(number, epoch, lane) : NaN;
      const asShare = number.endsWith("score") && isShare(store.scene, lane);
      element.textContent = !Number.isFinite(value) ? "–" : asShare ? percent(value, 1) : steady(value);
    }
    const score = isThere ? store.atLast(scoreOf(store.scene.has_test[lane]), epoch, lane) : 0;
    card.querySelector(".bp-meter i").style.width = `${100 * Math.min(1, Math.max(0, score))}%`;
    tellVerdicts(card.querySelector(".bp-verdicts"), words?.[lane]);
  });
}
