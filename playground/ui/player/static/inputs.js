// What a person does with the player, by mouse, finger or keyboard. Returns a function that stops listening.

// Elsewhere on the page, what needs the keys itself.
const OTHERS = "input, textarea, select, button, a, summary, [contenteditable], [role=slider], [role=listbox], [data-testid=stSidebar]";
const KEYS = { ArrowRight: "step", ArrowLeft: "back", Home: "reset" };

// What can choose something on the page; keys that lead from one to the next choose nothing.
const CHOOSING = `${OTHERS}, label, canvas, [role=option], [role=radio], [data-testid=stSlider]`;
const ACTS = ["pointerdown", "keydown", "click", "change", "drop", "popstate"];
const LEADING = ["Tab", "Shift", "Control", "Alt", "Meta"];

export function listen(root, player, view) {
  const actions = {
    play: () => player.play(),
    pause: () => player.pause(),
    step: () => player.move(1),
    back: () => player.move(-1),
    reset: () => player.reset(),
  };
  const find = (selector) => root.querySelector(selector);
  const does = (name) => {
    player.isPlayLast = name === "play";
    if (!player.isPlayLast) player.playsOnArrival = false;
    actions[name]();
  };

  root.querySelectorAll("[data-do]").forEach((button) => (button.onclick = () => {
    does(button.dataset.do);
    const twin = { play: "pause", pause: "play" }[button.dataset.do];
    if (twin && button.hidden) find(`[data-do="${twin}"]`).focus({ preventScroll: true });
  }));
  view.slider.oninput = (event) => {
    player.isPlayLast = player.playsOnArrival = false;
    player.goTo(Number(event.target.value));
  };
  find(".bp-speed select").onchange = (event) => player.setSpeed(Number(event.target.value));
  root.querySelectorAll("[data-option]").forEach((input) => (input.onchange = () => {
    view.setOption(input.dataset.option, input.type === "checkbox" ? input.checked : input.value);
  }));

  root.querySelectorAll("[data-chart]").forEach((chart) => {
    chart.onpointermove = (event) => view.pointAt(event);
    chart.onpointerleave = () => view.pointAt(null);
  });
  root.querySelectorAll("[data-save]").forEach((button) => (button.onclick = () => {
    const { chart, drawing } = button.closest(".bp-panel").querySelector("[data-chart], [data-drawing]").dataset;
    view.save(chart ?? drawing, button.dataset.save);
  }));

  view.askLook = (what) => player.requests.aside(what);
  view.onPlaced = (made) => {
    player.isPlayLast = false;
    player.notify("placed", made);
  };
  view.onAdvised = (advised) => {
    player.playsOnArrival = player.isPlayLast = true; // who tries something wants to see it run
    player.notify("advised", advised);
  };

  const press = (event) => {
    const name = actionOf(event, player);
    if (!name) return;
    event.preventDefault();
    does(name);
  };
  const pressOnPage = (event) => !root.contains(event.target) && !event.target.closest?.(OTHERS) && press(event);
  root.onkeydown = press;
  document.addEventListener("keydown", pressOnPage);
  const doneElsewhere = (event) => {
    if (!event.composedPath().includes(root) && chooses(event)) player.isPlayLast = false;
  };
  ACTS.forEach((name) => window.addEventListener(name, doneElsewhere, true));

  const sizes = new ResizeObserver(() => requestAnimationFrame(() => view.resize()));
  sizes.observe(root);
  return () => {
    sizes.disconnect();
    document.removeEventListener("keydown", pressOnPage);
    ACTS.forEach((name) => window.removeEventListener(name, doneElsewhere, true));
  };
}

// Whether something else than before may be on the page after that.
function chooses({ type, key, target }) {
  if (type === "popstate" || type === "drop") return true;
  return Boolean(target.closest?.(CHOOSING)) && !LEADING.includes(key) && !target.closest(".bp-tour-ways");
}

// Which action a key asks for, unless the element that has the focus needs the key itself.
function actionOf(event, player) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const { tagName, type } = event.target;
  const isSlider = type === "range";
  if (event.key === " ") {
    const isMine = isSlider || !["BUTTON", "INPUT", "SELECT", "TEXTAREA"].includes(tagName);
    return isMine ? (player.state === "playing" ? "pause" : "play") : null;
  }
  const isTyping = ["SELECT", "TEXTAREA"].includes(tagName) || (tagName === "INPUT" && type !== "checkbox");
  return isTyping ? null : (KEYS[event.key] ?? null);
}
