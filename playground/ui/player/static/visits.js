// One entry in the browser's history for one visit to a page. The navigation leads to a bare address, and the page then
// writes its link into it by itself: of its own accord Streamlit makes two entries of that, and Back would go to the bare
// address, which is the default experiment. Sometimes the link comes first, and is written into the address of the page
// that is being left. A link that follows something that the person did is an entry of its own.

let isFresh = false; // whether the page was just turned to, and nothing has been done on it since
let wasWritten = false; // whether the last thing that happened is that a link was written into the address

export function countVisitsOnce() {
  if (window.backpropVisits) return;
  window.backpropVisits = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const to = new URL(address ?? location.href, location.href);
    const isOther = to.pathname !== location.pathname;
    const isSameVisit = isOther ? wasWritten : isFresh && !location.search;
    if (isSameVisit) history.replaceState(state, title, address);
    else push(state, title, address);
    [isFresh, wasWritten] = [isOther, !isOther];
  };
  const begin = () => ([isFresh, wasWritten] = [false, false]);
  for (const act of ["pointerdown", "keydown", "popstate"]) window.addEventListener(act, begin, true);
}
