"""The run of a lesson: a page as it is, or a pasted link; what cannot be used is said."""

from urllib.parse import parse_qs

import pytest

from playground.ui.own import shelf
from playground.ui.teaching.building.starting import PASTED
from tests.pages.pages import run
from tests.pages.teaching.opened import complete, complete_number, lesson, opened, paste, said


@pytest.mark.parametrize(
    ("link", "page", "query"),
    [
        (
            "http://school.example/app/?dataset=xor&epochs=30&epoch=12&view=projector&lesson=own.x&round=1",
            "live",
            {},
        ),
        ("live?dataset=xor&epochs=30", "live", {}),
        ("?dataset=xor&epochs=30&log=true", "live", {"log": "true"}),
        ("https://x.example/vanishing?depths=3&embed=true", "vanishing", {"depths": "3", "panel": "training"}),
        ("https://x.example/vanishing/?panel=depth", "vanishing", {"panel": "depth"}),
        ("https://x.example/sequences?task=sine", "sequences", {"task": "sine"}),
        ("https://x.example/chain_rule?formula=x**2%2B1&at=x:3", "chain_rule", {"formula": "x**2+1", "at": "x:3"}),
    ],
)
def test_a_link_of_a_page_becomes_the_run(link, page, query):
    query = query if page != "live" else {"dataset": "xor", "epochs": "30"} | query
    seen = paste(opened(), link)
    assert said(seen) == []
    held = seen.session_state["builder_draft"]["rounds"][0]["run"]
    assert held["page"] == page
    assert query.items() <= pairs_of(held["link"]).items()
    assert not {"epoch", "view", "lesson", "round", "embed"} & set(pairs_of(held["link"]))


def pairs_of(link):
    return {name: texts[0] for name, texts in parse_qs(link).items()}


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://x.example/judging?epoch=3", "A lesson cannot run on the page Judging. It can on Playground, "),
        ("https://x.example/lessons?lesson=one_unit", "cannot run on the page Lessons"),
        ("http://[x", "This is no link"),
        ("   ", "Paste a link first."),
        (f"?dataset={shelf.PREFIX}0123456789abcdef", "a table of your own"),
    ],
)
def test_a_link_that_cannot_be_used_is_told_and_changes_nothing(link, words):
    page = complete(paste(opened(), "?dataset=moons&epochs=20"))
    before = lesson(page)
    paste(page, link)
    assert any(words in sentence for sentence in said(page))
    assert lesson(page) == before
    assert page.text_input(key=PASTED).value == link


def test_what_a_page_does_not_know_is_left_out_and_told():
    page = complete(paste(opened(), "?dataset=xor&colour=red&epochs=-3"))
    assert any("'colour'" in sentence for sentence in said(page))
    assert any("epochs must be" in sentence for sentence in said(page))
    assert lesson(page).rounds[0].run.query == {"dataset": "xor"}


@pytest.mark.parametrize("kind", ["live", "vanishing", "sequences", "chain_rule"])
def test_every_page_can_be_taken_as_it_opens(kind):
    page = opened()
    page.button(key=f"builder_take_{kind}").click()
    complete_number(run(page))
    assert lesson(page).rounds[0].run.page == kind
