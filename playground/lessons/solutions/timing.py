"""How long each step of lessons and challenges takes, and when it comes in a class."""

from typing import NamedTuple

from playground.languages import _, pgettext
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


def step_titles():
    """What the steps of a round are called, by the names of their `Minutes`."""
    return {
        "predict": _("Predict"),
        "run": pgettext("step of a lesson", "Run"),
        "compare": _("Compare"),
        "explain": _("Explain"),
    }


def steps(subject):
    """The `Step`s of a lesson or a challenge, in their order and in the language that is spoken."""
    if isinstance(subject, Challenge):
        return [Step(_("Solve it"), subject.minutes)]
    found, titles = [Step(_("Question"), subject.minutes)], step_titles()
    for number, of_round in enumerate(subject.rounds, start=1):
        said = _("{step}, round {n}") if len(subject.rounds) > 1 else "{step}"
        found += [
            Step(said.format(step=titles[name], n=number), value) for name, value in vars(of_round.minutes).items()
        ]
    return [*found, Step(_("Try"), subject.further_minutes)] if subject.further else found


def timetable(subjects):
    """The `Timed` steps of several subjects, one after the other."""
    found, now = [], 0
    for subject in subjects:
        for step in steps(subject):
            when = _("{start} to {end}").format(start=now, end=now + step.minutes)
            found.append(Timed(when, subject.title, step.what))
            now += step.minutes
    return found
