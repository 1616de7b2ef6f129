"""Small sweeps that the tests share, and their results without what takes its time."""

from concurrent.futures import Future

from playground.choices.sweep import Sweep
from playground.labs.sweep.search import Found, search

SMALL = Sweep(n_samples=60, hidden_sizes=(3,), epochs=5)
THIRTY_SIX = Sweep(  # 36 cells x 3 folds
    n_samples=60,
    hidden_sizes=(3,),
    epochs=10,
    folds=3,
    searched=(
        ("learning_rate", (0.01, 0.03, 0.1, 0.3, 1, 3)),
        ("activation", ("tanh", "relu", "sigmoid")),
        ("optimizer", ("sgd", "adam")),
    ),
)
LONG = Sweep(n_samples=2000, hidden_sizes=(64, 64), epochs=2000)


def searched(plan, workers, on_result=lambda count: None):
    """All that a search finds; `on_result(count)` is called on the way."""
    found = Found({}, {})
    for _ in search(plan, found, workers):
        on_result(len(found.results))
    return found


def timeless(results):
    """Results without their seconds: the rest is the same to the last bit, wherever it was trained."""
    return [results[place]._replace(seconds=0) for place in sorted(results)]


class Here:
    """Workers that are this process."""

    room = 1

    def submit(self, train, training):
        future = Future()
        future.set_result(train(training))
        return future

    def has_lost(self, _future):
        return False

    def close(self):
        pass
