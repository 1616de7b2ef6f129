"""`Challenge`: a goal to reach, hints one at a time, and the best that was reached."""

import math
from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.rules import LINK, LONG, MINUTES, SHORT, Part, Several, Text, needed, optional
from playground.lessons.run import Goal, Run, check_measures
from playground.lessons.runs import made_of, query_of


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

    @property
    def epochs(self):
        """The first and the last epoch at which it can be solved: the end stays, unless a control sets it."""
        return self.run.epoch, math.inf if "epochs" in self.run.controls else getattr(self.run.made, "epochs", 0)

    def __post_init__(self):
        check_measures(self.run, goals=self.goals, record=(self.record,) if self.record else ())
        self._check_solution()

    def _check_solution(self):
        """The solution has to be in reach of a person."""
        wrong = [name for name in query_of(self.solution) if name not in self.run.controls]
        if wrong:
            raise ExperimentError(
                "solution", f"solution: {wrong[0]} can be set only where it is one of the controls."
            )
        try:
            made_of(self.run.page, self.run.target | query_of(self.solution))
        except ExperimentError as error:
            raise ExperimentError("solution", str(error).replace("link:", "solution:", 1)) from None
