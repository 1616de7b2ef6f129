"""Experiments in a few words, and what differs between several."""

from playground.choices.experiment import Experiment
from playground.choices.forks import forked
from playground.ui.runs.words import described, differences

PLAIN = Experiment(dataset="spiral", learning_rate=0.1)


def test_an_experiment_in_a_line():
    assert described(PLAIN) == "Spiral · 8-4 tanh · SGD, rate 0.1"
    assert (
        described(Experiment(hidden_sizes=(), optimizer="adam")) == "Circles · no hidden layers · Adam, rate 0.03"
    )
    assert described(forked(PLAIN, 1040, l2=0.1)).endswith(" · forked at epoch 1,040")


def test_only_what_differs_is_named_with_the_titles_of_menus():
    other = Experiment(dataset="moons", learning_rate=0.1, optimizer="adam", loss="mse", batch_norm=True)
    assert differences([PLAIN, other, PLAIN]) == {
        "Dataset": ["Spiral", "Moons", "Spiral"],
        "Loss": ["automatic", "mean squared error", "automatic"],
        "Optimizer": ["SGD", "Adam", "SGD"],
        "Batch normalization": ["false", "true", "false"],
    }
    assert differences([PLAIN, PLAIN]) == {}


def test_changes_on_the_way_are_said():
    fork = forked(PLAIN, 40, optimizer="adam", batch_size=None, learning_rate=0.01).with_weight(60, 3, -1.5)
    assert differences([PLAIN, fork]) == {
        "Learning rate changes": ["none", "0.01 after epoch 40"],
        "Weight changes": ["none", "number 3 set to −1.5 at epoch 60"],
        "Changes on the way": ["none", "Batch size full after epoch 40; Optimizer Adam after epoch 40"],
    }
