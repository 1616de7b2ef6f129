// What a recording can be shown as, by the kind of its scene: the markup, and who fills it.

import { LaneView } from "./lanes.js";
import { LANES_TEMPLATE } from "./lanetemplate.js";
import { TEMPLATE } from "./template.js";
import { View } from "./view.js";

export const STAGES = {
  playground: { template: TEMPLATE, View },
  lanes: { template: LANES_TEMPLATE, View: LaneView },
};
