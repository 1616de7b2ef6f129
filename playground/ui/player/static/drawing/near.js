// Work on what comes near the screen, one thing after another: between two the browser may paint and listen.

const NEAR = "100%"; // of the window's height, above and below what is seen

// `work(element)` may take its time; `rests()` is called whenever all that is near is done. Returns what stops it.
export function whenNear(elements, work, rests) {
  const waiting = [];
  let [isBusy, isOver] = [false, false];

  async function goOn() {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length && !isOver) {
      await work(waiting.shift());
      await painted();
    }
    isBusy = false;
    if (!isOver) rests();
  }

  const sight = new IntersectionObserver((seen) => {
    const near = seen.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
    near.forEach((element) => sight.unobserve(element));
    waiting.push(...near);
    if (near.length) goOn();
  }, { root: scrolling(elements[0]), rootMargin: `${NEAR} 0px` });
  elements.forEach((element) => sight.observe(element));
  return () => {
    isOver = true;
    sight.disconnect();
  };
}

// Resolves once the browser has painted what is there now.
export function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

// What moves when the page around an element is scrolled; null for the window.
function scrolling(element) {
  const parent = element.parentElement;
  if (!parent || parent === document.body) return null;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrolling(parent);
}
