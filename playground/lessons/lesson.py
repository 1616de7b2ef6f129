"""What a lesson is: a question, rounds of predict, run, compare and explain, and what to try afterwards."""

from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError, Number
from playground.lessons.measures import MEASURES
from playground.lessons.rules import Part, Several, Text, needed, optional
from playground.lessons.runs import KINDS, made_of, query_of

KINDS_OF_ANSWER = ("choice", "number", "line", "boundary")
SHORT, LONG, LINK = Text(200), Text(2000), Text(6000)
MINUTES = Number(1, 20, whole=True)
BOUND = Number(-1e12, 1e12)
FEWEST_MINUTES, MOST_MINUTES = 10, 20  # of a lesson of ours


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer to choose; it is right where the measure is `at_least` this and `below` that, if given."""

    text: str = needed(SHORT)
    at_least: float | None = optional(None, BOUND)
    below: float | None = optional(None, BOUND)

    def holds(self, found):
        """Whether a measured number is what this answer says."""
        return (self.at_least is None or found >= self.at_least) and (self.below is None or found < self.below)


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A question about a number, a curve or a boundary that will be measured.

    `of` says of which run, 1 the first, or of which variable. A "choice" has `options`, of which one holds for any
    number. A "number" lies from `low` to `high` and is right `within` so much, or within a `factor`. A "line" is
    drawn over the epochs from `low` to `high` and is right if it is `within` so much on average; a "boundary" of
    `points` (2: a straight line) if it divides at most a share of `within` of the training rows otherwise.
    """

    ask: str = needed(Text(400))
    kind: str = needed(Choice(KINDS_OF_ANSWER))
    measure: str = needed(Choice(MEASURES))
    of: str = optional("", SHORT)
    options: tuple[Option, ...] = optional((), Several(Part(Option), 6, 2))
    low: float = optional(0.0, BOUND)
    high: float = optional(1.0, BOUND)
    within: float = optional(0.0, Number(0, 1e12))
    factor: float = optional(0.0, Number(1, 1e12))
    points: int = optional(9, Number(2, 12, whole=True))

    def __post_init__(self):
        shape = MEASURES[self.measure].shape
        if (shape if shape in ("line", "boundary") else "number") != ("number" if self.is_a_number else self.kind):
            fitting = [name for name, one in MEASURES.items() if one.fits(self.kind)]
            raise ExperimentError(
                "measure", f"measure of a {self.kind} must be one of {', '.join(fitting)}, not {self.measure}."
            )
        if (self.kind == "choice") != bool(self.options):
            raise ExperimentError("kind", "A choice, and nothing else, has options.")
        if self.low >= self.high:
            raise ExperimentError("high", f"high must be more than low, {self.low:g}, not {self.high:g}.")
        if self.kind != "choice" and bool(self.within) == bool(self.factor):
            raise ExperimentError("kind", f"A {self.kind} needs within or factor: how far off is still right.")
        if self.kind in ("line", "boundary") and self.factor:
            raise ExperimentError("factor", f"A {self.kind} is right within so much, not within a factor.")

    @property
    def is_a_number(self):
        """Whether one number is measured."""
        return self.kind in ("choice", "number")


