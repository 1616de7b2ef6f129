"""The page "What the hidden layer does", run by Streamlit without a browser."""

import re
from types import SimpleNamespace

import pytest

from playground.choices.experiment import Experiment
from playground.engine import ACTIVATIONS, LOSSES
from playground.labs.hidden_layer.recipes import RECIPES
from playground.recording.history import History
from playground.ui.player import Recording
from tests.pages import pages
from tests.pages.pages import page_alone

PLAYGROUND = "playground"
DIGITS = Experiment(dataset="digits", hidden_sizes=(6,), epochs=2)


def opened(experiment=None, epochs=5, recording=None):
    page = page_alone("hidden_layer")
    if experiment:
        recording = Recording(experiment)
        recording.history.extend(epochs)
    if recording:
        page.session_state["recording"] = recording
    return run(page)


def run(page):
    pages.run(page)
    texts = [text.value for text in page.markdown]
    assert texts[0] == "### How does a hidden layer pull the classes apart?"
    assert texts[-2] == "#### Try"
    return page


def sentence(page):
    (found,) = [text.value for text in page.markdown if text.value.startswith("A straight cut through the inputs")]
    return found


def shares(page):
    """Percentages before the layer, after it, and the network's own."""
    return [float(number) for number in re.findall(r"([\d.]+)%", sentence(page))]


def charts(page):
    return page.get("plotly_chart")


def captions(page):
    return " ".join(caption.value for caption in page.caption)


def at_the_end(page):
    page.slider[0].set_value(page.slider[0].max)
    return run(page)


def test_it_opens_at_the_beginning_and_ends_with_xor_solved():
    page = opened()
    assert page.pills(key="hidden_source").options == list(RECIPES)
    assert len(charts(page)) == 2
    assert page.slider[0].value == 0
    assert page.slider[0].max == 120
    before, after, network = shares(page)
    assert max(before, after, network) <= 75
    assert "decides along straight lines" in captions(page)
    before, after, network = shares(at_the_end(page))
    assert before <= 75
    assert after == network == 100


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_is_one_click_and_comes_apart_as_the_slider_moves(name):
    page = opened()
    page.pills(key="hidden_source").set_value(name)
    run(page)
    assert len(charts(page)) == 2
    assert shares(page)[1] < 92
    assert "at epoch 0" in sentence(page)
    at_the_end(page)
    assert shares(page)[1] >= 99
    assert f"at epoch {RECIPES[name].epochs}" in sentence(page)
    assert page.session_state["hidden_histories"][name].head == RECIPES[name].epochs


def test_every_layer_can_be_looked_at():
    page = opened()
    page.pills(key="hidden_source").set_value("Spiral, 8-8-2 units")
    run(page)
    assert "what layer 3 makes" in sentence(page)
    for layer in (0, 1):
        page.segmented_control[0].set_value(layer)
        run(page)
        assert f"what layer {layer + 1} makes" in sentence(page)
        assert "More layers follow" in captions(page)


def test_two_units_can_be_chosen_instead_of_components():
    page = opened()
    page.pills(key="hidden_source").set_value("Circles, 3 units")
    run(page)
    assert not page.selectbox
    assert "all 3 dimensions" in captions(page)
    page.segmented_control[0].set_value("Two units")
    run(page)
    assert [box.value for box in page.selectbox] == [0, 1]
    page.selectbox[1].set_value(0)  # one unit both ways is a diagonal, not an error
    run(page)
    page.selectbox[0].set_value(2)
    run(page)
    assert len(charts(page)) == 2


def test_the_playgrounds_recording_comes_first():
    page = opened(Experiment(epochs=5))
    source = page.pills(key="hidden_source")
    assert source.options == ["The playground's recording", *RECIPES]
    assert source.value == PLAYGROUND
    assert page.slider[0].max == 5
    at_the_end(page)
    history = page.session_state["recording"].history
    assert shares(page)[2] == round(100 * history.series("train_score")[5], 1)
    assert "hidden_train" not in [found.key for found in page.button]  # it is trained to its end


