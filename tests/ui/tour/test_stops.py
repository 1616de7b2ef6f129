"""What the stops say and offer is true."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from playground.choices.share import from_query
from playground.choices.view import View
from playground.lessons.files import SUBJECTS, slug_of
from playground.recording.history import History
from playground.ui import tour
from playground.ui.tour.stops import SPIRAL, STOPS
from tests.pages.pages import run, whole_site

LEARNED = 0.95
LONG_ENOUGH = 10  # seconds of playing: well under a third of the minute that a newcomer has
OFFERS = {name: stop.offer for name, stop in STOPS.items() if stop.offer}


def components(page):
    return [part.proto.component_name for part in page.get("bidi_component")]


def test_the_spiral_is_learned_while_somebody_watches():
    history = History(SPIRAL)
    history.extend(SPIRAL.epochs)
    scores, speed = history.series("train_score"), int(View().speed)
    learned = next(epoch for epoch, score in enumerate(scores) if score >= LEARNED)
    assert speed < learned < LONG_ENOUGH * speed, "there is something to be watched, and soon something to be seen"
    assert min(scores[learned:]) >= LEARNED, "whoever pauses later sees less"
    assert history.series("test_score")[-1] >= LEARNED


def test_what_is_set_up_is_what_its_link_says():
    assert from_query(dict(OFFERS["data"].query)) == (SPIRAL, [])


def test_the_lesson_is_one_of_ours():
    (name,) = parse_qs(urlsplit(OFFERS["lesson"].address).query)["lesson"]
    assert name in map(slug_of, SUBJECTS.glob("*.toml"))


@pytest.mark.parametrize("name", STOPS)
def test_a_stop_is_read_at_a_glance_and_stands_at_a_side(name):
    stop = STOPS[name]
    assert 5 <= len(stop.text.split()) <= 50
    assert not re.search(r"[!;—]|\w\s*\(", stop.title)
    assert "!" not in stop.text
    assert stop.side in ("bottom", "right", "left", "top")
    assert bool(stop.offer and stop.offer.query) + bool(stop.offer and stop.offer.address) == bool(stop.offer)


def test_the_button_is_on_the_playground_alone():
    page = run(whole_site())
    assert components(page).count("backprop_tour_en") == 1
    page.switch_page("pages/chain_rule.py")
    assert "backprop_tour_en" not in components(run(page))


@pytest.mark.parametrize("taken", ["data", "play", "lesson", "nonsense", "", None, ["data"], {"name": "data"}])
def test_only_what_a_stop_offers_is_taken(taken, monkeypatch):
    opened = []
    monkeypatch.setitem(tour._components, "en", lambda on_taken_change, **_: on_taken_change())
    monkeypatch.setattr(tour.st, "session_state", {tour.KEY: {"taken": taken}})
    tour.button(opened.append)
    assert opened == ([OFFERS["data"].query] if taken == "data" else [])
