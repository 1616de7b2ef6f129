"""How long each step of lessons and challenges takes, and when it comes in a class."""

from typing import NamedTuple

from playground.lessons.challenge import Challenge


class Step(NamedTuple):
    """A step of a lesson: what is done, and for how long."""

    what: str
    minutes: int


class Timed(NamedTuple):
    """A step of a class: `when` it is, in minutes from the beginning, of which subject, and what is done."""

    when: str
    subject: str
    what: str


def minutes_of(subject):
    """How long a lesson or a challenge takes."""
    return subject.minutes if isinstance(subject, Challenge) else subject.all_minutes


def steps(subject):
    """The `Step`s of a lesson or a challenge, in their order."""
    if isinstance(subject, Challenge):
        return [Step("Solve it", subject.minutes)]
    found = [Step("Question", subject.minutes)]
    for number, of_round in enumerate(subject.rounds, start=1):
        several = f", round {number}" if len(subject.rounds) > 1 else ""
        found += [Step(f"{name.capitalize()}{several}", value) for name, value in vars(of_round.minutes).items()]
    return [*found, Step("Try", subject.further_minutes)] if subject.further else found


def timetable(subjects):
    """The `Timed` steps of several subjects, one after the other."""
    found, now = [], 0
    for subject in subjects:
        for step in steps(subject):
            found.append(Timed(f"{now} to {now + step.minutes}", subject.title, step.what))
            now += step.minutes
    return found
