// Before Streamlit's own scripts: where its server is, so that it connects without asking for it first.

const { prefix } = document.currentScript.dataset;

window.__streamlit = {
  BACKEND_BASE_URL: new URL(`${prefix}/`, location.origin).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false }, // the server's own follows
};

// Streamlit's list of pages at the side has menus in it, where a list may hold nothing but items. Whoever hears it is
// told of links instead of a broken list; what changes elsewhere, and how often, costs next to nothing.
const LISTS = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] > div';
let isDue = false;
new MutationObserver(() => {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    document.querySelectorAll(LISTS).forEach((list) => list.setAttribute("role", "presentation"));
  }, 250);
}).observe(document, { childList: true, subtree: true });
