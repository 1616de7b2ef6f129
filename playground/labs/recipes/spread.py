"""One experiment from many seeds: where a number stands that was published from an unseeded start."""

import warnings
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky import get_reusable_executor

from playground.labs.progress import Progress
from playground.labs.recipes.recipe import PUBLISHED, SEEDS, Row
from playground.labs.recipes.unobserved import last_step
from playground.languages import _
from playground.numbers import counted, fixed, percent, plain


class Spread(NamedTuple):
    """How S seeds ended, sorted by seed: loss and accuracy (or R^2) of the test part, all (S,).

    Without a test part they are those of the training part. `validation_losses` (S,) are NaN without a validation
    part, `train_losses` (S,) those of the training part; `flats` (S, F) are all numbers of each network.
    """

    seeds: np.ndarray
    losses: np.ndarray
    scores: np.ndarray
    validation_losses: np.ndarray
    train_losses: np.ndarray
    flats: np.ndarray


class Rank(NamedTuple):
    """The share of values below a number, and its percentile, 0 to 100: equal values count half."""

    below: float
    percentile: float


class Ending(NamedTuple):
    """The end of one seed's training."""

    seed: int
    loss: float
    score: float
    validation_loss: float
    train_loss: float
    flat: np.ndarray


def spread(experiment, seeds=SEEDS, jobs=1):
    """Yield `Progress`, at last with the `Spread` of the experiment from seeds 0 to `seeds` - 1.

    With several `jobs` as many processes share the seeds. Close the generator, and they end; after the last
    result too, none is left. The result does not depend on `jobs`.
    """
    found = []
    with _endings(experiment, range(seeds), jobs) as endings:
        for ending in endings:
            found.append(ending)
            yield Progress(len(found) / (seeds + 1), None)
    found.sort(key=lambda ending: ending.seed)
    yield Progress(1.0, Spread(*(np.array(values) for values in zip(*found, strict=True))))


def rank_of(published, values):
    """The `Rank` of a number among values (S,)."""
    below, equal = np.mean(values < published), np.mean(values == published)
    return Rank(float(below), 100 * float(below + equal / 2))


def beside(what, published, values, digits=4, kind=PUBLISHED):
    """A `Row` of a number beside what many seeds give, which are ranked in its digits."""
    rank = rank_of(published, np.array([float(f"{value:.{digits}g}") for value in values]))
    told = _(
        "{share} of {n} seeds end below it: percentile {percentile}."
        if rank.below
        else "No seed ends below it: percentile {percentile}."
    )
    return Row(
        what,
        published,
        kind,
        spread_of(values),
        told.format(share=percent(rank.below), n=counted(len(values)), percentile=fixed(rank.percentile, 0)),
        digits,
        tuple(map(float, values)),
    )


def spread_of(values, digits=4):
    """The lowest, the highest and the median of values, in words."""
    low, high, middle = (plain(float(f(values)), digits) for f in (np.min, np.max, np.median))
    return _("{low} to {high}, median {middle}").format(low=low, high=high, middle=middle)


def ending_of(experiment, seed):
    """The `Ending` of the experiment from another seed."""
    step = last_step(replace(experiment, seed=seed))
    tested, trained = (step.test_loss, step.test_score), (step.train_loss, step.train_score)
    return Ending(
        seed, *(tested if experiment.holds_back else trained), step.validation_loss, step.train_loss, step.flat
    )


def _endings(experiment, seeds, jobs):
    if jobs == 1:
        return closing(ending_of(experiment, seed) for seed in seeds)
    return _from_processes(experiment, seeds, jobs)


@contextmanager
def _from_processes(experiment, seeds, jobs):
    """The `Ending`s as processes find them; these end with it, whatever is left undone."""
    with parallel_config(backend="loky", inner_max_num_threads=1):
        parallel = Parallel(n_jobs=jobs, return_as="generator_unordered")
    endings = parallel(delayed(ending_of)(experiment, seed) for seed in seeds)
    try:
        yield endings
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joblib warns of work that is left undone: that is meant
            endings.close()
        end_processes()


def end_processes():
    """End the processes that joblib keeps for the next call."""
    get_reusable_executor().shutdown(wait=True, kill_workers=True)
