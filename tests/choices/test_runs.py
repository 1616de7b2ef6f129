"""Runs side by side: what they are called in links and recordings, and what is said of them in each language."""

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.runs import Runs, numbered
from playground.languages import speaking


def test_titles_are_the_same_in_every_language_and_said_in_each():
    bench, runs = Bench(), Runs((numbered(2), "mine"), (Experiment(), Experiment(seed=1)))
    with speaking("fr"):
        assert bench.titles == Bench().runs.titles == ("ReLU · He, normal", "sigmoid · Xavier (Glorot), normal")
        assert runs.titles == ("Run 2", "mine")
        assert runs.said_titles == ("Essai 2", "mine")
        assert Bench(depths=(1, 2), activations=("relu",)).said_titles == ("1 couche", "2 couches")
    assert runs.said_titles == runs.titles
