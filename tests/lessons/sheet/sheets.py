"""A lesson with a prediction of every kind, and a student's sheet of it."""

from datetime import date
from urllib.parse import urlencode

from playground.choices.share import to_query
from playground.lessons import named
from playground.lessons.lesson import Lesson
from playground.lessons.measuring import measured
from playground.lessons.rules import read
from playground.lessons.sheet import Measuring, made
from playground.lessons.student.progress import Progress, Ran
from playground.recording.words.thresholds import Verdict

RUN = {"page": "live", "link": "dataset=moons&n_samples=80&hidden_sizes=3&epochs=12", "task": "Press Play."}
ROUND = {
    "run": RUN,
    "explanation": "It *learns*: {end} is right in the end.",
    "predictions": [
        {
            "ask": "How many will be right?",
            "kind": "choice",
            "measure": "train_score",
            "options": [{"text": "Half", "below": 0.6}, {"text": "More", "at_least": 0.6}],
        },
        {"ask": "How low is the loss?", "kind": "number", "measure": "train_loss", "high": 5.0, "factor": 2.0},
        {
            "ask": "Draw the loss.",
            "kind": "line",
            "measure": "train_loss_line",
            "high": 2.0,
            "points": 4,
            "within": 0.5,
        },
    ],
}
BOUNDARY = {
    "run": RUN,
    "predictions": [
        {"ask": "Draw its line.", "kind": "boundary", "measure": "boundary", "points": 2, "within": 0.3},
        {"ask": "Outline it.", "kind": "boundary", "measure": "boundary", "points": 4, "within": 0.01},
        {"ask": "How right?", "kind": "number", "measure": "test_score", "within": 0.05},
    ],
    "goals": [{"measure": "train_score", "at_least": 0.5}],
}
CHAIN = {
    "run": {"page": "chain_rule", "link": "formula=x*y%2Bz&at=x:2,y:3,z:1", "task": "Step to the end."},
    "predictions": [
        {"ask": "What comes out?", "kind": "number", "measure": "value", "low": -99, "high": 99, "within": 1}
    ],
}
TABLE = {
    "title": "A lesson of every kind",
    "question": "What is there to predict?",
    "introduction": "Everything.",
    "rounds": [ROUND, BOUNDARY, CHAIN],
    "numbers": [{"name": "end", "round": 1, "measure": "train_score", "written": "some"}],
}
NAME = named.name_of(read(Lesson, TABLE))
LESSON = named.lesson_of(NAME)
ANSWERS = (
    (1, 0.4, [0.8, 0.7, 0.6, 0.5]),
    ([[-1.0, 0.0], [1.0, 0.2]], [[-1.0, -1.0], [1.0, -1.0], [1.0, 0.0], [-1.0, 0.0]], 0.9),
    (3.0,),
)
RAN = tuple(Ran(urlencode(to_query(of_round.run.made)), of_round.run.last) for of_round in LESSON.rounds)
DONE = Progress(ANSWERS, RAN, 1, "Ada", "Two lines.\nIt was hard.")
SERVER = "http://127.0.0.1:8501/class/"
MEASURING = Measuring(
    measured.found, lambda page, ran: [("One", Verdict("chance", f"Well by {ran.epoch}.", "A rule.", "chance"))]
)


def sheet_of(done=DONE, name=NAME, lesson=LESSON, measuring=MEASURING):
    return made(name, lesson, done, measuring, SERVER, date(2026, 11, 9))
