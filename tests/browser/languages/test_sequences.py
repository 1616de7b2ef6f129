"""Nothing has been forgotten of what is said while networks read: played, walked through, trained on reviews."""

import re

import pytest
from playwright.sync_api import expect

from playground.ui.reviews.typing import EXAMPLES
from tests.browser.languages.pseudo import CODE, forgotten
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, open_groups

PLAYER, SIDEBAR = '[data-testid="player"]', '[data-testid="stSidebar"]'
WRITING = ".st-key-sequence_prompt, .st-key-sequence_temperature"
TOLD = ", ".join(
    [
        *(f'[data-testid="{part}"]' for part in ("stMarkdown", "stAlert", "stWidgetLabel", "stTable", "stHtml")),
        *(f".st-key-reviews_{chart}" for chart in ("course", "word_by_word", "influence")),
        '[data-testid="stExpander"] summary',
    ]
)
READ = set(" ".join(EXAMPLES).lower().split())  # reviews stay in the language that the network reads
SMALL = "n_reviews=100&n_words=60&n_tokens=12&embedding=2&units=2&epochs=1"


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("cells=linear_rnn&clip_norms=0,1", f"{PLAYER}, {SIDEBAR}"),
        ("task=parity&cells=gru,lstm", f"{PLAYER}, {SIDEBAR}"),
        ("task=sine&cells=rnn,lstm", f"{PLAYER}, {SIDEBAR}"),
        ("task=text", f"{PLAYER}, {WRITING}"),  # the text itself stands in the sidebar
    ],
)
def test_networks_that_read_to_their_end(page, pseudo, query, parts):
    page.goto(f"{pseudo.url}sequences?lang={CODE}&epochs=3&length=12&units=4&n_sequences=20&{query}")
    page.wait_for_function(SETTLED)
    open_groups(page)
    player = Player(page)
    page.locator('[data-do="play"]').click()
    player.wait("state === 'done'")
    page.locator('[data-chart="maps"] .nsewdrag').first.hover()
    expect(page.locator(".bp-tip")).to_be_visible()
    assert forgotten(page, parts) == []


@pytest.mark.parametrize("network", ["", "stop=5", "stop=8&n_units=2&from_unit=2", "stop=11", "output_weight=0"])
def test_a_walk_through_time(page, pseudo, network):
    page.goto(f"{pseudo.url}through_time?lang={CODE}&{network}")
    page.wait_for_function(SETTLED)
    page.locator(".st-key-time_fading .js-plotly-plot").wait_for()
    assert forgotten(page, "body") == []


def test_reviews_that_were_learned(page, pseudo):
    page.goto(f"{pseudo.url}reviews?lang={CODE}&{SMALL}")
    page.wait_for_function(SETTLED)
    page.locator(".st-key-reviews_start button").click()
    page.locator(".st-key-reviews_influence .js-plotly-plot").wait_for(timeout=120_000)
    page.wait_for_function(SETTLED)
    page.get_by_test_id("stExpander").first.locator("summary").click()
    page.get_by_test_id("stExpander").first.get_by_test_id("stNumberInput").first.wait_for()
    assert [text for text in forgotten(page, TOLD) if not words(text) <= READ] == []


def words(text):
    """What is said in no language of a text, in small letters."""
    return set(re.findall(r"[a-z]+", re.sub("⟦[^⟧]*⟧", " ", text.lower())))
