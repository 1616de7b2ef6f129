// One question at a time to the server, at the address of the recording on show.

import { unpack } from "./unpack.js";

const GONE = "gone";
const PATIENCE = 1000; // milliseconds before a question that failed is asked again

export class Requests {
  // `heard(request, message)` is called with every answer, `again()` when it is time to ask anew, and `lost()` when
  // the server knows the recording no more: it was started again, or has forgotten a session that slept for long.
  constructor(heard, again, lost) {
    Object.assign(this, { heard, again, lost, source: null, pending: null });
  }

  // Ask at another address from now on; what is under way there is of no interest any more.
  turnTo(source) {
    this.stop();
    this.source = source;
  }

  stop() {
    this.pending?.abort();
    this.pending = null;
  }

  // Give up a question for frames: something else is wanted now, which is not to wait behind them.
  giveUp() {
    if (this.asked?.count) this.stop();
  }

  // Ask something that nothing waits for, beside the question under way: what a network makes of a picture, or null.
  async aside(request) {
    const message = await answer(this.source, request);
    return message && message !== GONE && message.arrays.probabilities ? Object.fromEntries(Object.entries(message.arrays).map(([name, { data }]) => [name, data])) : null;
  }

  async ask(request) {
    if (this.pending) return;
    const asking = (this.pending = new AbortController());
    this.asked = request;
    const message = await answer(this.source, request, asking.signal);
    if (message === GONE) this.lost();
    if (message === null || message === GONE) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if (asking.signal.aborted) return;
    this.pending = null;
    if (message === null || message === GONE) this.again();
    else this.heard(request, message);
  }
}

// Milliseconds from the question's arrival at the server to its answer, waiting for its turn included.
function took(response) {
  return Number(/dur=(\d+)/.exec(response.headers.get("Server-Timing"))?.[1] ?? 0);
}

// What the server says; null where it could not be reached, GONE where it knows the recording no more.
async function answer(source, request, signal) {
  try {
    const response = await fetch(source, { method: "POST", body: JSON.stringify(request), signal });
    if (response.status === 404) return GONE;
    return response.ok ? { ...unpack(await response.arrayBuffer()), took: took(response) } : null;
  } catch {
    return null;
  }
}
