// The one sequence that is looked at: what is read at each step, what is wanted, and how that is written under a chart.

import { decimals } from "../numbers.js";
import { plain } from "../phrases.js";

const [LETTER, BETWEEN] = [6.2, 6]; // pixels: a letter in the size of the ticks, and what parts two texts
const MARK = " marked";

export const isMarked = (text) => text.endsWith(MARK);

// What is read at a step, without its mark: a number as people write it; and a space can be seen.
export function readAt({ reads }, step) {
  const text = reads[step].replace(MARK, "");
  return /^-?\d+\.\d+$/.test(text) ? decimals(Number(text)) : text.replace(/^ $/, "␣");
}

export const markedSteps = ({ reads }) => reads.flatMap((text, step) => (isMarked(text) ? [step] : []));

// Whether all that is wanted is an answer after the last step.
export const isAtEnd = ({ wanted }) => wanted.slice(0, -1).every((one) => one === null);

// The steps at which answers count.
export const askedSteps = ({ wanted }) => wanted.flatMap((one, step) => (one === null ? [] : [step]));

// What is wanted at a step, where that is a class.
export const classAt = ({ wanted, classes }, step) => classes[wanted[step]].replace(/^ $/, "␣");

// As many of some steps' texts as there is room for, as an axis is told them that counts from 1; the marked ones always.
export function ticksOf(steps, textAt, pixels, marked = []) {
  const longest = Math.max(1, ...steps.map((step) => textAt(step).length));
  const every = Math.max(1, Math.ceil((LETTER * longest + (longest > 1 ? BETWEEN : 0)) / pixels));
  const isFree = (step) => marked.every((mark) => Math.abs(mark - step) >= every);
  const told = steps.filter((step, index) => marked.includes(step) || (index % every === 0 && isFree(step)));
  return {
    tickvals: told.map((step) => step + 1),
    ticktext: told.map((step) => (marked.includes(step) ? bold(step, textAt, marked, every) : plain(textAt(step)))),
  };
}

// A mark that stands close to the one before it is written a line lower.
function bold(step, textAt, marked, every) {
  const isClose = marked.some((mark) => mark < step && step - mark < every);
  return `${isClose ? "<br>" : ""}<b>${plain(textAt(step))}</b>`;
}
