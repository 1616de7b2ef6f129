// The player's fixed markup, as far as all kinds of scenes share it.

import { _ } from "./language/speak.js";
import { count } from "./numbers.js";

const icon = (path) => `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;

const ICONS = {
  reset: "M2 2h2v12H2zM9 2v12L4 8zM15 2v12l-6-6z",
  back: "M13 2h-2v12h2zM10 2v12L3 8z",
  play: "M4 2v12l9-6z",
  pause: "M3 2h4v12H3zM9 2h4v12H9z",
  step: "M3 2h2v12H3zM6 2v12l7-6z",
};

const button = (action, name, hint) =>
  `<button type="button" data-do="${action}" title="${hint}">${icon(ICONS[action])}<span>${name}</span></button>`;

const save = (title) => ["png", "svg"]
  .map((format) => `<button type="button" data-save="${format}" title="${_("Keep this chart as a file")}" aria-label="${_("Keep as {format}: {chart}", { format: format.toUpperCase(), chart: title })}">${format.toUpperCase()}</button>`)
  .join("");

export const panel = (name, title, tools, body, foot = "") => `
  <section class="bp-panel bp-${name}">
    <header><h3>${title}</h3><div class="bp-tools">${tools}${/data-(chart|drawing)/.test(body) ? `<span class="bp-save">${save(title)}</span>` : ""}</div></header>
    ${body}${foot}
  </section>`;

export const toggle = (name, label) => `<label><input type="checkbox" data-option="${name}">${label}</label>`;

export const SOUND = `<button type="button" data-sound aria-pressed="false" title="${_("Tones while it plays: the smaller the training loss, the lower the tone")}">${_("Hear the loss")}</button>`;

// `choices` are pairs of a value and what it is called.
export const choice = (name, label, choices) =>
  `<select data-option="${name}" aria-label="${label}">${choices.map(([value, title]) => `<option value="${value}">${title}</option>`).join("")}</select>`;

export const chart = (name) => `<div class="bp-chart" data-chart="${name}"></div>`;

const SPEEDS = [2, 10, 40, 200, 1000];
export const DEFAULT_SPEED = 40;

export const BAR = `
  <div class="bp-bar">
    <div class="bp-buttons">
      ${button("reset", _("Reset"), _("Back to epoch 0 and the same starting weights (Home)"))}
      ${button("back", _("Back"), _("One epoch back (left arrow)"))}
      ${button("play", _("Play"), _("Epoch after epoch (space)"))}
      ${button("pause", _("Pause"), _("Stop here (space)"))}
      ${button("step", _("Step"), _("One epoch on (right arrow)"))}
    </div>
    <div class="bp-scrub">
      <input type="range" min="0" max="1" value="0" step="1" aria-label="${_("Epoch")}">
      <output class="bp-epoch" aria-live="off"></output>
    </div>
    <label class="bp-speed"><span>${_("Speed")}</span>
      <select>${SPEEDS.map((s) => `<option value="${s}"${s === DEFAULT_SPEED ? " selected" : ""}>${_("{n} epochs/s", { n: count(s) })}</option>`).join("")}</select>
    </label>
  </div>
  <div class="bp-place">
    <p class="bp-hint">${_("Nothing is learned yet. Press Play to see it learn, or Step for one epoch at a time.")}</p>
    <button type="button" class="bp-to-why" hidden>${_("Why did this happen?")}</button>
    <p class="bp-message" role="status" aria-live="off" tabindex="0" hidden></p>
  </div>
  <div class="bp-said" role="status"></div>`;
