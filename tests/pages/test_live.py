"""The pages, run by Streamlit without a browser."""

import random
import re

import pytest

from playground.choices import forks
from playground.choices.experiment import FIELDS, RULES, Experiment
from playground.choices.share import from_query, to_query
from playground.data import DATASETS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from playground.ui.form import GROUPS
from tests.choices.test_share import drawn_experiment
from tests.pages import pages
from tests.pages.pages import button, whole_site, with_open


def opened(**query):
    page = with_open(whole_site(), GROUPS)
    page.query_params.update(query)
    return run(page)


def run(page):
    pages.run(page)
    assert pages.players(page) == 1
    return page


def recorded(page):
    return page.session_state["recording"].history.experiment


def query(page):
    return dict(page.query_params)


def as_read(element):
    """The words of an element whose Markdown means nothing."""
    assert not re.search(r"(?<!\\)[*_`\[]", element.value)
    return re.sub(r"\\(.)", r"\1", element.value)


def keys(widgets):
    return {widget.key for widget in widgets}


def test_the_default_opens():
    page = opened()
    assert recorded(page) == Experiment()
    assert query(page) == {}
    assert not page.warning
    assert not page.info


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_opens_from_a_link(dataset):
    page = opened(dataset=dataset)
    assert recorded(page) == Experiment(dataset=dataset)
    assert page.pills(key="dataset").value == dataset
    assert DATASETS[dataset].about in [caption.value for caption in page.caption]
    shows_components = any("principal components" in caption.value for caption in page.caption)
    source = DATASETS[dataset]
    assert shows_components == (source.n_features > 2 and not source.image_shape)


@pytest.mark.parametrize("seed", range(8))
def test_a_link_opens_its_experiment_and_stays(seed):
    experiment = drawn_experiment(random.Random(seed))
    link = to_query(experiment)
    page = opened(**link)
    for _ in range(2):
        assert recorded(page) == experiment
        assert query(page) == link
        assert not page.warning
        run(page)


def test_a_link_with_the_loss_that_values_have_anyway_keeps_its_experiment():
    link = {"dataset": "line", "loss": "mse", "learning_rate_changes": "40:0.1"}
    page = opened(**link)
    assert recorded(page) == from_query(link)[0]
    assert query(page) == link


def test_a_link_keeps_keys_of_others():
    page = opened(seed="5", lesson="3")
    assert query(page) == {"seed": "5", "lesson": "3"}
    page.number_input(key="seed").set_value(6)
    assert query(run(page)) == {"seed": "6", "lesson": "3"}


@pytest.mark.parametrize("name", ["dataset", "hidden_sizes", "learning_rate", "batch_size", "seed"])
def test_a_broken_link_is_said_and_the_page_works(name):
    page = opened(**{name: "broken"})
    (warning,) = page.warning
    said = as_read(warning)
    assert said.startswith(f"{name} must be ")
    assert "'broken'" in said
    assert "The default is used instead" in said
    assert recorded(page) == Experiment()
    assert query(page) == {}
    page.selectbox(key="activation").set_value("relu")
    assert recorded(run(page)) == Experiment(activation="relu")


def test_values_that_do_not_go_together_are_said():
    page = opened(dataset="sine", loss="binary_crossentropy")
    (warning,) = page.warning
    assert "binary_crossentropy is for classes, but sine has values" in as_read(warning)
    assert recorded(page) == Experiment(dataset="sine")


@pytest.mark.parametrize("sizes", ["none", "1", "1,1,1", "64,64,64,64,64,64,64,64"])
def test_networks_of_every_size_open(sizes):
    page = opened(hidden_sizes=sizes)
    expected = from_query({"hidden_sizes": sizes})[0].hidden_sizes
    assert recorded(page).hidden_sizes == expected
    assert page.number_input(key="n_layers").value == len(expected)
    assert [page.number_input(key=f"units_{i}").value for i in range(len(expected))] == list(expected)
    assert f"units_{len(expected)}" not in keys(page.number_input)


def test_layers_can_be_added_and_taken_away():
    page = opened()
    page.number_input(key="n_layers").set_value(0)
    assert recorded(run(page)).hidden_sizes == ()
    assert query(page) == {"hidden_sizes": "none"}
    page.number_input(key="n_layers").set_value(8)
    assert len(recorded(run(page)).hidden_sizes) == 8
    page.number_input(key="n_layers").set_value(2)
    run(page).number_input(key="units_1").set_value(1)
    assert recorded(run(page)).hidden_sizes[1] == 1


