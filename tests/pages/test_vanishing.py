"""The page of vanishing gradients under AppTest."""

import pytest

from playground.choices.bench import Bench
from playground.labs.vanishing.presets import PRESETS
from playground.ui.form import BENCH_GROUPS
from tests.pages.pages import players, run, whole_site, with_open

START, TRAINING = "start", "training"


def opened(**query):
    page = with_open(whole_site(), BENCH_GROUPS)
    page.run()
    page.switch_page("pages/vanishing.py")
    page.query_params.update(query)
    return run(page)


def bench(page):
    return page.session_state["bench_recording"].made


def cards(page):
    """The cards' markup, one string."""
    return next(html.proto.body for html in page.get("html") if 'class="bench-cards"' in html.proto.body)


def test_it_opens_with_sigmoid_against_relu_at_the_start():
    page = opened()
    assert bench(page) == Bench()
    assert dict(page.query_params) == {}
    assert page.pills(key="bench_preset").value == "sigmoid_relu"
    assert "Sigmoid's slope is at most 0.25" in page.markdown[2].value
    shown = cards(page)
    assert shown.count("<h4>") == 2
    assert "vanishing" in shown
    assert len(page.get("plotly_chart")) == 4
    assert not page.warning


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_in_both_views(name):
    page = opened()
    page.pills(key="bench_preset").set_value(name)
    run(page)
    assert bench(page) == PRESETS[name].made
    assert page.pills(key="bench_preset").value == name
    assert cards(page).count("<h4>") == len(PRESETS[name].made.lanes)
    page.segmented_control(key="bench_view").set_value(TRAINING)
    run(page)
    assert players(page) == 1
    assert len(page.get("download_button")) == 2


def test_a_link_fills_the_widgets_and_is_written():
    page = opened(activations="tanh", depths="3,7", width="5", learning_rate="0.07", seed="3")
    expected = Bench(activations=("tanh",), depths=(3, 7), width=5, learning_rate=0.07, seed=3)
    assert bench(page) == expected
    assert page.multiselect(key="bench_depths").value == [3, 7]
    assert page.pills(key="bench_preset").value is None
    page.number_input(key="bench_seed").set_value(4)
    assert bench(run(page)).seed == 4
    assert page.query_params["seed"] == "4"


def test_too_many_networks_are_said_and_nothing_is_lost():
    page = opened()
    page.pills(key="bench_activations").set_value(["tanh", "relu", "sigmoid", "elu"])
    page.multiselect(key="bench_depths").set_value([5, 10])
    run(page)
    assert "4 activations x 2 depths are 8" in page.warning[0].value
    assert bench(page) == Bench()
    assert page.multiselect(key="bench_depths").value == [5, 10]
    page.multiselect(key="bench_depths").set_value([5])
    run(page)
    assert not page.warning
    assert bench(page) == Bench(activations=("tanh", "relu", "sigmoid", "elu"), depths=(5,))


@pytest.mark.parametrize("empty", ["bench_activations", "bench_initializers", "bench_depths", "bench_extras"])
def test_nothing_chosen_is_said(empty):
    page = opened()
    widget = (
        page.multiselect(key=empty) if empty in ("bench_initializers", "bench_depths") else page.pills(key=empty)
    )
    widget.set_value([])
    run(page)
    assert len(page.warning) == 1
    assert bench(page) == Bench()


def test_a_wrong_link_is_said_in_sentences():
    page = opened(depths="99", activations="nowhere", width="x")
    assert len(page.warning) == 3
    assert bench(page) == Bench()


def test_more_epochs_keep_the_recording():
    page = opened()
    before = page.session_state["bench_recording"]
    page.number_input(key="bench_epochs").set_value(300)
    run(page)
    assert page.session_state["bench_recording"] is before
    assert bench(page).epochs == 300
    page.number_input(key="bench_seed").set_value(3)
    run(page)
    assert page.session_state["bench_recording"] is not before


def test_another_learning_rate_forks_the_recording_and_is_in_the_link_at_once():
    page = opened()
    before = page.session_state["bench_recording"]
    before.history.extend(7)
    before.shown = 5
    page.select_slider(key="bench_learning_rate").set_value(0.3)
    run(page)
    assert page.session_state["bench_recording"] is before
    assert before.history.head == 5
    assert bench(page) == Bench(learning_rate_changes=((5, 0.3),))
    assert dict(page.query_params) == {"learning_rate_changes": "5:0.3"}
    assert page.select_slider(key="bench_learning_rate").value == 0.3


def test_the_playground_keeps_its_own_experiment():
    page = opened(depths="3")
    page.switch_page("pages/live.py")
    run(page)
    assert page.session_state["recording"].history.experiment.hidden_sizes == (8, 4)
