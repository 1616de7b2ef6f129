"""The client's clock, store and questions are those of the player's scripts."""

import json
import math
import random
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.load.client.clock import MOST_FRAMES, Answer, Clock, Store, question

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "playground/ui/player/static"
SPEEDS = (2, 10, 40, 200, 1000)


def some_state(rng):
    """What a player may know at some moment."""
    stride, shown, last = rng.choice((1, 2, 10)), rng.randrange(100), rng.randrange(20, 200)
    frames = set(range(0, shown + stride * rng.randrange(40), stride)) | {shown, shown + 1}
    return {
        "store": {
            "id": "one",
            "frames": sorted(frames),
            "length": rng.randrange(1, last + 2),
            "end": last,
            "learningRate": 0.03,
        },
        "speed": rng.choice(SPEEDS),
        "reach": rng.choice((None, None, 7, 30, 500)),
        "state": rng.choice(("idle", "playing", "playing", "paused", "done")),
        "shown": min(shown, last),
        "farthest": min(shown + rng.randrange(20), last),
        "target": rng.choice((None, None, None, rng.randrange(last))),
        "reported": rng.choice((None, min(shown, last))),
        "learningRate": rng.choice((0.03,) * 9 + (0.1,)),
        "isOpen": rng.random() < 0.9,
        "rewinds": rng.random() < 0.1,
        "mayHaveMoved": rng.random() < 0.1,
    }


def some_course(rng, speed):
    """Looks at the time, mostly as often as a screen is drawn, and blocks of frames, sometimes late."""
    stride, steps, known = max(1, round(speed / 20)), [], 0
    for _ in range(1000):
        frames = rng.choice((20, 20, 3)) if rng.random() < 0.03 else 0
        block = range(known + stride, known + frames * stride + 1, stride)
        known = max(block, default=known)
        step = {"milliseconds": rng.choice((16, 16, 17, 33, 400)), "frames": list(block)}
        steps.append(step | {"took": rng.choice((60, 60, 350, 900)) if block else 0})
    return {"speed": speed, "end": 150 * stride + 1, "steps": steps}


def some_blocks(rng):
    """An opening and blocks after it; each is looked at from its last epoch."""
    messages, first = [], 0
    for at in range(30):
        rows = rng.randrange(1, 200)
        epochs = list(range(150 * at, 150 * at + 2 * rng.randrange(1, 100), 2))
        header = {"recording": "one", "scene": {}, "last_epoch": 5000, "learning_rate": 0.03, "first": first}
        header["ended"] = {"kind": "early", "last": 4000} if at > 20 else None
        messages.append({"header": header, "rows": rows, "epochs": epochs})
        first = rng.choice((first + rows, first, first + rows + 5))
    forks = [rng.randrange(500) for _ in messages]
    return {"messages": messages, "looks": [5000] * len(messages), "forks": forks}


@pytest.fixture(scope="module")
def scripts():
    """What is sent to the scripts, and what they make of it."""
    rng = random.Random(0)
    sent = {"states": [some_state(rng) for _ in range(2000)], "blocks": some_blocks(rng)}
    sent["courses"] = [some_course(rng, speed) for speed in SPEEDS]
    node, _ = compute_driver_executable()
    told = json.dumps({**sent, "folder": str(STATIC)})
    run = subprocess.run([node, HERE / "clock.mjs"], input=told, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return sent, json.loads(run.stdout)


def answer_of(header, rows, epochs):
    return Answer(header | {"arrays": {"train_loss": {"shape": [rows]}}}, epochs)


def asked(state):
    """What the client asks in a state."""
    clock, known = Clock(state["speed"], state["reach"] or math.inf), state["store"]
    clock.store = SimpleNamespace(
        id=known["id"],
        frames=set(known["frames"]),
        length=known["length"],
        end=known["end"],
        learning_rate=known["learningRate"],
    )
    player = SimpleNamespace(
        store=clock.store,
        clock=clock,
        state=state["state"],
        shown=state["shown"],
        farthest=state["farthest"],
        target=state["target"],
        reported=state["reported"],
        learning_rate=state["learningRate"],
        is_open=state["isOpen"],
        rewinds=state["rewinds"],
        may_have_moved=state["mayHaveMoved"],
    )
    return question(player)


def test_the_questions_are_those_of_the_browser(scripts):
    sent, said = scripts
    reasons = set()
    for state, theirs in zip(sent["states"], said["asked"], strict=True):
        why, ours = asked(state)
        reasons.add(why)
        assert ours == ({key: value for key, value in theirs.items() if key != "isReport"} if theirs else None), (
            state
        )
        assert (why == "report") == bool(theirs and theirs.get("isReport")), state
    assert reasons == {"first frames", "fork", "frames looked back for", "frames", "report", None}


def test_the_clock_is_that_of_the_browser(scripts):
    sent, said = scripts
    is_slow = False
    for course, theirs in zip(sent["courses"], said["shown"], strict=True):
        clock, store, now = Clock(course["speed"]), SimpleNamespace(frames={0}, end=course["end"]), 0
        clock.rewind(store, 0)
        clock.start(0, now)
        for step, seen in zip(course["steps"], theirs, strict=True):
            now += step["milliseconds"]
            if clock.shown < store.end:
                clock.advance(now)
            if step["took"]:
                clock.heard(len(step["frames"]), step["took"], now)
            store.frames.update(step["frames"])
            assert [clock.shown, clock.position, clock.stride] == seen, course["speed"]
            is_slow = is_slow or clock.reach < clock.speed
        assert clock.shown > 20 * clock.stride
    assert is_slow, "no epoch took long"


def test_the_store_is_that_of_the_browser(scripts):
    sent, said = scripts
    messages, looks, forks = sent["blocks"].values()
    answers = [answer_of(**message) for message in messages]
    store, forgot = Store(answers[0]), False
    for answer, look, at, theirs in zip(answers, looks, forks, said["kept"], strict=True):
        store.merge(answer)
        forgot = forgot or len(store.frames) > MOST_FRAMES
        store.forget(look)
        fork = Store(answers[0])
        fork.inherit(store, at)
        assert [[sorted(one.frames), one.length, one.end] for one in (store, fork)] == theirs
    assert forgot
