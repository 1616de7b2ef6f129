// The charts beside pictures: those of the playground without the plane.

import { Charts } from "../playground/charts.js";

export class PictureCharts extends Charts {
  get quick() {
    return [];
  }

  draw(all, frame, farthest) {
    this.drawPlots(all, frame, farthest);
  }

  drawings(...what) {
    const { boundary, ...others } = super.drawings(...what);
    return others;
  }

  drawBoundary() {}

  place() {
    return null;
  }

  apply(option, value) {
    return option === "log" ? super.apply(option, value) : null;
  }
}
