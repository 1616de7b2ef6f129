// Runs the player's own scripts on what test_clock.py sends: a folder, states to ask from, courses of a clock, blocks.

import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { folder, states, courses, blocks } = JSON.parse(await text(process.stdin));

let [time, tick] = [0, null];
Object.defineProperty(globalThis, "performance", { value: { now: () => time } });
globalThis.requestAnimationFrame = (callback) => (tick = callback);
globalThis.cancelAnimationFrame = () => (tick = null);

const load = (path) => import(pathToFileURL(`${folder}/${path}`).href);
const { Clock } = await load("clock.js");
const { question } = await load("recording/question.js");
const { Seen } = await load("seen.js");
const { Store } = await load("recording/store.js");
const still = () => new Clock(() => {}, () => {}, () => {});

function asked({ store, speed, reach, ...player }) {
  const clock = Object.assign(still(), { speed, reach: reach ?? Infinity });
  Object.assign(store, { frames: new Set(store.frames), every: 1 });
  clock.store = store;
  const asking = { ...player, store, clock, view: { said: () => ({}) } };
  return question(Object.assign(asking, { seen: new Seen(asking) }));
}

function shown({ speed, end, steps }) {
  const clock = Object.assign(still(), { speed });
  const store = { frames: new Set([0]), end, every: 1 };
  time = 0;
  clock.rewind(store, 0);
  clock.start(0);
  return steps.map(({ milliseconds, frames, took }) => {
    time += milliseconds;
    const due = tick;
    tick = null;
    due?.(time);
    if (took) clock.heard(frames.length, took);
    frames.forEach((epoch) => store.frames.add(epoch));
    return [clock.shown, clock.position, clock.stride];
  });
}

function kept({ messages, looks, forks }) {
  const arrays = ({ rows, epochs }) => ({ train_loss: { shape: [rows], data: Array(rows).fill(0) }, epochs: { data: epochs } });
  const headers = messages.map(({ header }) => ({ ...header, series: ["train_loss"], parts: [] }));
  const store = new Store(headers[0], arrays(messages[0]));
  const seen = ({ frames, length, end }) => [[...frames.keys()].sort((a, b) => a - b), length, end];
  return messages.map((message, index) => {
    store.merge(headers[index], arrays(message));
    store.forget(looks[index]);
    const fork = new Store(headers[0], arrays(messages[0]));
    fork.inherit(store, forks[index]);
    return [seen(store), seen(fork)];
  });
}

console.log(JSON.stringify({ asked: states.map(asked), shown: courses.map(shown), kept: kept(blocks) }));
