// Whether this browser has seen the tour. Where nothing can be kept, the tour does not open by itself: it would do so again
// and again.

const KEY = "backprop tour";

export const mayOpenByItself = () => kept(() => localStorage.getItem(KEY) === null);

// Returns whether it will be known.
export const noteSeen = () => kept(() => {
  localStorage.setItem(KEY, "seen");
  return localStorage.getItem(KEY) !== null;
});

function kept(look) {
  try {
    return look();
  } catch {
    return false; // storage is forbidden, or full
  }
}
