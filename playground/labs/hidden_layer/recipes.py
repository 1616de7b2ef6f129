"""Small recordings in which a hidden layer pulls the classes apart."""

from playground.choices.experiment import Experiment
from playground.languages import mark

_QUICK = {"optimizer": "adam", "learning_rate": 0.05, "batch_size": 30}
_XOR = {"n_samples": 60, "noise": 0, "data_seed": 4, "batch_size": None, "epochs": 120, "l2": 0.01}
RECIPES = {
    mark("XOR, 2 units"): Experiment("xor", hidden_sizes=(2,), **_QUICK | _XOR),
    mark("Circles, 3 units"): Experiment("circles", noise=0.05, hidden_sizes=(3,), epochs=100, **_QUICK),
    mark("Moons, 2-2 units"): Experiment(
        "moons", hidden_sizes=(2, 2), epochs=300, **_QUICK | {"learning_rate": 0.03}
    ),
    mark("Spiral, 8-8-2 units"): Experiment(
        "spiral", noise=0.05, hidden_sizes=(8, 8, 2), epochs=200, **_QUICK | {"learning_rate": 0.03}
    ),
}