@dataclass(frozen=True, kw_only=True)
class Run:
    """What is run: a `page`, the `link` that it opens with, and which `controls` stay to be seen.

    `task` says what to do there. `reach` are further keys of a link that the person has to set there; `epoch` is
    how far the run has to come, by default to its end. Raises ExperimentError for a link that the page does not
    take.
    """

    page: str = needed(Choice(KINDS))
    link: str = needed(LINK)
    task: str = needed(Text(600))
    controls: tuple[str, ...] = optional((), Several(SHORT, 12))
    reach: str = optional("", LINK)
    epoch: int = optional(0, Number(1, 20_000, whole=True))

    def __post_init__(self):
        made_of(self.page, self.query)
        wrong = [name for name in query_of(self.reach) if name not in self.controls]
        if wrong:
            raise ExperimentError("reach", f"reach: {wrong[0]} can be set only where it is one of the controls.")
        made_of(self.page, self.target)

    @property
    def query(self):
        """The link that it opens with, as a dictionary."""
        return query_of(self.link)

    @property
    def target(self):
        """The link of what is to be run in the end, as a dictionary."""
        return self.query | query_of(self.reach)

    @property
    def made(self):
        """What is to be run in the end."""
        return made_of(self.page, self.target)

    @property
    def last(self):
        """The epoch at which it is measured; 0 where there are none."""
        return self.epoch or getattr(self.made, "epochs", 0)

    def is_of(self, made):
        """Whether `made` is what the person was to run, however far its end may be."""
        if not hasattr(made, "epochs"):
            return made == self.made
        mine = self.made
        return type(made) is type(mine) and made.epochs >= self.last and made.with_epochs(mine.epochs) == mine


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
    """Predictions, the run that decides about them, and a sentence that explains it, revealed last."""

    predictions: tuple[Prediction, ...] = needed(Several(Part(Prediction), 3, 1))
    run: Run = needed(Part(Run))
    explanation: str = needed(Text(600))
    minutes: Minutes = optional(Minutes(), Part(Minutes))

    def __post_init__(self):
        for prediction in self.predictions:
            if self.run.page not in MEASURES[prediction.measure].pages:
                raise ExperimentError(
                    "predictions",
                    f"predictions: {prediction.measure} cannot be measured on the page {self.run.page}.",
                )


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
                raise ExperimentError(
                    "numbers", f"numbers: {stated.name} is of round {stated.round}, which is none."
                )

    @property
    def all_minutes(self):
        """How long the whole lesson takes."""
        further = self.further_minutes if self.further else 0
        return self.minutes + sum(one.minutes.sum for one in self.rounds) + further

    def says(self, text):
        """A text of the lesson, with its numbers."""
        for stated in self.numbers:
            text = text.replace(f"{{{stated.name}}}", stated.written)
        return text


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A measure that a run has to bring to `at_least` or `at_most` a number; `of` as in `Prediction`."""

    measure: str = needed(Choice(MEASURES))
    of: str = optional("", SHORT)
    at_least: float | None = optional(None, BOUND)
    at_most: float | None = optional(None, BOUND)

    def __post_init__(self):
        if (self.at_least is None) == (self.at_most is None):
            raise ExperimentError(
                "measure", "A goal is reached at_least or at_most at a number: give one of them."
            )

    def is_reached(self, found):
        """Whether a measured number is good enough; NaN never is."""
        return found >= self.at_least if self.at_most is None else found <= self.at_most

    @property
    def wanted(self):
        """The number that is to be reached."""
        return self.at_least if self.at_most is None else self.at_most


@dataclass(frozen=True, kw_only=True)
class Record:
    """What tells a better solution from a good one: a measure, the `lowest` or the `highest` is best."""

    measure: str = needed(Choice(MEASURES))
    best: str = needed(Choice(("lowest", "highest")))
    of: str = optional("", SHORT)

    def beats(self, found, before):
        """Whether a number is better than the best `before`, None where there was none."""
        return before is None or (found < before if self.best == "lowest" else found > before)


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """A goal to reach on a page by the `controls` of its run alone; everything else stays as the link has it."""

    title: str = needed(SHORT)
    question: str = needed(SHORT)
    introduction: str = needed(LONG)
    run: Run = needed(Part(Run))
    goals: tuple[Goal, ...] = needed(Several(Part(Goal), 3, 1))
    hints: tuple[str, ...] = needed(Several(Text(600), 6, 1))
    explanation: str = needed(LONG)
    record: Record | None = optional(None, Part(Record))
    minutes: int = optional(10, MINUTES)
    solution: str = needed(LINK)  # further keys of a link that solves it, for the test and for teachers
