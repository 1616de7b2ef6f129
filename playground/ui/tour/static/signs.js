// What the player says of itself, and which stop's matter is done by what has changed since the last look.

export const playerNow = () => ({ ...document.querySelector('[data-testid="player"]')?.dataset });

// The last of the stops from `index` on whose sign has come, or -1.
export const lastDone = (stops, index, before, now) => stops.findLastIndex(({ done }, at) => at >= index && done && hasCome(done, before, now));

const hasCome = ({ name, value }, before, now) =>
  before[name] !== undefined && now[name] !== undefined && before[name] !== now[name] && (!value || now[name] === value);
