"""The page of activations and losses, run by Streamlit without a browser."""

import base64
import json

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, LOSSES
from playground.labs import activations as saturation
from playground.ui.activations import recipes
from playground.ui.activations.words import NO_LESSON
from tests.pages.pages import page_alone, run


def opened(section="Activations", **choices):
    page = page_alone("activations")
    choices["section"] = section
    for name, value in choices.items():
        page.session_state[f"activations_{name}"] = value
    return run(page)


def chart(page, key):
    """The traces of a chart by name: (x, y, dictionary)."""
    element = next(one for one in page.get("plotly_chart") if one.proto.id.endswith(f"activations_chart_{key}"))
    traces = json.loads(element.proto.spec)["data"]
    return {trace["name"]: (numbers(trace["x"]), numbers(trace["y"])) for trace in traces}


def numbers(sent):
    if isinstance(sent, dict):
        return np.frombuffer(base64.b64decode(sent["bdata"]), sent["dtype"])
    return sent


def text(page):
    return "\n".join(element.value for element in [*page.markdown, *page.caption])


def recipe(page, name):
    page.button(key=f"activations_recipe_{name}").click()
    return run(page).table[0].value


def test_it_opens_with_its_question_and_ends_with_what_to_try():
    page = opened()
    assert (
        page.markdown[0].value
        == "### Why do the activation and the loss decide whether a network can learn at all?"
    )
    assert page.markdown[-1].value.count("- ") >= 3
    assert page.pills(key="activations_shown").value == ["sigmoid", "tanh", "relu"]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_activation_in_focus_shows_the_numbers_of_the_engine(name):
    page = opened(shown=[name], focus=name, z=1.5, interval=(-2.0, 3.0))
    entry, z = ACTIVATIONS[name], np.array([1.5])
    shown = {metric.label: float(metric.value) for metric in page.metric}
    assert shown["f(z)"] == pytest.approx(entry.f(z)[0], rel=1e-5)
    assert shown["f'(z)"] == pytest.approx(entry.slope(z)[0], rel=1e-5)
    assert shown["numerical f'(z)"] == pytest.approx(entry.slope(z)[0], rel=1e-4, abs=1e-9)
    for index, function in enumerate((entry.f, entry.slope)):
        x, y = chart(page, f"curves_{index}")[entry.title]
        np.testing.assert_allclose(y, function(x))
        assert (x.min(), x.max()) == (-2, 3)


def test_a_corner_is_said_to_have_no_one_slope():
    for name, slope in (("relu", "0"), ("leaky_relu", "0.01")):
        assert f"there is no single slope. The engine uses f'(z) = {slope} here" in text(opened(focus=name, z=0.0))
    assert "single slope" not in text(opened(focus="softplus", z=0.0))


def test_an_empty_interval_and_no_functions_are_no_trouble():
    page = opened(shown=[], interval=(5.0, 5.0), z=80.0)
    assert "two different ends" in page.info[0].value
    x, _ = chart(page, "curves_0")["sigmoid"]
    assert (x.min(), x.max()) == (4, 6)


def test_softmax_shows_its_bars_and_its_entropy():
    page = opened("Softmax", scores=5, temperature=0.5, score_4=50.0)
    bars = chart(page, "softmax")
    assert bars.keys() == {"T = 0.5", "T = 1"}
    scores = [page.number_input(key=f"activations_score_{i}").value for i in range(5)]
    expected, entropy = saturation.softened(scores, 0.5)
    np.testing.assert_allclose(bars["T = 0.5"][1], expected)
    assert f"entropy **{entropy:.4f}**" in text(page)


@pytest.mark.parametrize(("target", "limit"), [(1, -1), (0, 1)])
def test_losses_and_their_gradients_over_the_raw_score(target, limit):
    page = opened("Losses", target=target, probability=0.001)
    gradients = chart(page, "losses_1")
    wrong = 0 if target else -1
    assert gradients["cross-entropy"][1][wrong] == pytest.approx(limit, abs=1e-3)
    assert gradients["squared error"][1][wrong] == pytest.approx(0, abs=1e-3)
    outputs, mistakes = (table.value for table in page.table)
    assert list(outputs["loss"]) == [entry.title for entry in LOSSES.values()]
    assert list(mistakes["of this row"]) == ["0.9980", "6.9078", "6.9078", "6.9078"]
    assert list(mistakes["gradient on its score"]) == ["−0.0020", "−0.9990", "−0.9990", "−0.9990"]


