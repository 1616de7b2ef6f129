"""The projector view: its address, its button, and what it makes of the pages."""

import pytest

from playground.choices.experiment import Experiment
from playground.ui import furniture
from playground.ui.groups import opened
from playground.ui.visit import projector
from tests.pages.pages import button, run, whole_site

LEAVE = "Leave the projector view"


def site(**query):
    page = whole_site()
    page.query_params.update(query)
    return run(page)


def query(page):
    return dict(page.query_params)


def test_a_button_turns_it_on_and_off_and_the_recording_stays():
    page = site(dataset="moons")
    recording = page.session_state["recording"]
    button(page, "Projector").click()
    assert query(run(page)) == {"dataset": "moons", "view": "projector"}
    assert page.session_state["recording"] is recording
    assert not page.pills  # the main choices have become a group
    assert "Moons, 8-4 units, tanh, rate 0.03, 1,000 epochs" in [caption.value for caption in page.caption]
    button(page, LEAVE).click()
    assert query(run(page)) == {"dataset": "moons"}
    assert page.session_state["recording"] is recording
    assert page.pills(key="dataset").value == "moons"


def test_a_link_opens_so_and_all_can_be_chosen():
    page = site(view="projector", dataset="xor", hidden_sizes="3", lesson="5")
    page.session_state[opened("main")] = True
    run(page).number_input(key="units_0").set_value(6)
    run(page)
    assert page.session_state["recording"].made == Experiment(dataset="xor", hidden_sizes=(6,))
    assert query(page) == {"dataset": "xor", "hidden_sizes": "6", "view": "projector", "lesson": "5"}


def test_it_stays_while_other_pages_are_looked_at():
    page = site(view="projector", dataset="moons")
    recording = page.session_state["recording"]
    for name in ("vanishing", "chain_rule", "live"):
        page.switch_page(f"pages/{name}.py")
        page.query_params.clear()  # as the navigation does
        run(page)
        assert button(page, LEAVE)
        if name == "vanishing":  # whose link is written together with the view
            assert query(page) == {"view": "projector"}
    assert page.session_state["recording"] is recording
    assert query(page) == {"dataset": "moons", "view": "projector"}


def test_an_old_address_does_not_turn_it_off():
    """A person who is quick sends the address that the browser had before it heard of the new one."""
    page = site()
    button(page, "Projector").click()
    run(page)
    page.query_params.clear()
    assert query(run(page)) == {"view": "projector"}


@pytest.mark.parametrize("value", ["", "large"])
def test_another_view_is_somebody_elses(value):
    page = site(view=value)
    assert query(page) == {"view": value}
    assert button(page, "Projector")


def test_figures_are_larger(monkeypatch):
    drawn = []
    monkeypatch.setattr(furniture.st, "plotly_chart", lambda figure, **_: drawn.append(figure.layout.height))
    page = site()
    for is_on in (False, True):
        page.session_state[projector.IS_ON] = is_on
        page.switch_page("pages/gradient_descent.py")
        run(page)
    before, after = drawn[: len(drawn) // 2], drawn[len(drawn) // 2 :]
    assert after == pytest.approx([height * furniture.PROJECTED for height in before])
