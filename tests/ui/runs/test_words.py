"""Experiments in a few words, and what differs between several."""

from playground.choices.experiment import Experiment
from playground.choices.forks import forked
from playground.choices.sequence import SequenceBench, SequenceExperiment
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


READER = SequenceExperiment(task="parity", length=12, cell="gru", units=8)


def test_a_network_that_reads_sequences_in_a_line():
    assert described(READER) == "Parity, length 12 · GRU, 8 units · Adam, rate 0.01"
    one = SequenceExperiment(units=1).with_rate_from(40, 0.1)
    assert described(one) == "Adding problem, length 50 · LSTM, 1 unit · Adam, rate 0.01 · forked at epoch 40"


def test_what_differs_between_networks_that_read_sequences():
    bench = SequenceBench(cells=("rnn", "lstm"), clip_norms=(0.0,), truncation=5)
    other = SequenceExperiment(cell="rnn", spectral_radius=1.3, learning_rate_changes=((20, 0.1),))
    assert differences([*bench.experiments, other]) == {
        "Cell": ["RNN, tanh", "LSTM", "RNN, tanh"],
        "Spectral radius at the start": ["as drawn", "as drawn", "1.3"],
        "Truncated after": ["5", "5", "never"],
        "Clip gradient": ["off", "off", "1"],
        "Learning rate changes": ["none", "none", "0.1 after epoch 20"],
    }


def test_of_two_kinds_what_tells_the_most_is_compared_and_what_both_have():
    found = differences([PLAIN, READER])
    assert found["Dataset"] == ["Spiral", "–"]
    assert found["Task"] == ["–", "Parity"]
    assert found["Hidden layers"] == ["8, 4", "–"]
    assert found["Units"] == ["–", "8"]
    assert found["Optimizer"] == ["SGD", "Adam"]
    assert found["Clip gradient"] == ["off", "1"]
    assert not {"Forget bias", "Batch normalization", "Text"} & set(found)
    assert list(found) == list(dict.fromkeys(found))
    assert differences([READER, PLAIN])["Task"] == ["Parity", "–"]
