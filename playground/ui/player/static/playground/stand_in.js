// The boundary before Plotly's script is there: on a canvas, in the place where the chart will have it.

import { drawSymbol } from "../drawing/shapes.js";

export class StandIn {
  // `figure` is the chart's, as it will be made: as large as its place.
  constructor(element, { data, layout }) {
    Object.assign(this, { data, layout, width: element.clientWidth, height: element.clientHeight });
    const ratio = window.devicePixelRatio || 1;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "bp-stand-in";
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.context = this.canvas.getContext("2d");
    this.context.scale(ratio, ratio);
    element.append(this.canvas);
  }

  leave() {
    this.canvas.remove();
  }

  // `answers` are those of ./boundary.js.
  draw({ picture, place, line }) {
    const { context, layout, width, height } = this;
    const area = areaOf(layout, width, height);
    const { x, y, scale } = placesIn(area, layout);
    context.clearRect(0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(area.left, area.top, area.width, area.height);
    context.clip();
    if (picture) context.drawImage(picture, x(place.x), y(place.y), place.sizex * scale.x, place.sizey * scale.y);
    for (const trace of this.data) {
      if (trace.visible === false) continue;
      if (trace.mode === "lines") {
        if (line) drawLine(context, line.x.map(x), line.y.map(y), trace.line);
      } else trace.x.forEach((at, row) => drawPoint(context, x(at), y(trace.y[row]), trace.marker, row));
    }
    context.restore();
  }
}

// Where Plotly puts the axes: between the margins, and in the middle where one unit is to be as long as the other.
function areaOf({ margin, yaxis }, width, height) {
  const room = { left: margin.l, top: margin.t, width: width - margin.l - margin.r, height: height - margin.t - margin.b };
  if (!yaxis.scaleanchor) return room;
  const side = Math.min(room.width, room.height);
  return { left: room.left + (room.width - side) / 2, top: room.top + (room.height - side) / 2, width: side, height: side };
}

function placesIn(area, { xaxis, yaxis }) {
  const [left, right] = xaxis.range;
  const [bottom, top] = yaxis.range;
  const scale = { x: area.width / (right - left), y: area.height / (top - bottom) };
  return { scale, x: (at) => area.left + (at - left) * scale.x, y: (at) => area.top + (top - at) * scale.y };
}

function drawLine(context, x, y, { color, width = 2 }) {
  context.beginPath();
  x.forEach((at, index) => context.lineTo(at, y[index]));
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

function drawPoint(context, x, y, { symbol, size, color, line }, row) {
  context.fillStyle = color[row];
  context.strokeStyle = line.color;
  context.lineWidth = line.width;
  drawSymbol(context, symbol[row], x, y, size);
}