def test_a_batch_larger_than_the_data_is_explained():
    page = opened(batch_size="2000")
    (info,) = page.info
    assert "batch size 2,000 is larger than the 210 training rows" in info.value
    page.select_slider(key="batch_size").set_value(10)
    assert not run(page).info


def test_a_weight_beyond_the_network_is_explained():
    page = opened(weight_changes="0:0:0.5,3:9999:1", hidden_sizes="2")
    (info,) = page.info
    assert "sets number 9999 of the weight vector by hand, but this network has only numbers 0 to 8" in info.value
    assert query(page)["weight_changes"] == "0:0:0.5,3:9999:1"
    assert not opened(weight_changes="0:8:0.5", hidden_sizes="2").info


def test_the_full_batch_needs_no_explanation():
    page = opened(batch_size="full")
    assert recorded(page).batch_size is None
    assert not page.info


def test_a_step_network_is_explained():
    (info,) = opened(activation="step").info
    assert "step's slope is 0 everywhere" in info.value
    assert not opened(activation="step", hidden_sizes="none").info


CHANGES = [
    ("pills", "dataset", "spiral"),
    ("pills", "features", ["x1", "sin x2"]),
    ("slider", "n_samples", 500),
    ("slider", "noise", 0.25),
    ("slider", "test_size", 0.5),
    ("slider", "test_size", 0.0),
    ("toggle", "shuffle", False),
    ("toggle", "stratify", False),
    ("selectbox", "scaler_rows", "all"),
    ("selectbox", "biases", "none"),
    ("selectbox", "generator", "mt19937"),
    ("selectbox", "scaling", "minmax"),
    ("number_input", "data_seed", 7),
    ("selectbox", "activation", "relu"),
    ("selectbox", "initializer", "he_normal"),
    ("selectbox", "optimizer", "adam"),
    ("select_slider", "batch_size", 50),
    ("selectbox", "loss", "mse"),
    ("number_input", "epochs", 2000),
    ("number_input", "seed", 12),
    ("selectbox", "output_activation", "tanh"),
    ("selectbox", "dtype", "float32"),
    ("selectbox", "schedule", "cosine"),
    ("toggle", "batch_norm", True),
    ("toggle", "layer_norm", True),
    ("toggle", "residual", True),
    ("select_slider", "clip_norm", 1),
    ("select_slider", "l1", 0.001),
    ("select_slider", "l2", 0.01),
    ("slider", "dropout", 0.5),
    ("slider", "validation_size", 0.25),
    ("number_input", "patience", 3),
    ("select_slider", "tol", 0.01),
]


@pytest.mark.parametrize(("kind", "name", "value"), CHANGES, ids=[name for _, name, _ in CHANGES])
def test_a_widget_changes_the_experiment_and_the_link(kind, name, value):
    page = opened()
    getattr(page, kind)(key=name).set_value(value)
    run(page)
    expected = Experiment(**{name: value})
    assert expected != Experiment()
    assert recorded(page) == expected
    assert query(page) == to_query(expected)


