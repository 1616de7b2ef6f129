"""The groups of widgets on the playground: what they say while they are closed, and what they keep."""

import pytest

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.ui.groups import opened
from tests.pages.pages import run, whole_site, with_open

MAIN = {"n_layers", "units_0", "units_1", "activation", "learning_rate", "epochs", "dataset"}


def playground(groups=(), **query):
    page = with_open(whole_site(), groups)
    page.query_params.update(query)
    return run(page)


def recorded(page):
    return page.session_state["recording"].history.experiment


def widgets(page):
    kinds = (page.slider, page.select_slider, page.number_input, page.selectbox, page.toggle, page.pills)
    return {widget.key for kind in kinds for widget in kind}


def said(page):
    return [caption.value for caption in page.caption]


def test_only_the_main_choices_are_there_at_first():
    page = playground()
    assert widgets(page) == MAIN


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        (
            {},
            {
                "300 points, noise 0.1, test 30%",
                "Xavier (Glorot), uniform",
                "SGD, batches of 10, seed 0",
                "nothing set against it",
            },
        ),
        (
            {"dataset": "blobs", "n_classes": "5", "batch_norm": "true", "residual": "true", "l2": "0.01"},
            {
                "300 points in 5 classes, noise 0.1, test 30%",
                "Xavier (Glorot), uniform, batch normalization, residual connections",
                "L2 0.01",
            },
        ),
        (
            {"dataset": "iris", "batch_size": "full", "clip_norm": "1", "schedule": "cosine", "seed": "7"},
            {"150 rows, test 30%", "SGD, all rows at once, clipped at 1, cosine, seed 7"},
        ),
        (
            {"dropout": "0.2", "validation_size": "0.1", "early_stopping": "true", "output_activation": "tanh"},
            {"dropout 20%, validation 10%, early stopping", "Xavier (Glorot), uniform, tanh at the output"},
        ),
    ],
)
def test_a_closed_group_says_what_is_set_inside(query, lines):
    assert lines <= set(said(playground(**query)))


def test_the_line_follows_what_is_chosen_inside():
    page = playground(["data"])
    page.slider(key="noise").set_value(0.25)
    assert "300 points, noise 0.25, test 30%" in said(run(page))
    assert page.session_state[opened("data")], "closed by a change inside"


@pytest.mark.parametrize(
    ("group", "kind", "name", "value"),
    [
        ("data", "slider", "noise", 0.25),
        ("data", "pills", "features", ["x1", "sin x2"]),
        ("network", "toggle", "batch_norm", True),
        ("network", "selectbox", "initializer", "he_normal"),
        ("training", "select_slider", "batch_size", 50),
        ("training", "number_input", "seed", 7),
        ("overfitting", "slider", "dropout", 0.2),
    ],
)
def test_what_was_set_is_kept_while_the_group_is_closed(group, kind, name, value):
    page = playground([group])
    getattr(page, kind)(key=name).set_value(value)
    recording = run(page).session_state["recording"]
    expected = Experiment(**{name: tuple(value) if isinstance(value, list) else value})
    for is_open in (False, False, True):
        page.session_state[opened(group)] = is_open
        run(page)
        assert (name in widgets(page)) == is_open
        assert page.session_state["recording"] is recording
    assert getattr(page, kind)(key=name).value == value
    page.session_state[opened(group)] = False
    run(page).number_input(key="epochs").set_value(500)
    assert recorded(run(page)).epochs == 500
    assert dict(page.query_params) == {**to_query(expected), "epochs": "500"}


def test_a_link_fills_closed_groups_too():
    page = playground(["data"], noise="0.3")
    page.session_state[opened("data")] = False
    run(page)
    page.query_params.clear()
    page.query_params["dataset"] = "moons"
    assert recorded(run(page)) == Experiment(dataset="moons")
    page.session_state[opened("data")] = True
    assert run(page).slider(key="noise").value == 0.1


def test_groups_keep_the_experiment_over_a_look_at_another_page():
    page = playground(["data", "training"])
    page.slider(key="noise").set_value(0.25)
    run(page).number_input(key="seed").set_value(7)
    recording = run(page).session_state["recording"]
    page.session_state[opened("data")] = False
    run(page)
    for name in ("chain_rule", "live"):
        page.switch_page(f"pages/{name}.py")
        page.query_params.clear()
        run(page)
    assert page.session_state["recording"] is recording
    assert dict(page.query_params) == {"noise": "0.25", "seed": "7"}