def test_a_recording_that_has_only_begun_can_be_trained_on():
    page = opened(Experiment(epochs=30), epochs=0)
    assert not page.slider
    assert "Only epoch 0" in captions(page)
    assert "epochs 0 to 0 of 30" in captions(page)
    page.button(key="hidden_train").click()
    run(page)
    assert page.session_state["recording"].history.head == 30
    assert page.slider[0].max == 30
    assert "so far" not in captions(page)
    assert "hidden_train" not in [button.key for button in run(page).button]


def test_a_recording_that_was_cut_short_moves_the_slider_back():
    page = at_the_end(opened(Experiment(epochs=30), epochs=30))
    page.session_state["recording"].fork(12, Experiment(epochs=30).with_rate_from(12, 0.5))
    run(page)
    assert page.slider[0].value == page.slider[0].max == 12


@pytest.mark.parametrize(
    ("experiment", "words"),
    [
        (Experiment(dataset="sine"), "predicts values"),
        (Experiment(dataset="diabetes"), "predicts values"),
        (Experiment(hidden_sizes=()), "no hidden layer"),
    ],
)
def test_what_cannot_be_shown_is_said_and_a_recipe_is_there(experiment, words):
    page = opened(experiment)
    (info,) = page.info
    assert words in info.value
    assert not charts(page)
    page.pills(key="hidden_source").set_value("Moons, 2-2 units")
    run(page)
    assert not page.info
    assert len(charts(page)) == 2


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(dataset="iris", hidden_sizes=(2,)),
        Experiment(dataset="blobs", n_classes=5, hidden_sizes=(1,)),
        Experiment(hidden_sizes=(4, 1, 3), batch_norm=True, dropout=0.5),
        Experiment(hidden_sizes=(64,), activation="step", initializer="zeros"),
        Experiment(n_samples=10, test_size=0.95, hidden_sizes=(3,)),
        Experiment(hidden_sizes=(2,), output_activation="tanh"),
        DIGITS,
    ],
    ids=lambda experiment: f"{experiment.dataset}-{experiment.hidden_sizes}",
)
def test_classification_of_every_kind_has_its_pictures(experiment):
    page = opened(experiment, 2)
    assert len(charts(page)) == 2
    assert len(shares(page)) == 3


def test_data_of_more_inputs_say_where_the_grid_lies():
    assert "The data have 64 inputs. The grid lies in the plane" in captions(opened(DIGITS, 2))
    assert "The grid lies" not in captions(opened())


def test_a_run_on_its_way_out_is_said():
    history = History(Experiment(activation="relu", epochs=1))
    history.step(0).flat[...] = 1e200
    (warning,) = opened(recording=SimpleNamespace(history=history)).warning
    assert "so large that the layer cannot be drawn" in warning.value


def test_other_inputs_than_the_planes_axes_are_named():
    page = opened(Experiment(features=("x1", "x1^2"), hidden_sizes=(2,)), 2)
    assert "may look bent in this plane" in captions(page)
    assert "may look bent" not in captions(opened())


def test_no_hidden_layer_promises_no_straight_boundary():
    (info,) = opened(Experiment(features=("x1", "x1^2"), hidden_sizes=())).info
    assert "decides directly from its inputs" in info.value


def test_an_activation_and_a_loss_that_were_just_added_are_drawn(monkeypatch):
    monkeypatch.setitem(ACTIVATIONS, "bent", ACTIVATIONS["tanh"]._replace(title="bent"))
    monkeypatch.setitem(LOSSES, "made_up", LOSSES["mse"]._replace(title="twin"))
    page = opened(Experiment(activation="bent", loss="made_up", hidden_sizes=(2,)), 2)
    assert len(charts(page)) == 2
    assert "decides along straight lines" in captions(page)
