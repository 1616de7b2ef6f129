"""A lesson leaves exactly the settings on its page that it names, also those in groups that were closed."""

import pytest
from playwright.sync_api import expect

from playground.lessons.lesson import Lesson
from playground.lessons.rules import read
from playground.lessons.runs import made_of
from playground.ui.guided.fields import keys, there
from playground.ui.lessons import which
from tests.browser.player import Player

AT_ONCE = 10  # settings
STATES = [
    ("live", {"dataset": "blobs", "optimizer": "momentum", "batch_norm": "true", "validation_size": "0.2"}),
    ("live", {"dataset": "xor", "activations": "tanh,relu", "dropouts": "0.1,0.2", "optimizer": "adam"}),
    ("vanishing", {"dataset": "blobs", "panel": "training", "depths": "3"}),
    ("sequences", {"task": "text", "length": "10", "units": "4", "n_sequences": "20"}),
    ("sequences", {"task": "adding", "length": "10", "units": "4", "n_sequences": "20"}),
]
CASES = [
    (page, query, names[first::parts])
    for page, query in STATES
    for names in [[name for group in there(page, made_of(page, query)).values() for name in group]]
    for parts in [-(-len(names) // AT_ONCE)]
    for first in range(parts)
]
# The keys of all widgets that can be seen among what is chosen, and buttons that have none.
SEEN = """() => [...document.querySelectorAll('.st-key-choices, [data-testid=stSidebarUserContent]')]
    .flatMap((e) => [...e.querySelectorAll('[data-testid=stElementContainer], [data-testid=stPopover]')])
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0)
    .filter((e) => e.matches('[data-testid=stPopover], :has(input, textarea, button, [role=slider])'))
    .map((e) => [...e.classList].find((name) => name.startsWith('st-key-'))?.slice(7) ?? e.textContent)"""
GONE = (
    ".st-key-group_fork",
    ".st-key-group_take_home",
    ".st-key-group_vanishing_take_home",
    ".st-key-group_sequences_take_home",
    ".st-key-vanishing_tables",
    ".st-key-bench_preset",
    ".st-key-sequence_preset",
    ".st-key-preset_watched",
    ".st-key-about_dataset",
    ".st-key-try_this",
    ".bp-place-toggle",
)


def lesson(page, link, controls=(), **run):
    prediction = {"ask": "How many?", "kind": "number", "measure": "train_loss", "within": 0.1, "high": 10.0}
    run = {"page": page, "link": link, "task": "Press Play.", "controls": list(controls)} | run
    table = {"title": "Mine", "question": "What?", "introduction": "Look."}
    return read(Lesson, table | {"rounds": [{"predictions": [prediction], "run": run}]})


def address(server, page, query, controls=(), **more):
    link = "&".join(f"{name}={text}" for name, text in query.items())
    name = which.name_of(lesson(page, link, controls))
    path = "" if page == "live" else page
    more = "".join(f"&{name}={text}" for name, text in more.items())
    return f"{server.url}{path}?{link}&{which.LESSON}={name}&{which.ROUND}=1{more}"


def open_run(page, url):
    page.goto(url)
    page.locator(".st-key-lesson_bar").wait_for()
    Player(page).stand()


def wanted(page, controls, seen):
    """The keys that are to be seen of these controls: of layers, those that there are."""
    known = [key for name in controls for key in keys(page, name)]
    return {key for key in known if key in seen}, [name for name in controls if not {*keys(page, name)} & {*seen}]


@pytest.mark.parametrize(("where", "query", "controls"), CASES, ids=str)
def test_just_those_are_there_that_are_named(page, server, where, query, controls):
    open_run(page, address(server, where, query, controls))
    page.wait_for_function(f"(count) => ({SEEN})().length >= count", arg=len(controls))
    seen = page.evaluate(SEEN)
    there_now, lacking = wanted(where, controls, seen)
    assert lacking == []
    assert {*seen} == there_now


@pytest.mark.parametrize(("where", "query"), STATES[1:4], ids=str)
def test_without_any_the_picture_has_the_whole_width(page, server, where, query):
    open_run(page, address(server, where, query))
    assert page.evaluate(SEEN) == []
    for selector in GONE:
        expect(page.locator(selector).filter(visible=True)).to_have_count(0)
    root = Player(page).root.bounding_box()
    assert root["x"] < 60
    assert root["width"] > 1280


def test_what_is_left_stands_beside_the_picture_as_always(page, server):
    open_run(page, address(server, "live", {"dataset": "xor"}, ["learning_rate"]))
    assert Player(page).root.bounding_box()["x"] > 300
    open_run(page, address(server, "live", {"dataset": "xor"}, ["dataset"]))
    assert Player(page).root.bounding_box()["x"] < 60
    assert page.evaluate(SEEN) == ["dataset"]


def test_a_group_that_is_closed_can_be_opened_again(page, server):
    open_run(page, address(server, "live", {"dataset": "xor"}, ["noise"]))
    group = page.locator(".st-key-group_data")
    group.get_by_role("slider", name="Noise").wait_for()
    group.locator("summary").click()
    expect(group.get_by_role("slider", name="Noise")).to_have_count(0)
    group.locator("summary").click()
    expect(group.get_by_role("slider", name="Noise")).to_be_visible()


def test_the_projector_view_has_what_stays(page, server):
    open_run(page, address(server, "live", {"dataset": "xor"}, ["dataset", "noise"], view="projector"))
    page.wait_for_function(f"() => ({SEEN})().length >= 2")
    assert {*page.evaluate(SEEN)} == {"dataset", "noise"}
    expect(page.locator(".st-key-group_training")).not_to_be_visible()
    for controls in ([], ["units"]):
        open_run(page, address(server, "sequences", STATES[4][1], controls, view="projector"))
        expect(page.get_by_test_id("stSidebar")).to_be_visible(visible=bool(controls))
        assert page.evaluate(SEEN) == [f"sequence_{name}" for name in controls]


def test_on_a_phone_the_way_to_other_pages_stays(page, server):
    page.set_viewport_size({"width": 390, "height": 844})
    open_run(page, address(server, "sequences", STATES[4][1]))
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("link", name="Lessons")).to_be_visible()
