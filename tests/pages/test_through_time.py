"""The page Through time, run by Streamlit without a browser."""

import numpy as np
import pytest

from playground.choices.share import from_query, to_query
from playground.choices.through_time import Unrolled
from playground.labs.recipes import RECIPES
from playground.labs.through_time.presets import PRESETS
from playground.labs.through_time.unrolled import unroll
from playground.numbers import plain
from tests.pages.pages import button, page_alone, run, whole_site


def opened(**query):
    page = page_alone("through_time")
    page.query_params.update(query)
    return run(page)


def press(page, label):
    button(page, label).click()
    return run(page)


def words(page):
    return " ".join(element.value for element in [*page.markdown, *page.caption])


def said(page):
    return " ".join(warning.value for warning in page.warning).replace("\\", "")


def formulas(page):
    return " ".join(element.value for element in page.latex)


def tables(page):
    return [table.value.to_numpy().tolist() for table in page.table]


def alts(page):
    return [chart.proto.alt for chart in page.get("plotly_chart")]


def shown(page):
    return from_query(dict(page.query_params), Unrolled)[0]


def test_it_opens_at_the_beginning():
    page = opened()
    assert page.markdown[0].value == "### How does an error travel back through time?"
    assert not page.warning
    assert dict(page.query_params) == {}
    assert "Nothing is computed yet" in words(page)
    assert "Known: nothing yet" in alts(page)[0]
    assert button(page, "Back").disabled
    assert button(page, "Start").disabled
    assert "#### Try" in words(page)


def test_the_walk_goes_forward_and_back():
    page = opened()
    for n_done in range(1, 12):
        page = press(page, "Next")
        assert f"**Step {n_done} of 11, {'forward' if n_done < 6 else 'backward'}.**" in words(page)
        assert dict(page.query_params) == {"stop": str(n_done)}
    assert button(page, "Next").disabled
    assert "Step 10 of 11" in words(press(page, "Back"))
    assert "Step 11 of 11" in words(press(page, "End"))
    assert "Nothing is computed yet" in words(press(page, "Start"))
    assert dict(page.query_params) == {}


def test_the_recipe_opens_with_its_numbers():
    """Every number that recipe B3 measures stands on the page that it opens."""
    site = run(whole_site())
    site.session_state["recipes_tutorial"] = "Tutorial B"
    site.switch_page("pages/recipes.py")
    run(site).button(key="open_B3").click()
    assert not run(site).warning
    page = press(opened(**dict(site.query_params)), "End")
    rows = {row.what: row.measured for row in list(RECIPES["B3"].measure())[-1].result}
    moved = rows["dC/dw by moving w a little both ways"]
    by_step, checked, side_by_side = tables(page)
    assert [row[1] for row in by_step] == [
        "0",
        *(plain(rows[f"what step {t} adds to dC/dw"]) for t in (2, 3, 4)),
        plain(rows["their sum"]),
    ]
    assert checked[0][:3] == ["dC/dU", plain(rows["dC/dw"], 6), plain(moved, 6)]
    assert float(checked[0][3]) < 1e-6
    assert [row[1] for row in side_by_side] == [row[2] for row in side_by_side] == [row[1] for row in by_step[1:4]]
    assert rows["|dC/dh| at steps 4, 3, 2, 1"] in alts(page)[3]
    assert f"loss {plain(rows['error (h4 - y)²'])}" in alts(page)[0]
    assert page.pills(key="time_preset").value == "recipe"


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_fills_everything_and_says_what_to_look_at(name):
    page = opened(stop="3", n_units="2", seed="5")
    page.pills(key="time_preset").set_value(name)
    page = run(page)
    chosen = PRESETS[name].made
    assert shown(page) == chosen
    assert dict(page.query_params) == to_query(chosen)
    assert PRESETS[name].watch in words(page)
    assert page.pills(key="time_preset").value == name
    page = press(page, "Next")
    assert page.pills(key="time_preset").value == name, "a walk is no change"


def test_the_sentence_has_the_numbers():
    fades = words(opened(**to_query(PRESETS["fades"].made)))
    found = unroll(PRESETS["fades"].made)
    slope = plain(found.slopes[-1, 0], 3)
    assert f"From step 6 to step 5: 0.5 x {slope} = {plain(0.5 * found.slopes[-1, 0], 3)}." in fades
    assert "**it fades**" in fades
    assert "0.5⁵ = 0.0312 of it" in fades
    assert "**it holds**" in words(opened(**to_query(PRESETS["holds"].made)))
    explodes = words(opened(**to_query(PRESETS["explodes"].made)))
    assert "1.5 x 1 = 1.5." in explodes
    assert "is multiplied by 7.59: **it grows**" in explodes


def test_no_error_and_one_that_stops_are_said():
    assert "Nothing is sent back" in words(opened(inputs="0,0,0"))
    stops = opened(inputs="1,-1,1", activation="relu", input_weight="2", target="1")
    assert "The error stops at step 2: the slope f'(z) is 0 there." in words(stops)
    assert "U is 0" in words(opened(recurrent_weight="0"))


