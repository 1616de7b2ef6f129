"""What is said of a training: how much there is to do, how far it is, what came out, and why counting fails."""

from playground.labs.reviews.training import PARTS
from playground.languages import _, mark, ngettext
from playground.numbers import counted, percent, plain
from playground.ui.sweep.words import time_left

TITLES = {"train": mark("training"), "validation": mark("validation"), "test": mark("test")}
JUDGING = {
    "train": mark("Judging the {n} training reviews"),
    "validation": mark("Judging the {n} validation reviews"),
    "test": mark("Judging the {n} test reviews"),
}
OFTEN = 0.75  # accuracy from which counting is said to tell something


def classes():
    """What a review may be, class 0 and class 1."""
    return _("blame"), _("praise")


def amount(reading, state):
    """How much there is to do, or how much has been done."""
    if state is None:
        text = ngettext(
            "**{n} epoch** in batches of {size} reviews",
            "**{n} epochs** in batches of {size} reviews",
            reading.epochs,
        )
        return text.format(n=reading.epochs, size=counted(reading.batch_size))
    done, n_all = counted(state.n_updates), counted(reading.epochs * state.n_batches)
    if not state.is_finite:
        text = _("**The loss was not finite any more after {n} updates.** Try a smaller learning rate.")
        return text.format(n=done)
    if state.is_over:
        text = ngettext(
            "**Trained: {n} epoch, {updates} updates.**",
            "**Trained: {n} epochs, {updates} updates.**",
            reading.epochs,
        )
        return text.format(n=reading.epochs, updates=done)
    text = _("**{n} of {all} updates** are done, and what has been learned can be tried below")
    return text.format(n=done, all=n_all)


def share(reading, state):
    """How far it is, from 0 to 1."""
    return 0.0 if state is None else min(state.n_updates / (reading.epochs * state.n_batches), 1.0)


def progress(reading, state, seconds_left):
    """The same in words, for the bar."""
    if state is None:
        return _("Reading the reviews")
    if state.epoch == reading.epochs:
        if len(state.judged) == len(PARTS):
            return _("Counting words")
        part = PARTS[len(state.judged)]
        return _(JUDGING[part]).format(n=counted(state.sizes[PARTS.index(part)]))
    where = {"epoch": state.epoch + 1, "epochs": reading.epochs}
    if state.batch == state.n_batches:
        return _("Epoch {epoch} of {epochs} is over, judging the validation reviews").format(**where)
    where |= {"update": counted(state.batch), "updates": counted(state.n_batches)}
    told = [_("Epoch {epoch} of {epochs}, update {update} of {updates}").format(**where)]
    if state.points:
        last = state.points[-1]
        found = _("loss {loss}, accuracy {accuracy}")
        told.append(found.format(loss=plain(last.loss, 3), accuracy=percent(last.accuracy)))
    return ", ".join(told if seconds_left is None else [*told, time_left(seconds_left)])


def verdict(state):
    """What came out, the test reviews first."""
    test, train = state.judged[PARTS.index("test")], state.judged[0]
    text = _("**{right} of the {n} test reviews are judged correctly.** The network has never read one of them.")
    told = [text.format(right=counted(int(test.confusion.trace())), n=counted(state.sizes[-1]))]
    if train.accuracy - test.accuracy > 0.05:
        text = _("Of those that it trained on, {share} are: some it knows by heart.")
        told.append(text.format(share=percent(train.accuracy, 1)))
    return " ".join(told)


def counting(state, is_generated):
    """Why counting words does or does not do, in sentences."""
    counts, pairs, test = state.counted.counts[1], state.counted.pairs[1], state.judged[-1].accuracy
    if not is_generated:
        text = _(
            "Counting words judges {counts} of the test reviews correctly, and the network, which reads them in "
            "their order, more: {test}. Much of what people write is said by words alone."
            if test > counts
            else "Counting words judges {counts} of the test reviews correctly, and the network, which reads them "
            "in their order, no more: {test}. Much of what people write is said by words alone."
        )
        return text.format(counts=percent(counts, 1), test=percent(test, 1))
    told = [
        _(
            "“Funny at first but dull in the end” and “dull at first but funny in the end” are the same words, "
            "and to logistic regression on counts they are the same row: one of the two it must get wrong. Nor "
            "can it add “not” and “bad” to praise while “not” and “good” are blame: a sum has one weight for "
            "“not”."
        )
    ]
    if counts < OFTEN:
        text = _("So it is right in {counts} of the test reviews, where a coin is in {coin}.")
        told.append(text.format(counts=percent(counts, 1), coin=percent(0.5)))
    text = _(
        "With pairs of neighbors such as “not bad” as columns of their own it gets to {pairs}: “not” and “but” "
        "reach further than one word."
    )
    return " ".join([*told, text.format(pairs=percent(pairs, 1))])
