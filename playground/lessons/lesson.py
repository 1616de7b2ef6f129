"""What a lesson is: a question, rounds of predict, run, compare and explain, and what to try afterwards."""

from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError, Number
from playground.languages import _
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.measuring.writing import translated
from playground.lessons.prediction import Prediction
from playground.lessons.rules import LONG, MINUTES, SHORT, Part, Several, Text, needed, optional
from playground.lessons.run import Goal, Run, check_measures


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """How long each step of a round takes."""

    predict: int = optional(2, MINUTES)
    run: int = optional(2, MINUTES)
    compare: int = optional(1, MINUTES)
    explain: int = optional(1, MINUTES)

    @property
    def sum(self):
        return self.predict + self.run + self.compare + self.explain


@dataclass(frozen=True, kw_only=True)
class Round:
    """Predictions, the run that decides about them, and a sentence that explains it, revealed last.

    With `goals` the run is over when they are reached, by whatever the controls that stay can do; without, when
    the settings of the run have come to its last epoch.
    """

    predictions: tuple[Prediction, ...] = needed(Several(Part(Prediction), 3, 1))
    run: Run = needed(Part(Run))
    explanation: str = optional("", Text(600))
    goals: tuple[Goal, ...] = optional((), Several(Part(Goal), 3))
    minutes: Minutes = optional(Minutes(), Part(Minutes))

    def __post_init__(self):
        check_measures(self.run, predictions=self.predictions, goals=self.goals)


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A number that the texts state as `written`: a `measure` of a round's run, at its end or at an `epoch`."""

    round: int = needed(Number(1, 9, whole=True))
    measure: str = needed(Choice(MEASURES))
    written: str = needed(SHORT)
    name: str = needed(SHORT)
    of: str = optional("", SHORT)
    epoch: int = optional(0, Number(1, 20_000, whole=True))


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A lesson. `minutes` are those for its question and introduction, `further_minutes` those for what to try.

    Its texts are Markdown; {name} in them is the number of that name, which a run has to confirm.
    """

    title: str = needed(SHORT)
    question: str = needed(SHORT)
    introduction: str = needed(LONG)
    rounds: tuple[Round, ...] = needed(Several(Part(Round), 4, 1))
    further: tuple[str, ...] = optional((), Several(LONG, 6))
    numbers: tuple[Stated, ...] = optional((), Several(Part(Stated), 40))
    minutes: int = optional(2, MINUTES)
    further_minutes: int = optional(3, MINUTES)

    def __post_init__(self):
        for stated in self.numbers:
            if stated.round > len(self.rounds):
                told = _("numbers: {name} is of round {round}, which is none.")
                raise ExperimentError("numbers", told.format(name=stated.name, round=stated.round))

    @property
    def all_minutes(self):
        """How long the whole lesson takes."""
        further = self.further_minutes if self.further else 0
        return self.minutes + sum(one.minutes.sum for one in self.rounds) + further

    def says(self, text):
        """A text of the lesson, with its numbers as they are written in the language that is spoken here."""
        for stated in self.numbers:
            text = text.replace(f"{{{stated.name}}}", translated(stated.written))
        return text
