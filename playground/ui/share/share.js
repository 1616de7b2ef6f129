// "Share this view": one click copies the address of exactly what is on the screen, and shows it for others to copy or to
// photograph.

const HERE_ALONE = /^(localhost|127\.|\[::1\])/;
const LONGEST = 2300; // letters that a QR code holds so that a phone reads it from a wall

const dialogIn = (_) => `
  <form method="dialog">
    <h2>${_("Share this view")}</h2>
    <p class="bp-done" role="status"></p>
    <div class="bp-copied"><input type="text" readonly aria-label="${_("Address of this view")}"><button type="button" data-copy>${_("Copy")}</button></div>
    <p class="bp-alone" hidden>${_("Only this computer can open this address. To let others in, start the playground with ADDRESS=0.0.0.0 and share this computer's address.")}</p>
    <img alt="${_("QR code of the address")}" hidden>
    <p class="bp-long" hidden>${_("This address is too long for a QR code.")}</p>
    <details class="bp-embed" hidden><summary>${_("Code for a course page")}</summary><div class="bp-copied"><input type="text" readonly aria-label="${_("Code for a course page")}"><button type="button" data-copy>${_("Copy")}</button></div></details>
    <button class="bp-close">${_("Close")}</button>
  </form>`;

// `player` is where the player's scripts are that speak the language.
export async function update(host, { codes, player, mayBeFramed }) {
  const { _ } = await import(`${player}/language/speak.js`);
  const button = host.querySelector("button");
  const dialog = host.querySelector("dialog");
  if (!dialog.firstChild) dialog.innerHTML = dialogIn(_);
  dialog.querySelectorAll("[data-copy]").forEach((copy) => (copy.onclick = () => copied(dialog, copy.previousElementSibling, _)));
  dialog.onclick = (event) => event.target === dialog && dialog.close(); // beside it
  button.onclick = async () => show(dialog, await query(player), { codes, mayBeFramed, _ });
}

// A page without a player has all that it shows in its address.
async function query(player) {
  if (!document.querySelector('[data-testid="player"]')) return location.search;
  return (await import(`${player}/main.js`)).linkNow();
}

async function show(dialog, query, { codes, mayBeFramed, _ }) {
  const address = `${location.origin}${location.pathname}${withoutFrame(query)}`;
  const [field, code] = dialog.querySelectorAll("input");
  field.value = address;
  code.value = `<iframe src="${address}${address.includes("?") ? "&" : "?"}embed=true" width="100%" height="900" title="Backprop Playground"></iframe>`;
  const image = dialog.querySelector("img");
  const isShort = address.length <= LONGEST;
  if (isShort) image.src = `${codes}?text=${encodeURIComponent(address)}`;
  image.hidden = !isShort;
  dialog.querySelector(".bp-long").hidden = isShort;
  dialog.querySelector(".bp-alone").hidden = !HERE_ALONE.test(location.hostname);
  dialog.querySelector(".bp-embed").hidden = !mayBeFramed;
  if (!dialog.open) dialog.showModal(); // it was clicked twice
  await copied(dialog, field, _);
}

// Copy what a field holds; where the browser forbids it, as it does without https, what is selected can be.
async function copied(dialog, field, _) {
  field.select();
  const done = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
  const isCopied = done || document.execCommand("copy");
  dialog.querySelector(".bp-done").textContent = isCopied ? _("Copied.") : _("Press Ctrl+C, or Command+C, to copy it.");
}

// A view in a frame of a course page is opened whole.
const withoutFrame = (query) => {
  const pairs = query.slice(1).split("&").filter((pair) => pair && !/^embed(_options)?=/.test(pair));
  return pairs.length ? `?${pairs.join("&")}` : "";
};
