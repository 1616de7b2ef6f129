"""Which networks that read sequences can be watched side by side."""

from playground.choices.sequence.bench import MOST_CELLS


def unlike(experiments):
    """The fields that would have to be alike to watch these networks side by side, and are not.

    What is read stands once above all of them, and their pictures have one row a unit and one column a step. A
    field that the task makes no use of does not count.
    """
    decisive = [_decisive(experiment) for experiment in experiments]
    names = dict.fromkeys(name for one in decisive for name in one)
    return [name for name in names if len({one[name] for one in decisive if name in one}) > 1]


def _decisive(experiment):
    """The fields that say which sequence is read, and how many units read it."""
    task = experiment.source
    counts = {"lengths_vary": task.varies, "noise": task.has_noise, "text": task.is_text}
    names = ("task", "length", "lengths_vary", "noise", "text", "data_seed", "units")
    return {name: getattr(experiment, name) for name in names if counts.get(name, True)}


def too_many(experiments):
    """Whether there is no room for all of them."""
    return len(experiments) > MOST_CELLS
