// What a recording can be shown as, by the kind of its scene.

import { LaneView } from "./lanes/view.js";
import { LANES_TEMPLATE, RUNS_TEMPLATE } from "./lanes/template.js";
import { PICTURE_TEMPLATE } from "./pictures/template.js";
import { PictureView } from "./pictures/view.js";
import { TEMPLATE } from "./playground/template.js";
import { View } from "./playground/view.js";
import { SEQUENCES_TEMPLATE } from "./sequences/template.js";
import { SequencesView } from "./sequences/view.js";

const STAGES = {
  playground: { template: TEMPLATE, View },
  pictures: { template: PICTURE_TEMPLATE, View: PictureView },
  lanes: { template: LANES_TEMPLATE, View: LaneView },
  sequences: { template: SEQUENCES_TEMPLATE, View: SequencesView },
  runs: { template: RUNS_TEMPLATE, View: LaneView },
};

// Put up the markup that a kind of scene needs; who fills it.
export function furnished(root, kind) {
  const { template, View } = STAGES[kind];
  root.innerHTML = template;
  return new View(root);
}
