"""What tests of sequences choose: one task, and how much of it."""

from playground.choices.sequence import SequenceExperiment
from playground.data.sequences import TASKS

TWO_KINDS = "abba" * 10 + "aab" * 5  # of characters: one output says which


def chosen(task, **changes):
    """A small experiment on a task."""
    return SequenceExperiment(**{"task": task, "length": 12, "n_sequences": 40} | changes)


def every_task(**changes):
    """One experiment on each task, and on what tasks can be made to do otherwise."""
    found = {name: chosen(name, **changes) for name in TASKS}
    found |= {
        f"{name}, lengths vary": chosen(name, lengths_vary=True, **changes) for name in TASKS if TASKS[name].varies
    }
    found |= {
        f"{name}, two kinds": chosen(name, text=TWO_KINDS, **changes) for name in TASKS if TASKS[name].is_text
    }
    return found
