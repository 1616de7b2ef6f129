// How well each lane does: a share of right answers, or R² where values are predicted. Lanes may differ in that.

import { _ } from "../language/speak.js";

const TITLES = { accuracy: _("Accuracy"), "R²": "R²", score: _("Score") };
const CURVES = {
  accuracy: { train_score: _("Training accuracy"), test_score: _("Test accuracy") },
  "R²": { train_score: _("Training R²"), test_score: _("Test R²") },
  score: { train_score: _("Training score"), test_score: _("Test score") },
};
const ON_CARDS = {
  accuracy: { training: _("training accuracy"), test: _("test accuracy") },
  "R²": { training: _("training R²"), test: _("test R²") },
};

export const isShare = (scene, lane) => scene.score[lane] === "accuracy";

// What all lanes have in common: "accuracy", "R²", or else "score".
export const scoreOfAll = ({ score }) => (score.every((name) => name === score[0]) ? score[0] : "score");

// What that is called: in a heading, and as the curve of a part.
export const scoreTitle = (scene) => TITLES[scoreOfAll(scene)];
export const scoreCurves = (scene) => CURVES[scoreOfAll(scene)];

// The score that a lane's card shows large.
export const scoreOnCard = (scene, lane) => ON_CARDS[scene.score[lane]][scene.has_test[lane] ? "test" : "training"];

// The score of an answer that never changes, where it is the same for all lanes; else null.
export const chanceOfAll = ({ chance }) => (chance.every((share) => share === chance[0]) ? chance[0] : null);
