// What is on the screen beside the recording stands in the address: the epoch, the unit that is held, the switches. The page
// writes the rest of it. So a reload shows the same picture, and the address can be shared as it is.

const QUIET = 250; // milliseconds without a change before one is written: browsers allow few in a row

export class Address {
  write(seen, names) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => put(seen, names), QUIET);
  }

  leave() {
    clearTimeout(this.waiting);
  }
}

function put(seen, names) {
  const address = `${location.pathname}${searchWith(seen, names)}${location.hash}`;
  if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", address);
}

// The query with what is seen in place of what was; `names` are the keys that a player may write.
export function searchWith(seen, names) {
  const others = location.search.slice(1).split("&").filter((pair) => pair && !names.includes(pair.split("=")[0]));
  const mine = Object.entries(seen).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [...others, ...mine].length ? `?${[...others, ...mine].join("&")}` : "";
}