def test_every_field_has_a_widget():
    """Some only where they matter; changes of the learning rate are made by forking, not by a widget."""
    page = opened(validation_size="0.2")
    page.toggle(key="early_stopping").set_value(True)
    page.toggle(key="own_activations").set_value(True)
    run(page)
    page.selectbox(key="activation_1").set_value("relu")
    expected = Experiment(validation_size=0.2, early_stopping=True, activations=("tanh", "relu"))
    assert recorded(run(page)) == expected

    page = opened(dataset="blobs", optimizer="momentum")
    page.slider(key="momentum").set_value(0.5)
    page.slider(key="n_classes").set_value(5)
    assert recorded(run(page)) == Experiment(dataset="blobs", optimizer="momentum", momentum=0.5, n_classes=5)

    page = opened(optimizer="adam", validation_size="0.2", batch_norm="true")
    page.select_slider(key="epsilon").set_value(1e-7)
    page.selectbox(key="validation").set_value("last")
    page.selectbox(key="normalization_place").set_value("after")
    page.pills(key="normalized_layers").set_value([2])
    page.toggle(key="own_dropouts").set_value(True)
    run(page)
    page.slider(key="dropout_0").set_value(0.5)
    choices = {"optimizer": "adam", "epsilon": 1e-7, "validation_size": 0.2, "validation": "last"}
    layers = {"batch_norm": True, "normalization_place": "after", "normalized_layers": (2,), "dropouts": (0.5, 0)}
    assert recorded(run(page)) == Experiment(**choices, **layers)

    shown = {"momentum", "n_classes", "learning_rate", "hidden_sizes", "early_stopping", "activations"}
    shown |= {name for _, name, _ in CHANGES} | {*choices, *layers}
    assert set(FIELDS) - shown == set(forks.CHANGES)


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ({}, {"momentum", "n_classes"}),
        ({"optimizer": "nesterov", "dataset": "blobs"}, set()),
        ({"dataset": "iris"}, {"momentum", "n_classes", "noise", "n_samples", "features"}),
        ({"dataset": "line"}, {"momentum", "n_classes", "loss", "features"}),
        ({"dataset": "bumps"}, {"momentum", "n_classes", "loss"}),
        ({"dataset": "diabetes"}, {"momentum", "n_classes", "loss", "noise", "n_samples", "features"}),
    ],
)
def test_widgets_show_only_where_they_matter(query, hidden):
    page = opened(**query)
    shown = keys(page.slider) | keys(page.selectbox) | keys(page.pills)
    assert {"momentum", "n_classes", "loss", "noise", "n_samples", "features"} - shown == hidden


def test_layers_that_are_taken_away_are_neither_normalized_nor_thinned():
    page = opened(batch_norm="true", normalized_layers="1,2", dropouts="0.5,0.25")
    page.number_input(key="n_layers").set_value(1)
    expected = Experiment(hidden_sizes=(8,), batch_norm=True, normalized_layers=(1,), dropouts=(0.5,))
    assert recorded(run(page)) == expected
    assert not page.warning


def test_weights_given_by_hand_and_drawn_again():
    page = opened(hidden_sizes="2")
    page.text_area(key="given_weights").set_value("[[0.1, 0.2], [0.3, 0.4]], [[1], [-1]]")
    button(page, "Start from these").click()
    run(page)
    start = page.session_state["recording"].history.step(0)
    assert start.params["0.W"].tolist() == [[0.1, 0.2], [0.3, 0.4]]
    assert start.params["1.W"].tolist() == [[1], [-1]]
    assert not start.params["0.b"].any()
    assert query(page)["weight_changes"].startswith("0:0:0.1,0:1:0.2,0:2:0.3")
    button(page, "Draw them instead").click()
    assert recorded(run(page)) == Experiment(hidden_sizes=(2,))


def test_given_weights_that_do_not_fit_are_refused_in_words():
    page = opened(hidden_sizes="2")
    page.text_area(key="given_weights").set_value("[[0.1, 0.2]], [[1], [-1]]")
    button(page, "Start from these").click()
    (warning,) = run(page).warning
    assert "Layer 1 needs 2 x 2 weights" in warning.value
    assert recorded(page) == Experiment(hidden_sizes=(2,))


def test_a_loss_for_classes_does_not_stand_in_the_way_of_values():
    page = opened(loss="binary_crossentropy")
    page.pills(key="dataset").set_value("sine")
    assert recorded(run(page)) == Experiment(dataset="sine")
    assert not page.warning


def test_no_inputs_at_all_are_refused_in_words():
    page = opened()
    page.pills(key="features").set_value([])
    (warning,) = run(page).warning
    assert "features must be some of x1, x2" in warning.value
    assert recorded(page) == Experiment()


@pytest.mark.parametrize(("label", "name"), [("New seed", "seed"), ("New data", "data_seed")])
def test_a_new_seed_changes_the_seed_alone(label, name, monkeypatch):
    monkeypatch.setattr("secrets.randbelow", lambda below: below - 1)
    page = opened(dataset="moons", noise="0.2")
    button(page, label).click()
    expected = Experiment(dataset="moons", noise=0.2, **{name: 9999})
    assert recorded(run(page)) == expected
    assert query(page) == to_query(expected)


