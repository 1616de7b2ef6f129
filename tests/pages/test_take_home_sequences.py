"""What is taken home from the sequence page, without a browser."""

import re

import pytest

from playground.export.sequences import KINDS, refusal
from playground.ui.take_home import sequences
from playground.ui.take_home.moving import MADE
from playground.ui.visit import places
from tests.pages.pages import button, page_alone, run, with_open

SMALL = {"units": "4", "length": "6", "n_sequences": "20", "epochs": "4"}
TABLES = {"Losses and scores", "Gradients of the matrices", "Error through time"}


def opened(*groups, **query):
    page = with_open(page_alone("sequences"), groups)
    page.query_params.update(SMALL | query)
    return run(page)


def buttons(page):
    return {found.proto.label: not found.proto.disabled for found in page.get("download_button")}


def experiments(page):
    return page.session_state[places.SEQUENCES.recording].made.experiments


def menu(page):
    return [found for found in page.selectbox if found.key == sequences.NETWORK]


def test_nothing_is_there_while_it_is_closed():
    assert buttons(opened()) == {}


@pytest.mark.parametrize("cells", ["lstm", "rnn,gru,lstm"])
def test_every_kind_has_a_button(cells):
    page = opened(sequences.GROUP, cells=cells)
    assert buttons(page) == dict.fromkeys(TABLES | {kind.title for kind in KINDS.values()}, True)
    assert bool(menu(page)) == ("," in cells)


def test_the_menu_says_which_network():
    page = opened(sequences.GROUP, cells="linear_rnn,lstm")
    assert menu(page)[0].options == ["RNN, linear", "LSTM"]
    assert buttons(page)["PyTorch"] is False
    assert refusal(experiments(page)[0], "torch") in [said.value.replace("\\", "") for said in page.caption]
    menu(page)[0].set_value(1)
    assert buttons(run(page))["PyTorch"] is True


def test_fewer_networks_than_the_chosen_one_are_no_problem():
    page = opened(sequences.GROUP, cells="rnn,gru,lstm")
    menu(page)[0].set_value(2)
    page = run(page)
    page.button_group(key="sequence_cells").set_value(["rnn", "gru"])
    assert menu(run(page))[0].value == 0
    page.button_group(key="sequence_cells").set_value(["gru"])
    assert menu(run(page)) == []


@pytest.mark.parametrize(
    "query",
    [
        {"recurrent_dropout": "0.2"},
        {"truncation": "3"},
        {"task": "parity", "lengths_vary": "true"},
        {"optimizer": "momentum", "learning_rate_changes": "2:0.1"},
    ],
)
def test_a_kind_that_cannot_be_is_off_and_the_reason_is_said(query):
    page = opened(sequences.GROUP, **query)
    refusals = {kind.title: refusal(experiments(page)[0], name) for name, kind in KINDS.items()}
    assert any(refusals.values())
    found = buttons(page)
    assert {title: found[title] for title in refusals} == {title: said is None for title, said in refusals.items()}
    assert set(filter(None, refusals.values())) <= {said.value.replace("\\", "") for said in page.caption}


@pytest.mark.parametrize("cells", ["gru", "rnn,lstm"])
def test_one_html_file_is_made_and_no_animation(cells):
    page = opened(sequences.GROUP, cells=cells)
    assert "sequences have none." in " ".join(said.value for said in page.caption)
    assert not any("GIF" in found.label for found in page.button)
    button(page, "Make one HTML file").click()
    page = run(page)
    assert any(label.startswith("Download the HTML file, epochs 0 to 4 (") for label in buttons(page))
    _, content = page.session_state[MADE]
    facts = re.findall(rb"Adding problem \xc2\xb7 (.+?), 4 units, 6 steps \xc2\xb7 Adam", content)
    assert len(facts) == cells.count(",") + 1
