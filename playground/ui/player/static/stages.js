// What a recording can be shown as, by the kind of its scene.

import { LaneView } from "./lanes.js";
import { LANES_TEMPLATE } from "./lanetemplate.js";
import { TEMPLATE } from "./template.js";
import { View } from "./view.js";

const STAGES = {
  playground: { template: TEMPLATE, View },
  lanes: { template: LANES_TEMPLATE, View: LaneView },
};

// Put up the markup that a kind of scene needs; who fills it.
export function furnished(root, kind) {
  const { template, View } = STAGES[kind];
  root.innerHTML = template;
  return new View(root);
}
