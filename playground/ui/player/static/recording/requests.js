// One question at a time to whoever has the recording on show.

import { GONE } from "./server.js";

const PATIENCE = 1000; // milliseconds before a question that failed is asked again

export class Requests {
  // `answer(source, request, signal)` asks; `heard(request, message)` is called with every answer, `again()` when it is
  // time to ask anew, and `lost()` when the server knows the recording no more: it was started again, or has forgotten
  // a session that slept for long.
  constructor(answer, heard, again, lost) {
    Object.assign(this, { answer, heard, again, lost, source: null, pending: null });
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
    const message = await this.answer(this.source, request);
    return message && message !== GONE && message.arrays.probabilities ? Object.fromEntries(Object.entries(message.arrays).map(([name, { data }]) => [name, data])) : null;
  }

  async ask(request) {
    if (this.pending) return;
    const asking = (this.pending = new AbortController());
    this.asked = request;
    const message = await this.answer(this.source, request, asking.signal);
    if (message === GONE) this.lost();
    if (message === null || message === GONE) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if (asking.signal.aborted) return;
    this.pending = null;
    if (message === null || message === GONE) this.again();
    else this.heard(request, message);
  }
}
