"""A small challenge for tests: XOR, which no single unit learns and eight hidden ones do."""

from playground.choices.experiment import Experiment
from playground.lessons.challenge import Challenge
from playground.lessons.rules import read

TABLE = {
    "title": "A challenge of the tests",
    "question": "Can it learn XOR?",
    "introduction": "One unit fails.",
    "run": {
        "page": "live",
        "link": "dataset=xor&hidden_sizes=none&learning_rate=0.3&epochs=40&speed=200",
        "task": "Give it what it lacks.",
        "controls": ["hidden_sizes", "learning_rate"],
    },
    "goals": [{"measure": "train_score", "at_least": 0.9}, {"measure": "is_finite", "at_least": 1}],
    "record": {"measure": "weights", "best": "lowest"},
    "hints": ["One unit draws one line.", "Hidden layers.", "Eight hidden units."],
    "explanation": "Hidden units draw a line each.",
    "solution": "hidden_sizes=8",
}


def challenge(**changes):
    """The challenge, some of its fields changed."""
    return read(Challenge, TABLE | changes)


def solving(units=8, **changes):
    """An experiment that solves it by epoch 40, with so many hidden units: 4 or more."""
    start = {"dataset": "xor", "learning_rate": 0.3, "epochs": 40}
    return Experiment(**start | {"hidden_sizes": (units,)} | changes)
