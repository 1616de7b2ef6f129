"""What `store.js`, `clock.js` and `question.js` do: what a player has, which epoch is due, what it asks next.

`test_clock.py` runs those scripts themselves and holds the two together.
"""

import json
import math
from typing import NamedTuple

AHEAD, AHEAD_AT_REST, BLOCK = 15, 3, 20
FRAMES_PER_SECOND, LONGEST_STEP, BUSY = 20, 250, 400
DEFAULT_SPEED = 40  # epochs a second
MOST_FRAMES = 1200


class Answer(NamedTuple):
    """What is looked at of an answer: its header, the epochs of the frames in it, the server's milliseconds."""

    header: dict
    epochs: list
    took: int = 0

    @classmethod
    def of(cls, message, took):
        start = 4 + int.from_bytes(message[:4], "little")
        header = json.loads(message[4:start])
        place = header["arrays"]["epochs"]
        start += place["offset"]
        epochs = memoryview(message)[start : start + 4 * place["shape"][0]].cast("i")
        return cls(header, epochs.tolist(), took)


class Store:
    """Which frames and how many epochs of a recording have been sent."""

    def __init__(self, answer):
        self.id, self.is_forked = answer.header["recording"], answer.header["scene"].get("is_forked")
        self.frames, self.length = set(), 0
        self.merge(answer)

    def merge(self, answer):
        header = answer.header
        self.last_epoch, self.learning_rate = header["last_epoch"], header["learning_rate"]
        self.ended = header["ended"]
        known = header["first"] + header["arrays"]["train_loss"]["shape"][0]
        if header["first"] <= self.length < known:
            self.length = known
        self.frames.update(answer.epochs)

    def inherit(self, other, epoch):
        self.frames |= {at for at in other.frames if at <= epoch}
        self.length = max(self.length, min(other.length, epoch + 1))

    @property
    def end(self):
        return min(self.last_epoch, self.ended["last"]) if self.ended else self.last_epoch

    def nearest(self, epoch):
        return min(self.frames, key=lambda at: abs(at - epoch))

    def forget(self, shown):
        if len(self.frames) > MOST_FRAMES:
            by_distance = sorted(self.frames, key=lambda at: -abs(at - shown))
            self.frames.difference_update(set(by_distance[: MOST_FRAMES // 4]) - {0})


class Clock:
    """Times are milliseconds; `speed` is epochs a second, `supply` the frames a second of a busy server.

    `reach` is how many epochs a second can be trained where nobody else waits.
    """

    def __init__(self, speed=DEFAULT_SPEED, reach=math.inf):
        self.speed, self.reach, self.supply, self.heard_at = speed, reach, math.inf, 0
        self.store, self.shown, self.position, self.time = None, 0, 0, 0

    def start(self, epoch, now):
        self.shown, self.position, self.time = epoch, epoch, now

    def rewind(self, store, epoch):
        self.store = store
        self.shown, self.position = min(self.shown, epoch), min(self.position, epoch)

    @property
    def stride(self):
        return max(1, int(min(self.speed, self.reach) / FRAMES_PER_SECOND + 0.5))

    @property
    def pace(self):
        return min(self.speed, self.supply * self.stride)

    def heard(self, frames, took, now):
        """So many frames have come with an answer that took the server so long."""
        if took <= BUSY:
            self.reach = 1000 * frames * self.stride / max(1, took)
        rate = 1000 * frames / max(1, now - self.heard_at)
        self.heard_at = now
        self.supply = max(1, rate) if took > BUSY else math.inf

    def next(self, epoch):
        return min(epoch + self.stride, self.store.end)

    def has_next(self, epoch):
        return self.next(epoch) > epoch and self.next(epoch) in self.store.frames

    def advance(self, now):
        """Whether there is another epoch to be shown by now."""
        self.position += self.pace * min(now - self.time, LONGEST_STEP) / 1000
        self.time = now
        due = self.shown
        while self.has_next(due) and self.next(due) <= self.position:
            due = self.next(due)
        if due == self.shown:
            self.position = min(self.position, self.next(due))
        moves, self.shown = due > self.shown, due
        return moves

    @property
    def left(self):
        """Milliseconds until the next frame is due."""
        return 1000 * (self.next(self.shown) - self.position) / self.pace


def question(player):
    """Why and what a player asks next, `(None, None)` when it has all it needs."""
    store, clock, shown, target = player.store, player.clock, player.shown, player.target
    if not player.is_open:
        return "first frames", {"recording": None}
    known = {"recording": store.id}
    if player.rewinds or player.learning_rate != store.learning_rate:
        epoch = 0 if player.rewinds else shown
        return "fork", known | {"fork": {"epoch": epoch, "learning_rate": player.learning_rate}}
    playing = player.state == "playing"
    known |= {"have": store.length, "shown": shown, "playing": playing, "farthest": player.farthest}
    if target is not None and target not in store.frames:
        start = max(0, target - (4 if target < player.farthest else 0))
        return "frames looked back for", known | {"shown": target, "start": start, "stride": 1, "count": 8}
    ahead, epoch = 0, shown
    while ahead < AHEAD and clock.has_next(epoch):
        ahead, epoch = ahead + 1, clock.next(epoch)
    if ahead < (AHEAD if playing else AHEAD_AT_REST) and clock.next(epoch) > epoch:
        return "frames", known | {"start": clock.next(epoch), "stride": clock.stride, "count": BLOCK}
    is_news = player.reported is None if playing else player.reported != shown
    if player.may_have_moved or is_news:
        return "report", known | {"seen": seen(player), "start": shown, "stride": 1, "count": 1}
    return None, None


def seen(player):
    """What is on the screen beside the recording, as a link says it; a student here turns no switch."""
    numbers = {"epoch": player.shown, "until": player.farthest, "speed": player.clock.speed}
    at_first = {"epoch": 0, "until": player.shown, "speed": DEFAULT_SPEED}
    return {name: str(number) for name, number in numbers.items() if number != at_first[name]}
