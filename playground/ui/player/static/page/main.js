// The player in a page of its own: a file opened from a disk, which holds all that is shown.

import { _ } from "../language/speak.js";
import { Player } from "../player.js";
import { unpack } from "../recording/unpack.js";

const TOO_OLD = _("This browser cannot unpack the run: use a Chrome, Edge, Firefox or Safari of 2023 or later.");

export async function open(root) {
  const [script, recording] = await Promise.all([unpacked("plotly"), unpacked("recording")]).catch((error) => {
    root.textContent = TOO_OLD;
    throw error;
  });
  root.dataset.plotly = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const message = { ...unpack(recording), took: 0 };
  const { learning_rate, last_epoch: epochs } = message.header;
  const player = new Player(root, async () => message);
  const tell = () => player.told({ source: "page", learning_rate, epochs });
  matchMedia("(prefers-color-scheme: dark)").onchange = tell; // it looks at the theme again
  tell();
}

// What a script element of the page holds, as base64 of gzip.
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
