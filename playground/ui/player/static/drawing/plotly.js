// Plotly's script, which is fetched once for all players of a window.

import { _ } from "../language/speak.js";

export function plotly(url) {
  window.backpropPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => {
      delete window.backpropPlotly; // the next visit tries again
      reject(new Error(_("The chart library could not be loaded. Reload the page to try again.")));
    };
    script.src = url;
    document.head.append(script);
  });
  return window.backpropPlotly;
}
