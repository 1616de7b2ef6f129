// Axes that follow what is drawn, until the reader zooms one.

export class Ranges {
  constructor(elements) {
    this.elements = elements;
    this.known = {};
  }

  // What turns an axis to a range: nothing when it is there already, or when the reader has zoomed it.
  turned(name, axis, range) {
    const key = `${name} ${axis}`;
    const { wanted, set } = this.known[key] ?? {};
    const now = this.elements[name].layout[axis].range;
    const isMine = !set || (now[0] === set[0] && now[1] === set[1]);
    const isNew = !wanted || wanted[0] !== range[0] || wanted[1] !== range[1];
    this.known[key] = { wanted: range, set: isMine ? range : set };
    return isMine && isNew ? { [`${axis}.range`]: [...range] } : {};
  }

  forget(name, axis) {
    delete this.known[`${name} ${axis}`];
  }

  // What shows all of a chart again.
  restored(name) {
    const change = {};
    for (const [key, range] of Object.entries(this.known)) {
      const [chart, axis] = key.split(" ");
      if (chart !== name) continue;
      change[`${axis}.range`] = [...range.wanted];
      range.set = range.wanted;
    }
    return change;
  }
}

// How high an axis of losses must go. A network that explodes leaves at the top, so that the others can be read.
export function topOf(lines) {
  const finite = lines.flat().filter(Number.isFinite);
  const least = Math.min(...lines.map(([first]) => first).filter(Number.isFinite));
  const top = Math.min(Math.max(...finite), 5 * least);
  return top > 0 && Number.isFinite(top) ? top : 1;
}

// How low an axis of scores must go: R² falls below 0 where a constant would do better.
export function lowestOf(lines) {
  return Math.max(-1, Math.min(0, ...lines.flat().filter(Number.isFinite)));
}
