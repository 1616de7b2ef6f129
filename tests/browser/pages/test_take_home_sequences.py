"""One of several networks is taken home from the sequence page, run, and opened again."""

import json
import re

import pytest
from playwright.sync_api import expect

from playground.choices.sequence import SequenceExperiment
from playground.export.sequences import KINDS
from playground.recording.history import History
from tests.browser.pages.test_sequences import open_sequences
from tests.export.runs import printed_alone
from tests.export.sequences.runs import assert_ends_like


def recorded(cell):
    """One network of the bench that is opened here."""
    history = History(SequenceExperiment(cell=cell, length=12, units=5, n_sequences=40, epochs=60))
    history.extend(7)
    return history


@pytest.fixture
def panel(page, server):
    open_sequences(page, server, epoch="7")
    page.locator("summary", has_text="Take it home").click()
    found = page.locator(".st-key-group_sequences_take_home")
    expect(found.get_by_role("button", name="NumPy alone")).to_be_visible()
    return found


def test_the_network_of_the_menu_is_taken_home_at_the_epoch_on_the_screen(page, panel, tmp_path):
    panel.get_by_role("combobox", name="Network").click()
    page.get_by_role("option", name="GRU").click()
    button = panel.get_by_role("button", name="NumPy alone")
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "adding-gru-numpy.py"
    printed = printed_alone(download.value.path().read_text(), tmp_path / "run.py", "-I")
    assert_ends_like(printed, recorded("gru").step(7), 0, 1e-4)
    with page.expect_download() as download:
        panel.get_by_role("button", name="Error through time").click()
    lines = download.value.path().read_text().splitlines()
    assert len(lines) == 1 + 3 * 12
    assert lines[1].startswith('"RNN, tanh",7,1,')


def test_weights_are_opened_at_their_epoch_and_changed_ones_are_refused(page, panel):
    def drop(name, content):
        panel.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )

    drop("mine.npz", KINDS["npz"].make(recorded("lstm"), 5))
    expect(page).to_have_url(re.compile("cells=lstm&"))
    expect(page.get_by_test_id("player")).to_have_attribute("data-epoch", "5")
    told = json.loads(KINDS["json"].make(recorded("rnn"), 5))
    told["weights"]["0.U"][0][1] += 0.125
    drop("changed.json", json.dumps(told).encode())
    expect(panel.get_by_role("alert")).to_contain_text("changed.json differs from its own run in 1 number:")
    expect(page).to_have_url(re.compile("cells=lstm&"))
