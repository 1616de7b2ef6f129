// How well each lane does: a share of right answers, or R² where values are predicted. Lanes may differ in that.

export const isShare = (scene, lane) => scene.score[lane] === "accuracy";

// What all lanes call it.
export const scoreName = ({ score }) => (score.every((name) => name === score[0]) ? score[0] : "score");

// The score of an answer that never changes, where it is the same for all lanes; else null.
export const chanceOfAll = ({ chance }) => (chance.every((share) => share === chance[0]) ? chance[0] : null);
