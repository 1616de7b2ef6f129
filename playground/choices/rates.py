"""The learning rate of an experiment or a bench, which may change on the way."""

from dataclasses import replace


class OnlyTheRate:
    """What is recorded with settings that stay, but for the learning rate and the end; a dataclass with both."""

    end_matters = False  # no schedule looks at the number of epochs

    def at(self, epoch):
        """Itself: nothing but the rate changes on the way."""
        return self

    def learning_rate_at(self, epoch):
        """The rate in force during the training of `epoch` (1 is the first)."""
        return rate_at(self, epoch)

    def with_epochs(self, epochs):
        """The same with another end."""
        return replace(self, epochs=epochs)

    def with_rate_from(self, epoch, learning_rate):
        """The same until `epoch`, going on from there at another rate."""
        return replace(self, **rates_from(self, epoch, learning_rate))


def rates_from(made, epoch, learning_rate):
    """The fields that make an experiment or a bench go on from `epoch` at another learning rate."""
    if epoch == 0:
        return {"learning_rate": learning_rate, "learning_rate_changes": ()}
    before = tuple(change for change in made.learning_rate_changes if change[0] < epoch)
    return {"learning_rate_changes": (*before, (epoch, learning_rate))}


def rate_at(made, epoch):
    """The learning rate of an experiment or a bench in force during the training of `epoch` (1 is the first)."""
    rate = made.learning_rate
    for start, changed in made.learning_rate_changes:
        if epoch > start:
            rate = changed
    return rate
