// Before Streamlit's own scripts: where its server is, so that it connects without asking for it first.

const { prefix } = document.currentScript.dataset;

window.__streamlit = {
  BACKEND_BASE_URL: new URL(`${prefix}/`, location.origin).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false }, // the server's own follows
};
