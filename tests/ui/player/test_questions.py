"""The address of a recording, asked anything."""

import asyncio
import itertools
import json
import math
import random
from collections import Counter

import pytest
from starlette.applications import Starlette

from playground.choices.experiment import Experiment
from playground.ui.player.questions import LONGEST, ROUTES, address
from playground.ui.player.recording import Recording
from tests.asgi import answer, answered

APP = Starlette(routes=ROUTES)
SMALL = Experiment(dataset="xor", n_samples=10, hidden_sizes=(2,), epochs=3)
VALUES = [None, True, -1, 0, 1, 3, 0.5, 10**18, -(10**18), 10**400, 1e308, math.inf, math.nan]
VALUES += ["", "x", "3", "9" * 400, "\ud800", [], [1], {}, {"a": 1}, [[]] * 50]
NAMES = [
    "recording",
    "have",
    "start",
    "stride",
    "count",
    "shown",
    "playing",
    "farthest",
    "fork",
    "look",
    "__class__",
    "x" * 50,
]


def drawn_body(rng: random.Random, known: str) -> bytes:
    """Noise, JSON of any kind, or something near a question."""
    kind = rng.random()
    if kind < 0.2:
        return rng.randbytes(rng.choice((0, 1, 30, LONGEST, LONGEST + 1)))
    if kind < 0.3:
        return rng.choice(("[", "{", '{"a":', "9", '"')).encode() * rng.randint(1, LONGEST)
    if kind < 0.4:
        return json.dumps(rng.choice(VALUES)).encode()
    asked = {name: rng.choice(VALUES) for name in rng.sample(NAMES, rng.randint(0, len(NAMES)))}
    if kind > 0.8:
        asked |= {"recording": known} | {name: rng.choice((0, 1, 2, 5)) for name in rng.sample(NAMES[1:6], 4)}
        asked |= {"fork": rng.choice(({}, {"epoch": rng.choice(VALUES), "learning_rate": rng.choice(VALUES)}))}
    return json.dumps(asked).encode()


def test_ten_thousand_questions_of_any_kind_are_answered_or_refused():
    rng, recording = random.Random(0), Recording(SMALL)
    path = address(recording)

    async def ask() -> Counter:
        found = Counter()
        for _ in range(10_000):
            body = drawn_body(rng, recording.id)
            middle = rng.randint(0, len(body))
            where = path if rng.random() < 0.95 else path[: -rng.randint(1, 20)]
            found[(await answered(APP, where, (body[:middle], body[middle:]), "POST")).status] += 1
        return found

    found = asyncio.run(ask())
    assert set(found) == {200, 400, 404, 413}
    assert min(found.values()) > 100


@pytest.mark.parametrize(("body", "status"), [(b"", 400), (b" " * LONGEST, 400), (b" " * (LONGEST + 1), 413)])
def test_a_question_may_be_so_long_and_no_longer(body, status):
    recording = Recording(SMALL)
    assert answer(APP, address(recording), [body], "POST").status == status


def test_of_a_question_without_end_little_is_read():
    recording, read = Recording(SMALL), []
    endless = (read.append(number) or b"x" * 1000 for number in itertools.count())
    assert answer(APP, address(recording), endless, "POST").status == 413
    assert len(read) * 1000 <= LONGEST + 1000
