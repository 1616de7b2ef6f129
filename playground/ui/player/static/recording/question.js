// What a player asks next, so that it never runs dry; null when it has all it needs.

const AHEAD = 15; // frames waiting below which more are asked for
const AHEAD_AT_REST = 3;
const BLOCK = 20; // frames asked for at once

export function question(player) {
  const { store, clock, shown, target, farthest, learningRate } = player;
  if (!player.isOpen) return { recording: null };
  if (store.isWhole) return null;
  const { id: recording, length: have } = store;
  if (player.rewinds || learningRate !== store.learningRate) {
    return { recording, fork: { epoch: player.rewinds ? 0 : shown, learning_rate: learningRate } };
  }
  const playing = player.state === "playing"; // then the server leaves a change of the learning rate to the player
  const place = { recording, have, playing, farthest }; // at rest, the answer says why things went so as far as seen
  if (target !== null && !store.frames.has(target)) {
    const start = Math.max(0, target - (target < farthest ? 4 : 0)); // looking back: also those before
    return { ...place, shown: target, start, stride: 1, count: 8 };
  }
  let [ahead, epoch] = [0, shown];
  for (; ahead < AHEAD && clock.hasNext(epoch); ahead++) epoch = clock.next(epoch);
  if (ahead < (playing ? AHEAD : AHEAD_AT_REST) && clock.next(epoch) > epoch) {
    return { ...place, shown, start: clock.next(epoch), stride: clock.stride, count: BLOCK };
  }
  const isNews = playing ? player.reported === null : player.reported !== shown; // that it plays, and where it rests
  if (player.mayHaveMoved || isNews) {
    return { ...place, shown, seen: player.seen.now, start: shown, stride: 1, count: 1, isReport: true };
  }
  return null;
}
