"""An experiment is checked when it is made, and says what follows from its choices."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from playground.choices.experiment import FIELDS, RULES, Experiment
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.data import BROUGHT, DATASETS, Source
from playground.engine import LOSSES
from playground.recording.train import train

CLASSES = [name for name, source in DATASETS.items() if source.task == "classification"]
CURVES = [name for name in DATASETS if name not in CLASSES]

every_field = pytest.mark.parametrize("name", FIELDS)


def test_an_experiment_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Experiment().seed = 1


def test_equal_choices_are_one_key():
    """However the values were written, an experiment can be looked up."""
    first = Experiment(hidden_sizes=[8, 4], learning_rate=1, batch_size=np.int64(10), features=["x2", "x1"])
    second = Experiment(hidden_sizes=(8, 4), learning_rate=1.0, batch_size=10, features=("x1", "x2"))
    assert first == second
    assert hash(first) == hash(second)
    assert repr(first) == repr(second)
    assert len({first, second, replace(first, seed=1)}) == 2


@every_field
def test_every_field_has_a_rule(name):
    assert FIELDS[name].metadata["rule"] is RULES[name]


@every_field
def test_the_default_is_allowed_and_in_its_final_form(name):
    default = FIELDS[name].default
    checked = RULES[name].check(name, default)
    assert checked == default
    assert type(checked) is type(default)


@every_field
@pytest.mark.parametrize("value", [object(), float("nan"), float("inf"), -1, 1j, {"a": 1}, [None], "no such"])
def test_no_field_takes_what_makes_no_sense(name, value):
    with pytest.raises(ExperimentError, match=f"^{name} must be ") as caught:
        Experiment(**{name: value})
    assert caught.value.field == name


@every_field
@pytest.mark.parametrize("value", [b"1", b"", b"tanh", bytearray(b"8"), memoryview(b"8"), [b"8"], np.array(b"1")])
def test_no_field_takes_bytes(name, value):
    """float(b"1") is 1, and the bytes of b"8" are a list of one whole number."""
    with pytest.raises(ExperimentError, match=f"^{name} must be "):
        Experiment(**{name: value})


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if hasattr(rule, "low")])
@pytest.mark.parametrize("value", [True, np.True_, np.array(True)])
def test_a_truth_is_not_a_number(name, value):
    with pytest.raises(ExperimentError, match=f"^{name} must be .*, not "):
        Experiment(**{name: value})


@every_field
@pytest.mark.parametrize("wrap", [lambda huge: huge, lambda huge: [huge], lambda huge: [(huge, 1)]])
def test_a_number_too_long_for_python_to_write_is_turned_down_in_our_words(name, wrap):
    with pytest.raises(ExperimentError, match=f"^{name} must be .*, not a number of thousands of digits.$"):
        Experiment(**{name: wrap(10**5000)})


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "batch_size"])
def test_only_the_batch_size_may_be_none(name):
    assert Experiment(batch_size=None).batch_size is None
    with pytest.raises(ExperimentError, match=f"^{name} must be .*, not None.$"):
        Experiment(**{name: None})


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if hasattr(rule, "low")])
def test_numbers_keep_to_their_bounds(name):
    rule = RULES[name]
    for bound in (rule.low, rule.high):
        assert getattr(Experiment(**{name: bound}), name) == bound
    for beyond in (np.nextafter(rule.low, -np.inf), np.nextafter(rule.high, np.inf)):
        with pytest.raises(ExperimentError, match=f"^{name} must be a .*number from "):
            Experiment(**{name: beyond})
    with pytest.raises(ExperimentError, match=f"^{name} must be a .*number from "):
        Experiment(**{name: True})


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if hasattr(rule, "options")])
def test_every_name_of_a_registry_can_be_chosen(name):
    for option in RULES[name].options:
        several = name == "activations"
        more = {"hidden_sizes": [4]} if several else {}
        found = getattr(Experiment(**{name: [option] if several else option}, **more), name)
        assert found in (option, (option,))


@pytest.mark.parametrize("dataset", CURVES)
@pytest.mark.parametrize("loss", [name for name, loss in LOSSES.items() if not loss.fits_values])
def test_values_cannot_be_learned_with_a_loss_for_classes(dataset, loss):
    with pytest.raises(
        ExperimentError, match=f"{loss} is for classes, but {dataset} has values.*use mse.* or auto"
    ) as caught:
        Experiment(dataset=dataset, loss=loss)
    assert caught.value.field == "loss"


@pytest.mark.parametrize("dataset", DATASETS)
def test_any_dataset_can_be_learned_with_squared_errors(dataset):
    assert Experiment(dataset=dataset, loss="mse").loss_name == "mse"


@pytest.mark.parametrize(
    ("dataset", "n_classes", "loss", "loss_name", "n_outputs"),
    [
        ("circles", 3, "auto", "binary_crossentropy", 1),
        ("circles", 3, "binary_crossentropy", "binary_crossentropy", 1),
        ("circles", 3, "mse", "mse", 1),
        ("circles", 3, "categorical_crossentropy", "categorical_crossentropy", 2),
        ("circles", 3, "sparse_categorical_crossentropy", "sparse_categorical_crossentropy", 2),
        ("breast_cancer", 3, "auto", "binary_crossentropy", 1),
        ("blobs", 2, "auto", "binary_crossentropy", 1),
        ("blobs", 2, "sparse_categorical_crossentropy", "sparse_categorical_crossentropy", 2),
        ("blobs", 5, "auto", "sparse_categorical_crossentropy", 5),
        ("blobs", 5, "mse", "mse", 5),
        ("blobs", 5, "binary_crossentropy", "binary_crossentropy", 5),
        ("blobs", 5, "categorical_crossentropy", "categorical_crossentropy", 5),
        ("iris", 2, "auto", "sparse_categorical_crossentropy", 3),
        ("digits", 2, "auto", "sparse_categorical_crossentropy", 10),
        ("line", 3, "auto", "mse", 1),
        ("diabetes", 3, "auto", "mse", 1),
        ("bumps", 3, "mse", "mse", 1),
    ],
)
def test_loss_and_outputs_follow_from_the_data(dataset, n_classes, loss, loss_name, n_outputs):
    experiment = Experiment(dataset=dataset, n_classes=n_classes, loss=loss)
    assert experiment.loss_name == loss_name
    assert experiment.n_outputs == n_outputs
    assert experiment.task == DATASETS[dataset].task


@pytest.mark.parametrize(
    ("epoch", "rate"),
    [(1, 0.5), (40, 0.5), (41, 0.1), (80, 0.1), (81, 0.01), (20_000, 0.01), (float("inf"), 0.01)],
)
def test_learning_rate_at(epoch, rate):
    """A change at epoch 40 is in force when epoch 41 is trained."""
    experiment = Experiment(learning_rate=0.5, learning_rate_changes=((40, 0.1), (80, 0.01)))
    assert experiment.learning_rate_at(epoch) == rate


def test_with_rate_from_keeps_what_lies_before():
    experiment = Experiment(learning_rate=0.5, learning_rate_changes=((40, 0.1), (80, 0.01)))
    assert experiment.with_rate_from(60, 1).learning_rate_changes == ((40, 0.1), (60, 1))
    assert experiment.with_rate_from(90, 1).learning_rate_changes == ((40, 0.1), (80, 0.01), (90, 1))
    assert experiment.with_rate_from(80, 1).learning_rate_changes == ((40, 0.1), (80, 1))
    assert experiment.with_rate_from(10, 1).learning_rate_changes == ((10, 1),)
    for epoch in (10, 40, 60, 80, 90):
        changed = experiment.with_rate_from(epoch, 1)
        assert changed.learning_rate == 0.5
        assert changed.learning_rate_at(epoch) == experiment.learning_rate_at(epoch)
        assert changed.learning_rate_at(epoch + 1) == changed.learning_rate_at(20_000) == 1


def test_with_rate_from_the_start_is_another_rate_for_all():
    changed = Experiment(learning_rate=0.5, learning_rate_changes=((40, 0.1),)).with_rate_from(0, 1)
    assert changed == Experiment(learning_rate=1)


def test_with_rate_from_checks_the_rate():
    with pytest.raises(ExperimentError, match="learning_rate_changes must be like"):
        Experiment().with_rate_from(10, float("nan"))


def test_data_that_are_in_no_registry_can_be_learned_and_linked(monkeypatch):
    """What a person brings has a source of its own, and no menu lists it."""

    def make(n_samples, noise, n_classes, rng):
        return rng.standard_normal((n_samples, 2)), np.arange(n_samples) % 2

    mine = Source("Mine", "Own", "Points of my own.", make)
    monkeypatch.setitem(BROUGHT, "mine", mine)
    assert "mine" not in DATASETS
    experiment = Experiment(dataset="mine", n_samples=20, epochs=2)
    assert experiment.source.title == "Mine"
    assert from_query(to_query(experiment)) == (experiment, [])
    assert [step.epoch for step in train(experiment)] == [0, 1, 2]


CHANGED = Experiment(
    learning_rate_changes=((5, 0.5),),
    weight_changes=((0, 1, 0.5), (7, 2, 1.5)),
    setting_changes=((6, "optimizer", "adam"),),
)


def test_advice_begins_a_new_run_from_the_weights_that_were_given():
    made = CHANGED.advised({"learning_rate": 0.3})
    assert made == Experiment(learning_rate=0.3, optimizer="adam", weight_changes=((0, 1, 0.5),))


@pytest.mark.parametrize("changes", [{"initializer": "he_normal"}, {"hidden_sizes": [3]}])
def test_advice_about_the_weights_at_the_start_draws_them(changes):
    assert CHANGED.advised(changes) == Experiment(learning_rate=0.5, optimizer="adam", **changes)


def test_advice_that_is_not_allowed_is_refused():
    with pytest.raises(ExperimentError):
        CHANGED.advised({"learning_rate": "fast"})
    with pytest.raises(TypeError):
        CHANGED.advised({"no_such_field": 1})
