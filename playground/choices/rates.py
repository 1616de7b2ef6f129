"""The learning rate of an experiment or a bench, which may change on the way."""


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