def test_a_corner_is_no_mistake():
    page = opened(inputs="1,1,1", activation="relu", recurrent_weight="-1", target="4")
    assert "the corner of ReLU" in words(page)
    assert "rounding blurs" in words(opened(inputs="10,10,10", input_weight="1.5", target="4"))


def test_everything_chosen_is_in_the_address():
    page = opened()
    page.text_input(key="time_inputs").set_value("1 0 -0.5")
    page.selectbox(key="time_activation").set_value("relu")
    page.selectbox(key="time_n_units").set_value(3)
    run(page)
    page.number_input(key="time_spectral_radius").set_value(1.3)
    page.number_input(key="time_target").set_value(2.0)
    page.number_input(key="time_seed").set_value(9)
    page.selectbox(key="time_from_unit").set_value(2)
    page.selectbox(key="time_to_unit").set_value(3)
    page.slider(key="time_stop").set_value(8)
    run(page)
    expected = Unrolled(
        inputs=(1, 0, -0.5),
        activation="relu",
        n_units=3,
        spectral_radius=1.3,
        target=2,
        seed=9,
        from_unit=2,
        to_unit=3,
        stop=8,
    )
    assert dict(page.query_params) == to_query(expected)
    again = opened(**to_query(expected))
    assert tables(again) == tables(page)
    assert formulas(again) == formulas(page)
    assert alts(again) == alts(page)


def test_fewer_steps_and_units_end_the_walk_earlier():
    page = opened(inputs="1,1,1,1,1,1", stop="15", n_units="3", from_unit="3", to_unit="2")
    page.text_input(key="time_inputs").set_value("1,1,1")
    page.selectbox(key="time_n_units").set_value(1)
    page = run(page)
    assert dict(page.query_params) == {"inputs": "1,1,1", "stop": "9"}
    assert not page.warning


@pytest.mark.parametrize("text", ["", "1,2", "one, two, three", "1,2,1e999", "1,2,11", "9" * 200, "<b>,1,2"])
def test_inputs_that_cannot_be_used_are_said_and_nothing_is_lost(text):
    page = opened(inputs="1,0,0.5", stop="4")
    page.text_input(key="time_inputs").set_value(text)
    page = run(page)
    assert "The inputs must be 3 to 6 numbers from -10 to 10" in said(page)
    assert "The page stays with 1, 0, 0.5." in said(page)
    assert page.text_input(key="time_inputs").value == text
    assert dict(page.query_params) == {"inputs": "1,0,0.5", "stop": "4"}
    page.text_input(key="time_inputs").set_value("1;2;3")
    page = run(page)
    assert not page.warning
    assert shown(page).inputs == (1, 2, 3)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"inputs": "1,x"}, "inputs must be 3 to 6 numbers"),
        ({"activation": "sigmoid"}, "activation must be one of tanh, relu, linear"),
        ({"n_units": "7"}, "n_units must be a whole number from 1 to 3"),
        ({"recurrent_weight": "nan"}, "recurrent_weight must be a number from -4 to 4"),
        ({"target": "1e400"}, "target must be a number from -10 to 10"),
        ({"seed": "-1"}, "seed must be a whole number"),
        ({"stop": "12"}, "stop must be a whole number from 0 to 11 with 4 inputs"),
        ({"from_unit": "2"}, "from_unit must be 1, the only one"),
        ({"homework": "<script>"}, "does not know what the link means by 'homework'"),
    ],
)
def test_a_hostile_address_is_answered_with_a_sentence(query, sentence):
    page = opened(**query)
    assert sentence in said(page)
    assert shown(page) == Unrolled()
    assert "#### Try" in words(page)


def test_what_was_chosen_is_there_again_after_another_page():
    site = run(whole_site())
    site.switch_page("pages/through_time.py")
    run(site).number_input(key="time_recurrent_weight").set_value(1.25)
    press(run(site), "Next")
    for name in ("chain_rule", "through_time"):
        site.switch_page(f"pages/{name}.py")
        site.query_params.clear()  # as the navigation does
        run(site)
    assert dict(site.query_params) == {"recurrent_weight": "1.25", "stop": "1"}
    assert site.number_input(key="time_recurrent_weight").value == 1.25


def test_a_first_run_that_was_cut_short_is_made_up_for():
    """A person who is quick interrupts the page before it has noted its link."""
    page = page_alone("through_time")
    page.session_state["time_chosen"] = Unrolled()
    page.query_params.update({"stop": "3"})
    assert shown(run(page)) == Unrolled(stop=3)


def test_another_link_is_followed():
    page = opened(stop="5")
    page.query_params.clear()
    page.query_params.update({"recurrent_weight": "2", "activation": "linear"})
    page = run(page)
    assert page.number_input(key="time_recurrent_weight").value == 2
    assert page.slider(key="time_stop").value == 0


def test_several_units_are_written_out_at_every_step():
    page = opened(n_units="3", inputs="1,0.5,-1,0.2,0.3,-0.4", to_unit="2")
    for n_done in range(16):
        page.slider(key="time_stop").set_value(n_done)
        page = run(page)
        assert bool(page.latex) == (n_done > 0)
    terms = unroll(shown(page)).terms["U"][:, 0, 1]
    assert [row[1] for row in tables(page)[0]] == [*map(plain, terms), plain(np.sum(terms))]