@pytest.mark.parametrize("name", LOSSES)
def test_each_loss_has_its_words_on_the_page(name):
    assert "**Against:**" in text(opened("Losses", loss=name))


def test_the_starts_of_the_single_unit():
    page = opened("Saturation", epoch=0)
    assert "At epoch 0 the output is **0.982**" in text(page)
    page.session_state["activations_section"] = "Saturation"
    page.button(key="activations_good").click()
    run(page)
    assert page.slider(key="activations_weight").value == 0.6
    assert page.slider(key="activations_bias").value == 0.9
    assert "At epoch 0 the output is **0.818**" in text(page)
    book = page.table[0].value
    assert list(book["printed in the book"]) == list(book["here"]) == ["0.82", "0.09", "0.98"]
    assert "Nielsen" in text(page)


@pytest.mark.parametrize("rate", [0.1, 3.0])
def test_xor_without_and_with_biases(rate):
    page = opened("Saturation", xor_rate=rate)
    for index, with_biases in enumerate((False, True)):
        found = chart(page, f"xor_{index}")
        np.testing.assert_array_equal(found["seed 3"][1], saturation.xor(3, with_biases, rate).losses)


def test_the_recipe_of_five_activations_shows_the_leak():
    page = opened()
    table = recipe(page, "C4")
    assert list(table["by its code"]) == list(table["here"]) == ["0.01"]
    titles = {ACTIVATIONS[name].title for name in ("step", "sigmoid", "tanh", "relu", "leaky_relu")}
    assert chart(page, "curves_0").keys() == titles
    assert {metric.value for metric in page.metric} == {"−0.01", "0.01"}


def test_the_recipe_of_one_row_shows_every_loss():
    assert list(recipe(opened(), "C5")["here"]) == ["0.0400", "0.2231", "0.2231", "0.2231"]


def test_the_recipe_by_hand_shows_the_sum_over_both_outputs():
    page = opened("Saturation")
    table = recipe(page, "D1")
    assert list(table["by hand"]) == list(table["here"]) == ["0.4463"]
    assert page.session_state["activations_section"] == "Losses"


def test_the_recipe_of_xor_stays_stuck():
    table = recipe(opened(), "E1")
    assert list(table["here"]) == ["0.2493 to 0.2499", "0.2479 to 0.2498"]


@pytest.mark.parametrize("name", recipes.RECIPES)
def test_a_recipe_has_a_plain_title_and_names_its_source(name):
    page = opened()
    assert page.button(key=f"activations_recipe_{name}").label == recipes.RECIPES[name].title
    table = recipe(page, name)
    assert recipes.RECIPES[name].source.format(title=recipes.RECIPES[name].title) in text(page)
    assert "published" not in table.columns  # its tutorial prints no numbers


def test_an_activation_without_words_of_its_own_is_shown(monkeypatch):
    made_up = ACTIVATIONS["tanh"]._replace(title="bent", f=lambda z, out=None: np.tanh(z, out))
    monkeypatch.setitem(ACTIVATIONS, "bent", made_up)
    page = opened(shown=["bent"], focus="bent", z=0.0)
    assert NO_LESSON.format(title="bent") in text(page)
    assert "bent" in chart(page, "curves_0")


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_without_words_of_its_own_is_shown(monkeypatch, name):
    monkeypatch.setitem(LOSSES, "made_up", LOSSES[name]._replace(title="twin"))
    page = opened("Losses", loss="made_up")
    assert NO_LESSON.format(title="twin") in text(page)
    outputs, mistakes = (table.value.set_index("loss") for table in page.table)
    assert outputs.loc["twin", "output"] == NO_LESSON.format(title="twin")
    assert list(mistakes.loc["twin"]) == list(mistakes.loc[LOSSES[name].title])
