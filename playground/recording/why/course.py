"""`Course`: what the rules look at, a run from its start to the last epoch that somebody has seen."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from playground.languages import _
from playground.numbers import percent, short

WATCHED = ("train_loss", "test_loss", "train_score", "validation_loss", "delta_norms")


class _Seen(NamedTuple):
    series: dict
    experiment: object
    chance: float | None = None
    dead: np.ndarray = ()
    diverged_at: int | None = None


class Course(_Seen):
    """A run of T epochs as it was seen. L layers with weights, the output last.

    `series` are those of a `History` that `WATCHED` names, of epochs 0 to T; `chance` is the share of the largest
    class, None where values are predicted; `dead` (L,) are the shares of dead units at epoch T, NaN where the word
    makes no sense, () if not known; `diverged_at` is the epoch whose loss was not finite, if it was seen.
    """

    @property
    def losses(self):
        """The training loss of every epoch."""
        return self.series["train_loss"]

    @property
    def until(self):
        """T, the last epoch."""
        return len(self.losses) - 1

    @property
    def rate(self):
        """The learning rate that was chosen for the last epoch."""
        return self.experiment.learning_rate_at(max(self.until, 1))

    @cached_property
    def held_out(self):
        """`(part, losses)` of rows that are not trained on, those of validation before test; None without any."""
        for part in ("validation", "test"):
            losses = self.series[f"{part}_loss"]
            if np.isfinite(losses).all():
                return part, losses
        return None

    @cached_property
    def ways(self):
        """How far the training score of every epoch has come from knowing nothing, 0, to a perfect one, 1."""
        nothing, scores = self.chance or 0.0, self.series["train_score"]
        return (scores - nothing) / (1 - nothing) if nothing < 1 else np.ones_like(scores)

    @property
    def way(self):
        """How far it has come in the last epoch."""
        return self.ways[-1]

    @property
    def score_said(self):
        """The training score, and what knowing nothing gives."""
        score = float(self.series["train_score"][-1])
        if self.chance is None:
            return _("R² is {score}, and always answering the mean gives 0").format(score=short(score))
        text = _("accuracy is {score}, and always naming the largest class gives {chance}")
        return text.format(score=percent(score, 1), chance=percent(self.chance, 1))

    def last(self, share, least):
        """How many of the last epochs a rule looks at, a share of all, but `least`; 0 where there are fewer."""
        return max(int(share * self.until), least) if self.until >= least else 0


def course_of(history, chance, until, dead=()):
    """The `Course` of a `History` up to epoch `until` or its head; `chance` and `dead` as there."""
    until = min(until, history.head)
    series = {name: history.series(name)[: until + 1] for name in WATCHED}
    is_over = history.diverged_at is not None and until == history.head
    experiment = history.experiment.at(max(until, 1))
    return Course(series, experiment, chance, dead, history.diverged_at if is_over else None)