def test_more_epochs_keep_the_recording():
    page = opened()
    before = page.session_state["recording"]
    before.history.extend(50)
    page.number_input(key="epochs").set_value(2000)
    run(page)
    assert page.session_state["recording"] is before
    assert before.history.head == 50
    assert recorded(page).epochs == 2000


def test_another_end_starts_anew_where_the_schedule_depends_on_it():
    page = opened(schedule="cosine")
    page.session_state["recording"].history.extend(50)
    page.number_input(key="epochs").set_value(2000)
    run(page)
    assert page.session_state["recording"].history.head == 0
    assert recorded(page) == Experiment(schedule="cosine", epochs=2000)


def test_another_learning_rate_while_it_plays_keeps_the_recording_until_the_fork():
    """The browser says at which epoch to fork; until then the link still says what is recorded."""
    page = opened()
    before = page.session_state["recording"]
    before.shown, before.is_playing = 4, True
    page.select_slider(key="learning_rate").set_value(0.3)
    run(page)
    assert page.session_state["recording"] is before
    assert recorded(page) == Experiment()
    assert query(page) == {}
    button(page, "New seed").click()
    assert recorded(run(page)).learning_rate == 0.3


def test_another_learning_rate_at_rest_forks_where_the_person_is_and_the_link_says_so_at_once():
    page = opened()
    before = page.session_state["recording"]
    before.history.extend(30)
    before.shown = 12
    page.select_slider(key="learning_rate").set_value(0.3)
    run(page)
    assert page.session_state["recording"] is before
    assert recorded(page) == Experiment().with_rate_from(12, 0.3)
    assert query(page) == {"learning_rate_changes": "12:0.3"}
    assert page.select_slider(key="learning_rate").value == 0.3
    assert before.history.head == 12


def test_a_link_cannot_write_markdown():
    page = opened(dataset="[click](http://example.org)", noise="![x](y.png)")
    assert len(page.warning) == 2
    assert all("must be " in as_read(warning) for warning in page.warning)


def test_a_link_followed_later_replaces_everything():
    page = opened(dataset="spiral", hidden_sizes="8,8,8", seed="3")
    page.query_params.clear()
    page.query_params["dataset"] = "wine"
    assert recorded(run(page)) == Experiment(dataset="wine")
    assert page.pills(key="dataset").value == "wine"
    assert page.number_input(key="n_layers").value == 2


def test_a_schedule_from_a_link_is_kept():
    page = opened(learning_rate_changes="40:0.5,80:0.07")
    assert recorded(page).learning_rate_changes == ((40, 0.5), (80, 0.07))
    assert page.select_slider(key="learning_rate").value == 0.07
    page.number_input(key="epochs").set_value(500)
    assert recorded(run(page)).learning_rate_changes == ((40, 0.5), (80, 0.07))


@pytest.mark.parametrize("dataset", ["circles", "blobs", "line", "bumps"])
def test_the_fewest_rows_open(dataset):
    opened(dataset=dataset, n_samples=str(RULES["n_samples"].low), test_size="0.95", n_classes="5")


MENUS = {
    "dataset": DATASETS,
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
}


@pytest.fixture(scope="module")
def menus():
    page = with_open(whole_site(), GROUPS).run()
    return {menu.key: menu.options for menu in [*page.selectbox, *page.button_group]}


@pytest.mark.parametrize(("key", "name"), [(key, name) for key in MENUS for name in MENUS[key]])
def test_every_entry_of_a_registry_is_in_its_menu(menus, key, name):
    title = MENUS[key][name].title
    assert any(option == title or option.endswith(f" {title}") for option in menus[key])


def test_a_link_with_a_change_on_the_way_opens_with_what_it_ends_with():
    page = opened(setting_changes="40:optimizer:adam,40:l2:0.01", learning_rate="0.01")
    assert not page.exception
    assert page.session_state["optimizer"] == "adam"
    assert page.session_state["l2"] == 0.01
    assert query(page) == {"setting_changes": "40:l2:0.01,40:optimizer:adam", "learning_rate": "0.01"}
    page.session_state["l2"] = 0.1  # what is chosen then holds from the start
    page.run()
    assert query(page) == {"optimizer": "adam", "l2": "0.1", "learning_rate": "0.01"}
