// One question at a time to the server. An answer may get lost when the page reruns: then ask again.

const PATIENCE = 3000; // milliseconds

export class Requests {
  constructor(send, again) {
    Object.assign(this, { send, again, count: 0, pending: null });
  }

  ask(request) {
    if (this.pending) return;
    this.pending = { ...request, serial: `${Date.now().toString(36)}-${++this.count}` };
    this.send(this.pending);
    this.timer = setTimeout(() => {
      this.pending = null;
      this.again();
    }, PATIENCE);
  }

  // What the answer with this serial was asked for; null when it answers nothing that is still open. A message
  // without a serial comes from a rerun of the page, which may have swallowed the question.
  answered(serial) {
    const request = this.pending;
    if (!request || (serial !== undefined && serial !== request.serial)) return null;
    clearTimeout(this.timer);
    this.pending = null;
    return serial === undefined ? null : request;
  }
}
