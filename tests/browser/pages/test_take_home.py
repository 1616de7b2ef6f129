"""A run is taken home from the playground, run, and opened again."""

import json
import re

import pytest
from playwright.sync_api import expect

from playground.export import KINDS
from tests.export.runs import assert_ends_like, printed_alone, recorded

BY_HAND = re.compile("weight_changes=20(:|%3A)1(:|%3A)0.125")


@pytest.fixture
def panel(page, open_player):
    open_player(epochs="5")
    page.locator("summary", has_text="Take it home").click()
    return page.locator(".st-key-group_take_home")


def drop(panel, name, content):
    """Let a file fall, once the page has taken in what was dropped before."""
    expect(panel.page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    panel.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_weights_are_opened_at_their_epoch_and_taken_home_as_a_script(page, panel, tmp_path):
    history = recorded(dataset="moons", hidden_sizes=(4,), epochs=30)
    drop(panel, "mine.npz", KINDS["npz"].make(history, 20))
    player = page.get_by_test_id("player")
    expect(player).to_have_attribute("data-epoch", "20")
    expect(page).to_have_url(re.compile("dataset=moons"))
    with page.expect_download() as download:
        panel.get_by_role("button", name="NumPy alone").click()
    assert download.value.suggested_filename == "moons-numpy.py"
    printed = printed_alone(download.value.path().read_text(), tmp_path / "run.py", "-I")
    assert_ends_like(printed, history.step(20), 1e-9)


def test_a_changed_number_stands_in_the_link_and_a_bad_file_is_said(page, panel):
    history = recorded(dataset="moons", hidden_sizes=(4,), epochs=30)
    told = json.loads(KINDS["json"].make(history, 20))
    told["weights"]["0.W"][0][1] = 0.125
    drop(panel, "changed.json", json.dumps(told).encode())
    expect(page).to_have_url(BY_HAND)
    drop(panel, "bad.npz", b"PK\x03\x04 nothing")
    expect(panel.get_by_role("alert")).to_contain_text("bad.npz is damaged, or is a file of another kind.")
    expect(page).to_have_url(BY_HAND)
