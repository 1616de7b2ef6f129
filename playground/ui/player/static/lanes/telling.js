// What networks side by side show at an epoch, in words for those who do not see it.

import { _ } from "../language/speak.js";
import { count, percent, short, steady } from "../numbers.js";
import { listed, middleHalf } from "../phrases.js";
import { QUANTITIES } from "./figures.js";
import { isAlive, layerAt } from "./maps.js";
import { isShare } from "./scores.js";
import { inTurn, layerName, named, stuck } from "./words.js";

const CURVES = {
  train_loss: (told) => _("Training loss of each network up to epoch {farthest}. At epoch {epoch}, {each}.", told),
  test_loss: (told) => _("Test loss of each network up to epoch {farthest}. At epoch {epoch}, {each}.", told),
  train_score: (told) => _("Training score of each network up to epoch {farthest}. At epoch {epoch}, {each}.", told),
  test_score: (told) => _("Test score of each network up to epoch {farthest}. At epoch {epoch}, {each}.", told),
};

const trainingLoss = (value) => _("training loss {value}", { value });
const SCORES = {
  accuracy: { train_score: (value) => _("training accuracy {value}", { value }), test_score: (value) => _("test accuracy {value}", { value }) },
  "R²": { train_score: (value) => _("training R² {value}", { value }), test_score: (value) => _("test R² {value}", { value }) },
};

// What every view of them tells: the line, the curves, `epoch` which one, and `each(say)`, a sentence that `say(lane)` says
// of each network that still has numbers.
export function common({ store, frame, farthest, why, options: { curve } }) {
  const { scene, lastEpoch } = store;
  const epoch = count(frame.epoch);
  const each = (say) => inTurn(scene.titles.map((title, lane) => named(title, isAlive(store, frame.epoch, lane) ? say(lane) : _("not finite any more"))));
  return {
    epoch,
    each,
    line: _("Epoch {epoch} of {last}. {each}.", { epoch, last: count(lastEpoch), each: each((lane) => results(store, frame, lane, why.reasons[lane])) }),
    curves: CURVES[curve]({ farthest: count(farthest), epoch, each: each((lane) => course(store, curve, frame.epoch, lane)) }),
  };
}

export function inWords(view) {
  const { store, frame, farthest, options: { quantity } } = view;
  const { scene } = store;
  const { epoch, each, line, curves } = common(view);
  const inLayer = (lane, layer, when = frame.epoch) => short(store.atLast(quantity, when, lane, lane * Math.max(...scene.layers) + layer));
  const ends = (lane, say) => listed([...new Set([0, scene.layers[lane] - 1])].map((layer) => `${layerName(scene, lane, layer)} ${say(lane, layer)}`));
  const overEpochs = (lane, layer) => _("from {start} at the start to {now} at epoch {epoch}", { start: inLayer(lane, layer, 0), now: inLayer(lane, layer), epoch });
  const spreadAt = (lane, layer) => spread(layerAt(frame, scene, lane, layer));
  const told = { quantity: QUANTITIES[quantity], epoch };
  return {
    line,
    charts: {
      ...(scene.planes ? { planes: _("What each network answers over the plane of its data at epoch {epoch}. {each}.", { epoch, each: each((lane) => results(store, frame, lane)) }) } : {}),
      curves,
      layers: _("{quantity} by layer at epoch {epoch}. {each}.", { ...told, each: each((lane) => ends(lane, inLayer)) }),
      history: _("{quantity} in every layer from epoch 0 to {farthest}. {each}.", { ...told, farthest: count(farthest), each: each((lane) => ends(lane, overEpochs)) }),
      activations: _("Activations of every layer at epoch {epoch}. {each}.", { epoch, each: each((lane) => ends(lane, spreadAt)) }),
    },
  };
}

function results(store, frame, lane, reasons = []) {
  const verdicts = (frame.words?.[lane] ?? []).filter(({ kind }) => kind !== "note");
  const score = store.scene.has_test[lane] ? "test_score" : "train_score";
  const numbers = [
    trainingLoss(valueOf(store, "train_loss", frame.epoch, lane)),
    SCORES[store.scene.score[lane]][score](valueOf(store, score, frame.epoch, lane)),
  ];
  return [...numbers, ...new Set([...verdicts, ...reasons].map(({ title }) => title))].join(", ");
}

function course(store, name, epoch, lane) {
  const value = valueOf(store, name, epoch, lane);
  return epoch ? _("{value}, {start} at the start", { value, start: valueOf(store, name, 0, lane) }) : value;
}

function valueOf(store, name, epoch, lane) {
  const value = store.atLast(name, epoch, lane);
  return name.endsWith("score") && isShare(store.scene, lane) ? percent(value, 1) : steady(value);
}

const spread = (found) => [middleHalf(found.low, found.high, found.shares), ...stuck(found)].join(", ");
