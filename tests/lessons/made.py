"""A small lesson for tests, with every kind of answer."""

from playground.lessons.lesson import Lesson
from playground.lessons.rules import read

ROUND = {
    "predictions": [
        {
            "ask": "How many rows will be right?",
            "kind": "choice",
            "measure": "train_score",
            "options": [{"text": "Up to half", "below": 0.5}, {"text": "More than half", "at_least": 0.5}],
        },
        {"ask": "And of the test rows?", "kind": "number", "measure": "test_score", "within": 0.05},
        {"ask": "Draw the loss.", "kind": "line", "measure": "train_loss_line", "points": 5, "within": 0.2},
    ],
    "run": {"page": "live", "link": "dataset=xor&hidden_sizes=none&epochs=12", "task": "Press Play."},
    "explanation": "No line divides XOR: it stays at {chance}.",
}
BOUNDARY = {
    "ask": "Draw where it divides the plane.",
    "kind": "boundary",
    "measure": "boundary",
    "points": 2,
    "within": 0.2,
}
TABLE = {
    "title": "A lesson of the tests",
    "question": "What can one unit do?",
    "introduction": "One unit draws one line.",
    "rounds": [ROUND, ROUND | {"predictions": [BOUNDARY]}],
    "further": ["Take other data."],
    "numbers": [{"name": "chance", "round": 1, "measure": "train_score", "written": "48.1%"}],
}


def lesson(**changes):
    """The lesson, some of its fields changed."""
    return read(Lesson, TABLE | changes)


def answers(lesson):
    """One answer to every prediction of each round."""
    given = {"choice": 0, "number": 0.5, "line": [0.7, 0.7, 0.7, 0.7, 0.7], "boundary": [[-1.0, 0.0], [1.0, 0.5]]}
    return [[given[prediction.kind] for prediction in one.predictions] for one in lesson.rounds]
