"""Lessons as tests make them: one of every kind of page and prediction, from a table."""

from playground.lessons.lesson import Lesson
from playground.lessons.rules import read

LIVE = {"page": "live", "link": "dataset=xor&hidden_sizes=none&epochs=5", "task": "Press Play."}
CHOICE = {
    "ask": "How many will be right?",
    "kind": "choice",
    "measure": "train_score",
    "options": [{"text": "Half", "below": 0.65}, {"text": "Most", "at_least": 0.65}],
}
NUMBER = {"ask": "How large?", "kind": "number", "measure": "train_loss", "low": 0.5, "high": 2.5, "factor": 2.0}
LINE = {"ask": "Draw it.", "kind": "line", "measure": "train_loss_line", "within": 0.2, "points": 5}
BOUNDARY = {"ask": "Draw it.", "kind": "boundary", "measure": "boundary", "within": 0.1, "points": 2}
SECOND = {"ask": "And sigmoid?", "kind": "number", "measure": "test_score", "of": "2", "within": 0.05}
SLOPE = {"ask": "How steep?", "kind": "number", "measure": "derivative", "of": "x", "within": 0.5, "high": 9.0}
GOAL = {"measure": "train_score", "at_least": 0.9}


def table(*rounds, **more):
    """The table of a lesson with these rounds, each `(run, predictions, further keys)`."""
    made = [{"run": run, "predictions": list(asked)} | further for run, asked, further in rounds]
    return {"title": "Mine", "question": "What?", "introduction": "Look **here**."} | more | {"rounds": made}


ALL = {
    "a choice": table((LIVE, [CHOICE], {})),
    "all kinds": table((LIVE, [NUMBER, LINE, BOUNDARY], {"explanation": "A line.\n\nOne, that is."})),
    "a goal": table(
        (
            LIVE | {"controls": ["hidden_sizes", "learning_rate"], "reach": "hidden_sizes=4", "epoch": 4},
            [CHOICE],
            {"goals": [GOAL, {"measure": "train_loss", "at_most": 0.25}], "minutes": {"predict": 5, "run": 9}},
        )
    ),
    "rounds": table(
        (LIVE, [CHOICE], {}),
        (LIVE | {"page": "vanishing", "link": "depths=3&epochs=4"}, [SECOND], {}),
        (LIVE | {"page": "sequences", "link": "length=10&epochs=2"}, [NUMBER], {}),
        (LIVE | {"page": "chain_rule", "link": "formula=x**2&at=x:2"}, [SLOPE], {}),
        further=['Try "this" \\ that.', "And that."],
        further_minutes=7,
        numbers=[{"round": 1, "measure": "train_score", "written": "50%", "name": "half", "epoch": 3}],
    ),
}
LESSONS = {name: read(Lesson, one) for name, one in ALL.items()}
