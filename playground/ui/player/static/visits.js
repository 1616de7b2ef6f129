// One entry in the browser's history for one visit to a page. The navigation leads to a bare address, and the page then
// writes its link into it by itself: of its own accord Streamlit makes two entries of that, and Back would go to the bare
// address, which is the default experiment. A link that follows something that the person did is an entry of its own.

let isFresh = false; // whether the page was just turned to, and nothing has been done on it since

export function countVisitsOnce() {
  if (window.backpropVisits) return;
  window.backpropVisits = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const to = new URL(address ?? location.href, location.href);
    const isOther = to.pathname !== location.pathname;
    if (isFresh && !isOther && !location.search) history.replaceState(state, title, address);
    else push(state, title, address);
    isFresh = isOther;
  };
  for (const act of ["pointerdown", "keydown"]) window.addEventListener(act, () => (isFresh = false), true);
}
