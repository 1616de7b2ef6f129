// What the server says to a question, at the address of the recording on show.

import { unpack } from "./unpack.js";

export const GONE = "gone";

// Its message; null where it could not be reached, GONE where it knows the recording no more.
export async function fromServer(source, request, signal) {
  try {
    const response = await fetch(source, { method: "POST", body: JSON.stringify(request), signal });
    if (response.status === 404) return GONE;
    return response.ok ? { ...unpack(await response.arrayBuffer()), took: took(response) } : null;
  } catch {
    return null;
  }
}

// Milliseconds from the question's arrival at the server to its answer, waiting for its turn included.
function took(response) {
  return Number(/dur=(\d+)/.exec(response.headers.get("Server-Timing"))?.[1] ?? 0);
}
