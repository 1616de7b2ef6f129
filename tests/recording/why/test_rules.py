"""Each rule says what it names of a real run, with the run's numbers, and is silent on runs that learn."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import DATASETS
from playground.labs.hidden_layer.recipes import RECIPES as HIDDEN_LAYER
from playground.labs.judging.recipes import RECIPES as JUDGING
from playground.labs.recipes import RECIPES
from playground.labs.vanishing.presets import PRESETS
from playground.numbers import percent, short
from playground.recording.why import RULES, reasons
from playground.recording.why.thresholds import said
from playground.recording.words.thresholds import LEARNS
from tests.recording.why.courses import course, history_of

FEW = 100  # epochs of what takes long: pictures
LOOKS = (30, 60, 100, 150, 200, 300, 500, 1000)  # epochs at which a person might pause
OVERFITS = {"diabetes", "twenty_features", "no_pattern", "reviews"}  # with 1,000 epochs and nothing against it
BY_RULE = {
    "diverged": Experiment(dataset="bumps", activation="relu", learning_rate=3),
    "oscillates": Experiment(learning_rate=3, epochs=200),
    "dead": Experiment(dataset="circles", activation="relu", learning_rate=3, epochs=300),
    "vanishing": Experiment(activation="sigmoid", hidden_sizes=(8,) * 8, epochs=200),
    "plateau": Experiment(hidden_sizes=(), epochs=300),
    "rate too small": Experiment(learning_rate=1e-4, epochs=500),
    "overfits": Experiment(
        dataset="moons", n_samples=60, noise=0.4, hidden_sizes=(32, 32), activation="relu", epochs=300
    ),
}


def kinds(experiment, until=None):
    return [reason.kind for reason in reasons(course(experiment, until))]


def short_enough(dataset):
    return Experiment(dataset=dataset, epochs=FEW if DATASETS[dataset].image_shape else 1000)


def looks(experiment):
    head = history_of(experiment).head
    return [*(epoch for epoch in LOOKS if epoch < head), head]


def test_every_rule_has_its_run():
    assert BY_RULE.keys() == RULES.keys()


@pytest.mark.parametrize("kind", BY_RULE)
def test_a_rule_says_what_it_names_and_on_which_chart(kind):
    found = course(BY_RULE[kind])
    (reason,) = reasons(found)
    assert reason.kind == kind
    assert reason.rule == said(RULES[kind].text)
    assert reason.where == ("gradients" if kind == "vanishing" else "loss")
    assert 0 <= reason.first < reason.last == found.until
    assert reason.advice


def test_divergence_is_told_from_the_lowest_loss_on():
    found = course(BY_RULE["diverged"])
    (reason,) = reasons(found)
    lowest = int(np.argmin(found.losses))
    assert reason.first == lowest
    assert f"{short(found.losses[lowest], 3)} at epoch {lowest}" in reason.text
    assert f"at epoch {history_of(BY_RULE['diverged']).diverged_at} it was no longer" in reason.text


def test_divergence_is_not_told_before_it_is_seen():
    assert kinds(BY_RULE["diverged"], until=history_of(BY_RULE["diverged"]).head - 1) == []


def test_oscillation_is_counted_in_the_last_fifth():
    found = course(BY_RULE["oscillates"])
    (reason,) = reasons(found)
    steps = np.diff(found.losses[160:])
    assert (reason.first, reason.last) == (160, 200)
    assert f"{percent(np.mean(steps > 0))} of the last 40 epochs" in reason.text
    assert f"it moved by {short(np.median(np.abs(steps)))} at the median" in reason.text
    assert f"at the start it was {short(found.losses[0])}." in reason.text


@pytest.mark.parametrize("batch_size", [1, 2, 10])
def test_the_noise_of_small_batches_is_no_oscillation(batch_size):
    experiment = Experiment(dataset="xor", batch_size=batch_size, epochs=300)
    assert np.mean(np.diff(course(experiment).losses[-60:]) > 0) > 0.3
    assert [kinds(experiment, until) for until in looks(experiment)] == [[]] * len(looks(experiment))


@pytest.mark.parametrize("kind", ["dead", "vanishing", "plateau"])
def test_being_stuck_is_told_with_the_loss_and_the_score(kind):
    found = course(BY_RULE[kind])
    (reason,) = reasons(found)
    window = found.losses[reason.first :]
    assert reason.first == found.until // 2
    assert f"Since epoch {reason.first} the training loss has hardly gone down" in reason.text
    assert short(np.median(window[-len(window) // 3 :]), 3) in reason.text
    assert f"accuracy is {percent(found.series['train_score'][-1], 1)}" in reason.text


def test_dead_units_are_counted():
    found = course(BY_RULE["dead"])
    (reason,) = reasons(found)
    layer = int(found.dead[:-1].argmax())
    assert f"{percent(found.dead[layer])} of layer {layer + 1}'s units" in reason.text


def test_dead_units_that_do_no_harm_are_not_mentioned():
    experiment = Experiment(activation="relu", epochs=300)
    assert np.nanmax(course(experiment).dead) >= 0.25
    assert kinds(experiment) == []


def test_a_vanishing_gradient_is_told_by_its_ratio():
    found = course(BY_RULE["vanishing"])
    (reason,) = reasons(found)
    first, last = np.median(found.series["delta_norms"][-100:, [0, -1]], axis=0)
    assert f"reaching layer 1 is {short(first / last)} of" in reason.text


def test_the_pace_of_a_rate_that_is_too_small_is_told():
    found = course(BY_RULE["rate too small"])
    (reason,) = reasons(found)
    pace = (found.losses[375] - found.losses[500]) / 125
    assert f"by {short(100 * pace)} in 100 epochs" in reason.text
    assert f"{found.losses[-1] / 2 / pace:,.0f} epochs to halve" in reason.text
    assert kinds(BY_RULE["rate too small"], until=200) == []  # there is time yet


def test_overfitting_is_told_from_the_lowest_held_out_loss_on():
    found = course(BY_RULE["overfits"])
    (reason,) = reasons(found)
    losses = found.series["test_loss"]
    assert reason.first == losses.argmin()
    assert f"at epoch {reason.first}, {short(losses.min(), 3)}, and is now {short(losses[-1], 3)}" in reason.text


def test_overfitting_is_looked_for_on_the_validation_rows_where_there_are_some():
    experiment = Experiment(
        dataset="moons", n_samples=100, noise=0.4, hidden_sizes=(32, 32), activation="relu", validation_size=0.3
    )
    found = course(experiment)
    (reason,) = reasons(found)
    assert reason.text.startswith("The validation loss was lowest")
    assert reason.first == found.series["validation_loss"].argmin()


def test_without_held_out_rows_nothing_overfits():
    assert course(Experiment(test_size=0, epochs=20)).held_out is None
    assert kinds(Experiment(test_size=0, epochs=20)) == []


@pytest.mark.parametrize("dataset", [name for name in DATASETS if name not in OVERFITS])
def test_silence_on_a_data_set_at_default_settings_whenever_it_is_paused(dataset):
    experiment = short_enough(dataset)
    assert {until: kinds(experiment, until) for until in looks(experiment) if kinds(experiment, until)} == {}


@pytest.mark.parametrize("dataset", sorted(OVERFITS))
def test_the_data_sets_that_overfit_at_default_settings_do(dataset):
    """The held-out loss ends higher than it was before any training, or near it, and at twice its lowest."""
    experiment = short_enough(dataset)
    assert kinds(experiment) == ["overfits"]
    losses = course(experiment).series["test_loss"]
    assert losses[-1] > max(1.7 * losses.min(), 0.9 * losses[0])


@pytest.mark.parametrize(
    "experiment",
    [
        pytest.param(experiment, id=name)
        for name, experiment in {
            **HIDDEN_LAYER,
            **JUDGING,
            **{name: recipe.experiment for name, recipe in RECIPES.items() if recipe.experiment},
        }.items()
        if experiment.epochs <= 1000
    ],
)
def test_silence_on_recipes_that_learn(experiment):
    found = course(experiment)
    told = [reason.kind for reason in reasons(found)]
    if found.way >= LEARNS:
        assert told in ([], ["overfits"])
    if "overfits" in told:
        _, losses = found.held_out
        assert losses[-1] > 1.3 * losses.min()


@pytest.mark.parametrize("name", [name for name, preset in PRESETS.items() if max(preset.made.depths) <= 10])
def test_the_networks_of_a_bench_that_end_well_are_left_alone(name):
    for lane in PRESETS[name].made.lanes:
        found = course(lane)
        if found.diverged_at is None and np.median(found.ways[-20:]) > 0.9:
            assert reasons(found) == [], lane
        elif found.way < 0.1:
            assert len(reasons(found)) == 1, lane


def test_a_course_of_a_single_epoch_is_not_judged():
    assert kinds(Experiment(epochs=3), until=0) == []
