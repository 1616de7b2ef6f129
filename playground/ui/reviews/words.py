"""What is said of a training: how much there is to do, how far it is, what came out, and why counting fails."""

from playground.labs.reviews.training import PARTS
from playground.numbers import percent, plain
from playground.ui.sweep.words import time_left

TITLES = {"train": "training", "validation": "validation", "test": "test"}
OFTEN = 0.75  # accuracy from which counting is said to tell something


def amount(reading, state):
    """How much there is to do, or how much has been done."""
    if state is None:
        return f"**{reading.epochs} epochs** in batches of {reading.batch_size} reviews"
    n_all = reading.epochs * state.n_batches
    if not state.is_finite:
        return (
            f"**The loss was not finite any more after {state.n_updates:,} updates.** Try a smaller learning rate."
        )
    if state.is_over:
        return f"**Trained: {reading.epochs} epochs, {state.n_updates:,} updates.**"
    return f"**{state.n_updates:,} of {n_all:,} updates** are done, and what has been learned can be tried below"


def share(reading, state):
    """How far it is, from 0 to 1."""
    return 0.0 if state is None else min(state.n_updates / (reading.epochs * state.n_batches), 1.0)


def progress(reading, state, seconds_left):
    """The same in words, for the bar."""
    if state is None:
        return "Reading the reviews"
    if state.epoch == reading.epochs:
        if len(state.judged) == len(PARTS):
            return "Counting words"
        part = PARTS[len(state.judged)]
        return f"Judging the {state.sizes[PARTS.index(part)]:,} {TITLES[part]} reviews"
    if state.batch == state.n_batches:
        return f"Epoch {state.epoch + 1} of {reading.epochs} is over, judging the validation reviews"
    told = f"Epoch {state.epoch + 1} of {reading.epochs}, update {state.batch:,} of {state.n_batches:,}"
    if state.points:
        last = state.points[-1]
        told += f", loss {plain(last.loss, 3)}, accuracy {percent(last.accuracy)}"
    return told if seconds_left is None else f"{told}, {time_left(seconds_left)}"


def verdict(state):
    """What came out, the test reviews first."""
    test, train = state.judged[PARTS.index("test")], state.judged[0]
    told = (
        f"**{int(test.confusion.trace()):,} of the {state.sizes[-1]:,} test reviews are judged correctly.** The "
        "network has never read one of them."
    )
    if train.accuracy - test.accuracy > 0.05:
        told += f" Of those that it trained on, {percent(train.accuracy, 1)} are: some it knows by heart."
    return told


def counting(state, is_generated):
    """Why counting words does or does not do, in sentences."""
    counts, pairs, test = state.counted.counts[1], state.counted.pairs[1], state.judged[-1].accuracy
    if not is_generated:
        better = "more" if test > counts else "no more"
        return (
            f"Counting words judges {percent(counts, 1)} of the test reviews correctly, and the network, which "
            f"reads them in their order, {better}: {percent(test, 1)}. Much of what people write is said by words "
            "alone."
        )
    told = (
        "“Funny at first but dull in the end” and “dull at first but funny in the end” are the same words, and to "
        "logistic regression on counts they are the same row: one of the two it must get wrong. Nor can it add "
        "“not” and “bad” to praise while “not” and “good” are blame: a sum has one weight for “not”."
    )
    if counts < OFTEN:
        told += f" So it is right in {percent(counts, 1)} of the test reviews, where a coin is in 50%."
    told += f" With pairs of neighbors such as “not bad” as columns of their own it gets to {percent(pairs, 1)}"
    return told + ": “not” and “but” reach further than one word."
