"""What is right in lessons and challenges: everything that they ask about, measured of the runs that they set."""

from typing import NamedTuple
from urllib.parse import urlencode

from playground.choices.share import to_query
from playground.lessons.challenge import Challenge
from playground.lessons.lesson import Lesson
from playground.lessons.runs import made_of, query_of
from playground.lessons.student.progress import Ran


class Solved(NamedTuple):
    """A lesson, or a challenge, with `(Ran, found)` of each round: one entry of `found` for all that it measures.

    A challenge has one round, and measures its goals.
    """

    subject: Lesson | Challenge
    rounds: tuple


class Solving(NamedTuple):
    """How far it is, a share of 1, and the `Solved` so far."""

    share: float
    result: tuple[Solved, ...]


def solve(subjects, find):
    """Yield a `Solving` after each measurement; `find(page, ran, wanted)` measures, as in a `Measuring`."""
    count, done, solved = sum(len(wanted) for one in subjects for *_, wanted in parts(one)), 0, ()
    yield Solving(0.0, ())
    for subject in subjects:
        rounds = []
        for page, ran, wanted in parts(subject):
            found = []
            for one in wanted:
                found.append(find(page, ran, one))
                done += 1
                yield Solving(done / count, solved)
            rounds.append((ran, tuple(found)))
        solved = (*solved, Solved(subject, tuple(rounds)))
    yield Solving(1.0, solved)


def parts(subject):
    """Yield (page, `Ran`, what is to be measured) of every round."""
    if isinstance(subject, Challenge):
        run = subject.run
        made = made_of(run.page, run.target | query_of(subject.solution))
        yield run.page, _ran(made, getattr(made, "epochs", 0)), subject.goals
        return
    for of_round in subject.rounds:
        yield of_round.run.page, _ran(of_round.run.made, of_round.run.last), of_round.predictions


def _ran(made, epoch):
    return Ran(urlencode(to_query(made)), epoch)
