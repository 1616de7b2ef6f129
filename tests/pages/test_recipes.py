"""The page of recipes: cards, what they open, and that what they open is the recipe's own settings."""

import pytest

from playground.choices.share import from_query
from playground.labs.recipes import RECIPES
from playground.labs.recipes.tutorials.tutorial_d import XOR_LOSSES
from playground.ui.recipes.openings import BY_LINK
from playground.ui.site import PAGES
from tests.pages.pages import page_alone, run, whole_site

TUTORIALS = list(dict.fromkeys(recipe.tutorial for recipe in RECIPES.values()))


def opened(tutorial):
    site = run(whole_site())
    site.session_state["recipes_tutorial"] = tutorial
    site.switch_page("pages/recipes.py")
    return run(site)


def test_every_recipe_has_a_card():
    found = []
    for tutorial in TUTORIALS:
        page = page_alone("recipes")
        page.session_state["recipes_tutorial"] = tutorial
        run(page)
        found += [one.value.split(" · ")[0].removeprefix("#### ") for one in page.markdown if " · " in one.value]
    assert found == list(RECIPES)


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_opens_where_it_belongs(name):
    recipe = RECIPES[name]
    site = opened(recipe.tutorial)
    site.button(key=f"open_{name}").click()
    run(site)
    other = run(whole_site())
    other.switch_page(f"pages/{recipe.page}.py")
    assert heading_of(site) == heading_of(run(other)), PAGES[recipe.page].title
    if recipe.page in ("live", "judging") and recipe.experiment:
        assert site.session_state["recording"].made == recipe.experiment
    if recipe.page == "chain_rule":
        assert site.session_state["chain_formula"] == recipe.query["formula"]
    if recipe.page == "live":
        assert not site.warning


@pytest.mark.parametrize("name", [name for name, recipe in RECIPES.items() if recipe.page in BY_LINK])
def test_a_recipe_opens_whatever_was_chosen_on_its_page_before(name):
    """A link that says nothing is the navigation's: the page then shows what was chosen."""
    assert RECIPES[name].query


def test_the_recipe_of_a_default_replaces_what_was_chosen_before():
    site = run(whole_site())
    site.switch_page("pages/chain_rule.py")
    run(site).text_area(key="chain_formula").set_value("x*y")
    run(site).query_params.clear()
    site.session_state["recipes_tutorial"] = "Tutorial E"
    site.switch_page("pages/recipes.py")
    run(site).button(key="open_E2").click()
    run(site)
    assert site.text_area(key="chain_formula").value == RECIPES["E2"].query["formula"]
    assert [number.value for number in site.number_input] == [2]
    assert dict(site.query_params) == {}


def heading_of(site):
    return next(one.value for one in site.markdown if one.value.startswith("### "))


def test_xor_from_the_pages_settings_agrees_to_twelve_digits():
    """What the widgets hold after the recipe was opened is what is trained."""
    site = opened("Tutorial D")
    site.button(key="open_D6").click()
    run(site)
    assert site.pills(key="dataset").value == "corners"
    assert site.number_input(key="units_0").value == 10
    history = site.session_state["recording"].history
    history.extend(9000)
    losses = history.series("train_loss")
    for place, published in enumerate(XOR_LOSSES):
        assert abs(losses[1000 * place] - published) < 1e-12
    assert from_query(RECIPES["D6"].query)[0] == site.session_state["recording"].made


@pytest.mark.parametrize("name", ["C7", "D1", "E2", "E3"])
def test_a_recipe_runs_on_its_card(name):
    site = opened(RECIPES[name].tutorial)
    site.button(key=f"run_{name}").click()
    run(site)
    (table,) = site.table
    assert len(table.value) >= 1
    assert "another" not in table.value.to_string().split()


def test_many_seeds_are_counted_and_the_published_number_is_marked(monkeypatch):
    monkeypatch.setattr("playground.labs.recipes.recipe.SEEDS", 6)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    monkeypatch.setattr(
        "playground.labs.recipes.recipe.Recipe.measure", lambda recipe, seeds=6, jobs=1: recipe.run(6, 1)
    )
    site = opened("Tutorial A")
    site.button(key="run_A1").click()
    run(site)
    alts = [chart.proto.alt for chart in site.get("plotly_chart")]
    assert any("from 6 seeds; published 0.3762" in alt for alt in alts)


def test_what_a_recipe_measured_is_said_in_another_language_without_running_it_again():
    page = page_alone("recipes")
    page.session_state["recipes_tutorial"] = "Tutorial C"
    run(page).button(key="run_C7").click()
    run(page)
    assert page.table[0].value.columns.tolist() == ["should be", "here", "digit by digit", "note"]
    assert page.table[0].value["should be"].iloc[0] == "0.625 (by hand)"
    page.session_state["language"] = page.session_state["language_spoken"] = "fr"
    run(page)
    assert page.table[0].value["devrait être"].iloc[0] == "0,625 (à la main)"
    assert page.table[0].value["chiffre par chiffre"].tolist() == ["identique"] * 4
    assert page.button(key="run_C7").label == "Exécuter"
