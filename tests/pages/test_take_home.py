"""The panel of files below the player, without a browser."""

import pytest

from playground.export import KINDS, refusal
from playground.ui.visit import places
from tests.pages.pages import run, whole_site, with_open


def opened(*groups, **query):
    page = with_open(whole_site(), groups)
    page.query_params.update(query)
    return run(page)


def buttons(page):
    return {button.proto.label: not button.proto.disabled for button in page.get("download_button")}


def test_nothing_is_there_while_it_is_closed():
    assert buttons(opened()) == {}


def test_every_kind_has_a_button():
    assert buttons(opened("take_home")) == {kind.title: True for kind in KINDS.values()}


@pytest.mark.parametrize("query", [{"dropout": "0.2"}, {"activation": "step"}, {"setting_changes": "3:l2:0.5"}])
def test_a_kind_that_cannot_be_is_off_and_the_reason_is_said(query):
    page = opened("take_home", **query)
    experiment = page.session_state[places.PLAYGROUND.recording].made
    refusals = {kind.title: refusal(experiment, name) for name, kind in KINDS.items()}
    assert any(refusals.values())
    assert buttons(page) == {title: said is None for title, said in refusals.items()}
    captions = [caption.value.replace("\\", "") for caption in page.caption]
    assert set(filter(None, refusals.values())) <= set(captions)
