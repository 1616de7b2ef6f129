// Before Streamlit's own scripts: where its server is, so that it connects without asking for it first.

const { prefix } = document.currentScript.dataset;

window.__streamlit = {
  BACKEND_BASE_URL: new URL(`${prefix}/`, location.origin).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false }, // the server's own follows
};

// What Streamlit writes is set right some time after the page has changed; how often it does costs next to nothing.
let isDue = false;
new MutationObserver(() => {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    presentLists();
    speak();
  }, 250);
}).observe(document, { childList: true, subtree: true, characterData: true });

// Streamlit's list of pages at the side has menus in it, where a list may hold nothing but items. Whoever hears it is
// told of links instead of a broken list.
const LISTS = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] > div';
const presentLists = () => document.querySelectorAll(LISTS).forEach((list) => list.setAttribute("role", "presentation"));

// Streamlit speaks English alone. The page says which language is spoken on it, and where Streamlit's words in that are.
let spoken = "en";
let words = null; // see ui/player/static/language/streamlit.js
let isLoading = false;
const english = new Map(); // what was translated, and is again, by what it became

async function speak() {
  const told = document.querySelector("[data-language]")?.dataset;
  if (!told || isLoading) return;
  if (told.language !== spoken) {
    isLoading = true;
    try {
      words = await import(new URL(told.words, location.origin).href);
      spoken = document.documentElement.lang = told.language;
    } catch {
      return; // it is tried again with the next change
    } finally {
      isLoading = false;
    }
  }
  if (!words) return; // English from the beginning
  for (const place of words.PLACES) {
    for (const element of document.querySelectorAll(place.at)) speakIn(element, place);
  }
  for (const name of words.ATTRIBUTES) {
    for (const element of document.querySelectorAll(`[${name}]`)) put(element.getAttribute(name), words.ANYWHERE, (text) => element.setAttribute(name, text));
  }
}

function speakIn(element, place) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    put(node.data, place, (text) => (node.data = text));
  }
}

function put(text, place, write) {
  const source = english.get(text) ?? text;
  const said = words.translated(source, place);
  if (said === null || said === text) return;
  english.set(said, source);
  write(said);
}
