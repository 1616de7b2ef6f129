// One question at a time to the server, at the address of the recording on show.

import { unpack } from "./unpack.js";

const PATIENCE = 1000; // milliseconds before a question that failed is asked again

export class Requests {
  // `heard(request, message)` is called with every answer, `again()` when it is time to ask anew.
  constructor(heard, again) {
    Object.assign(this, { heard, again, source: null, pending: null });
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

  async ask(request) {
    if (this.pending) return;
    const asking = (this.pending = new AbortController());
    const message = await answer(this.source, request, asking.signal);
    if (message === null) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if (asking.signal.aborted) return;
    this.pending = null;
    if (message === null) this.again();
    else this.heard(request, message);
  }
}

// What the server says; null where it could not be reached, or knows the recording no more.
async function answer(source, request, signal) {
  try {
    const response = await fetch(source, { method: "POST", body: JSON.stringify(request), signal });
    return response.ok ? unpack(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
