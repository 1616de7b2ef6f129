"""What a lesson runs on a real page, and goals that a run can reach."""

import math
from dataclasses import dataclass, fields

from playground.choices.rules import Choice, ExperimentError, Number, shown
from playground.languages import _
from playground.lessons.building.measurable import why_not
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.rules import BOUND, LINK, SHORT, Several, Text, needed, optional
from playground.lessons.runs import KINDS, made_of, query_of

ALMOST = 0.99  # the most of a goal that is not reached


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
        known = [field.name for field in fields(KINDS[self.page].made)]
        if wrong := [name for name in self.controls if name not in known]:
            told = _("controls: {page} has no setting called {name}.")
            raise ExperimentError("controls", told.format(page=self.page, name=shown(wrong[0])))
        wrong = [name for name in query_of(self.reach) if name not in self.controls]
        if wrong:
            told = _("reach: {name} can be set only where it is one of the controls.")
            raise ExperimentError("reach", told.format(name=wrong[0]))
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
        return not self.unlike(made) and getattr(made, "epochs", 0) >= self.last

    def unlike(self, made):
        """The names of the settings of what is `made`, its end aside, that are not those of the run."""
        mine = self.made
        names = [field.name for field in fields(mine) if field.name != "epochs"]
        return [name for name in names if getattr(mine, name) != getattr(made, name, None)]

    def allows(self, made):
        """Whether `made` has the run's settings, but for those that its controls set."""
        return not self.outside(made)

    def outside(self, made):
        """The names of the settings of what is `made` that are not the run's, nor set by one of its controls."""
        freed = {"learning_rate_changes"} if "learning_rate" in self.controls else set()
        return [name for name in self.unlike(made) if name not in {*self.controls, *freed}]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A measure that a run has to bring to `at_least` or `at_most` a number; `of` as in `Prediction`."""

    measure: str = needed(Choice(MEASURES))
    of: str = optional("", SHORT)
    at_least: float | None = optional(None, BOUND)
    at_most: float | None = optional(None, BOUND)

    def __post_init__(self):
        if (self.at_least is None) == (self.at_most is None):
            told = _("A goal is reached at_least or at_most at a number: give one of them.")
            raise ExperimentError("measure", told)

    def is_reached(self, found):
        """Whether a measured number is good enough; NaN never is."""
        return found >= self.at_least if self.at_most is None else found <= self.at_most

    def nearness(self, found):
        """How much of what is wanted a measured number is, 0 to 1; 1 only where the goal is reached."""
        if self.is_reached(found):
            return 1.0
        part, whole = (found, self.wanted) if self.at_most is None else (self.wanted, found)
        return min(max(part / whole, 0.0), ALMOST) if math.isfinite(found) and whole > 0 else 0.0

    @property
    def wanted(self):
        """The number that is to be reached."""
        return self.at_least if self.at_most is None else self.at_most


def check_measures(run, **by_field):
    """Raise ExperimentError where something is to be measured that the page of a run does not have."""
    for field, wanted in by_field.items():
        for one in wanted:
            if run.page not in MEASURES[one.measure].pages:
                told = _("{field}: {measure} cannot be measured on the page {page}.")
                raise ExperimentError(field, told.format(field=field, measure=one.measure, page=run.page))
            if problem := why_not(run.made, one.measure, one.of):
                raise ExperimentError(field, f"{field}: {problem}")
