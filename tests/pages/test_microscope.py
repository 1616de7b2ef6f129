"""The microscope as a page: every source walked through, numbers that follow a change, the fork."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from playground.choices.experiment import Experiment
from playground.engine import ACTIVATIONS, LOSSES
from playground.labs.microscope import cases
from playground.labs.microscope.paths import Place
from playground.labs.microscope.trace import trace, updated
from playground.numbers import general
from playground.ui.microscope import formulas
from playground.ui.microscope.sources import CASES, RECORDED
from playground.ui.player import Recording
from tests.pages.pages import SECONDS, button, run

ROOT = Path(__file__).parents[2]
SITE = """
import streamlit as st
st.navigation([st.Page({microscope!r}, default=True), st.Page({live!r})]).run()
"""


@pytest.fixture
def page(tmp_path):
    """The page in a site of its own, with the playground beside it to go on in."""
    (tmp_path / "pages").symlink_to(ROOT / "pages")
    names = {name: str(ROOT / "pages" / f"{name}.py") for name in ("microscope", "live")}
    (tmp_path / "site.py").write_text(SITE.format(**names))
    return AppTest.from_file(str(tmp_path / "site.py"), default_timeout=SECONDS)


def opened(page, source=None):
    if source == RECORDED:
        page.session_state["recording"] = recorded(Experiment(n_samples=30))
    run(page)
    if source:
        page.selectbox(key="microscope_source").set_value(source)
        run(page)
    return page


def recorded(experiment, epochs=5):
    found = Recording(experiment)
    found.history.extend(epochs)
    return found


def metric(page, label):
    return next(metric.value for metric in page.metric if metric.label == label)


def latex(page):
    return " ".join(formula.value for formula in page.latex)


def go_to(page, stop):
    page.slider(key="microscope_stop").set_value(stop)
    return run(page)


def test_it_opens_with_the_network_worked_by_hand(page):
    opened(page)
    assert page.selectbox(key="microscope_source").value == "by_hand"
    assert "the playground's recording" not in page.selectbox(key="microscope_source").options
    assert metric(page, "loss before") == "0.644397"
    assert metric(page, "loss after").startswith("0.3898")
    assert metric(page, "gradient, by backpropagation") == "−0.059377602"
    assert float(metric(page, "relative error")) < 1e-6
    assert r"0.1 \cdot 1 + (-0.2) \cdot 2 + 0.3" in latex(go_to(page, 2))
    assert "0.525" in latex(go_to(page, 4))
    assert "0.6444" in latex(go_to(page, 5))
    assert "-0.475" in latex(go_to(page, 6))
    assert "-0.2375" in latex(go_to(page, 7))
    assert "-0.05938" in latex(go_to(page, 8))


@pytest.mark.parametrize("source", [*CASES, RECORDED])
def test_every_stop_of_every_source(page, source):
    opened(page, source)
    last = int(page.slider(key="microscope_stop").max)
    for _ in range(last - 1):
        button(page, "Next").click()
        run(page)
    assert page.slider(key="microscope_stop").value == last
    assert button(page, "Next").disabled
    button(page, "Back").click()
    assert run(page).slider(key="microscope_stop").value == last - 1


@pytest.mark.parametrize("source", ["xor_two_outputs", "flower", RECORDED])
def test_every_stop_of_a_batch(page, source):
    opened(page, source)
    (choice,) = [group for group in page.button_group if group.label == "Look at"]
    choice.set_value("batch")
    run(page)
    assert any("means over 4 rows" in caption.value for caption in page.caption)
    for stop in range(1, int(page.slider(key="microscope_stop").max) + 1):
        go_to(page, stop)


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(dataset="digits", hidden_sizes=(10,)),
        Experiment(dataset="iris", batch_norm=True),
        Experiment(dataset="sine", hidden_sizes=(4, 4), residual=True, layer_norm=True),
        Experiment(dataset="plane", hidden_sizes=()),
        Experiment(dataset="circles", n_samples=10, test_size=0.95, dropout=0.5),
    ],
    ids=lambda experiment: experiment.dataset,
)
def test_recordings_of_every_kind(page, experiment):
    page.session_state["recording"] = recorded(experiment, epochs=0 if experiment.dropout else 1)
    run(page).selectbox(key="microscope_source").set_value(RECORDED)
    run(page)
    for stop in range(1, int(page.slider(key="microscope_stop").max) + 1):
        go_to(page, stop)


def test_the_numbers_follow_a_weight_changed_by_hand(page):
    opened(page)
    place = Place("0.W", 1, 0)
    page.selectbox(key="microscope_weight").set_value(place)
    run(page)
    changing = next(widget for widget in page.number_input if widget.label.startswith("Change the"))
    assert changing.value == -0.2
    changing.set_value(0.7)
    run(page)

    case = cases.worked_by_hand()
    case.network.params["0.W"][1, 0] = 0.7
    found = trace(case.network, case.loss_name, case.x, case.y, case.learning_rate)
    assert metric(page, "loss before") == f"{found.loss:.6f}" != "0.644397"
    assert metric(page, "loss after") == f"{found.loss_after:.6f}"
    assert metric(page, "gradient, by backpropagation") == general(found.grads["0.W"][1, 0], 8)
    for stop, formula in (
        (2, formulas.forward(found, 0, 0)),
        (4, formulas.forward(found, 1, 0)),
        (5, formulas.loss(found)),
        (8, formulas.delta(found, 0, 0)),
        (10, formulas.gradients(found, 0, 0)),
        (12, formulas.update(found, *place)),
    ):
        assert formula.numbers in latex(go_to(page, stop))

    button(page, "Undo").click()
    run(page)
    assert metric(page, "loss before") == "0.644397"
    assert button(page, "Undo").disabled


def test_a_learning_rate_too_large_is_said_in_words(page):
    opened(page, "xor")
    next(group for group in page.button_group if group.label == "Look at").set_value("batch")
    run(page)
    rate = next(widget for widget in page.number_input if widget.label == "Learning rate")
    rate.set_value(100.0)
    run(page)
    assert float(metric(page, "loss after")) > float(metric(page, "loss before"))
    assert any("The loss rose" in caption.value for caption in page.caption)


@pytest.mark.parametrize("value", [1e6, -1e6])
def test_huge_numbers_are_no_error(page, value):
    opened(page)
    changing = next(widget for widget in page.number_input if widget.label.startswith("Change the"))
    changing.set_value(value)
    for stop in range(1, 13):
        go_to(page, stop)


def test_many_updates_move_the_boundary(page):
    opened(page)
    (times,) = [group for group in page.button_group if group.label == "Updates"]
    times.set_value(100)
    run(page)
    case = cases.worked_by_hand()
    after = updated(case.network, case.loss_name, case.x, case.y, 0.8, 100)
    loss = LOSSES[case.loss_name].value(case.network.load(after).forward(case.x)[0], case.y)
    assert f"after 100: loss {loss:.6f}" in [text.value for text in page.markdown]


def test_the_recording_goes_on_with_a_number_changed_here(page):
    opened(page, RECORDED)
    before = page.session_state["recording"].history
    epoch = next(slider for slider in page.slider if slider.label == "Epoch")
    epoch.set_value(3)
    run(page)
    assert button(page, "Go on from here in the playground").disabled
    page.selectbox(key="microscope_weight").set_value(Place("0.b", None, 1))
    run(page)
    next(widget for widget in page.number_input if widget.label.startswith("Change the")).set_value(1.25)
    run(page)
    button(page, "Go on from here in the playground").click()
    run(page)
    forked = page.session_state["recording"].history
    assert forked is not before
    assert forked.extend(3) == 3
    assert forked.step(3).params["0.b"][1] == 1.25
    np.testing.assert_array_equal(forked.step(2).flat, before.step(2).flat)


@pytest.mark.parametrize("like", LOSSES)
def test_an_activation_and_a_loss_without_words_of_their_own_are_walked_through(page, monkeypatch, like):
    monkeypatch.setitem(ACTIVATIONS, "bent", ACTIVATIONS["tanh"]._replace(title="bent"))
    monkeypatch.setitem(LOSSES, "made_up", LOSSES[like]._replace(title="twin of another loss"))
    n_classes = {"dataset": "blobs", "n_classes": 3} if LOSSES[like].threshold is None else {}
    page.session_state["recording"] = recorded(
        Experiment(activation="bent", loss="made_up", hidden_sizes=(2,), n_samples=30, **n_classes)
    )
    run(page).selectbox(key="microscope_source").set_value(RECORDED)
    seen = ""
    for stop in range(1, int(run(page).slider(key="microscope_stop").max) + 1):
        seen += latex(go_to(page, stop))
    assert "the twin of another loss" in seen
    assert "f(z^{(1)}_{1})" in seen


@pytest.mark.parametrize("source", CASES)
def test_every_network_says_where_it_comes_from(page, source):
    opened(page, source)
    assert CASES[source].origin in [caption.value for caption in page.caption]
