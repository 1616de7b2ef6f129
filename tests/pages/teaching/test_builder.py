"""The lesson builder: a run, what stays, texts, predictions, a goal; a link that is the lesson."""

import random
import string
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from playground.lessons import files
from playground.lessons.lesson import Lesson
from playground.lessons.measured import measured
from playground.lessons.measures import share
from playground.lessons.rules import read
from playground.lessons.texts import with_numbers
from playground.lessons.toml_text import toml_of
from playground.ui.lessons import which
from playground.ui.own import shelf
from playground.ui.teaching.building.opening import LINK, PROBLEM
from playground.ui.teaching.building.starting import PASTED
from tests.lessons import drafted as made
from tests.pages.pages import run
from tests.pages.teaching.opened import click, complete, field, fill, go_to, links, opened, said


def lesson(page):
    """The lesson of the link on the page."""
    (link,) = links(page)
    return which.own_lesson(parse_qs(urlsplit(link).query)[which.LESSON][0])


def missing(page):
    return [line[2:] for text in page.markdown if text.value.startswith("- ") for line in text.value.splitlines()]


def paste(page, link):
    page.text_input(key=PASTED).set_value(link)
    return run(page)


def open_link(page, link):
    page.text_input(key=LINK).set_value(link)
    return run(page)


def test_it_says_what_is_missing_until_there_is_a_link():
    page = opened(dataset="xor", hidden_sizes="none", epochs="30")
    assert links(page) == []
    assert "Choose what is run." in missing(page)
    click(page, "Playground as it is now")
    assert "Say what students do there, such as: Press Play." in missing(page)
    complete(page)
    found = lesson(page)
    run_of_it = found.rounds[0].run
    assert (found.title, found.question, found.introduction) == ("Mine", "What?", "Look.")
    assert (run_of_it.page, run_of_it.query) == (
        "live",
        {"dataset": "xor", "hidden_sizes": "none", "epochs": "30"},
    )
    assert [option.text for option in found.rounds[0].predictions[0].options] == ["Half", "More"]
    fill(page, Title=" ")
    assert links(page) == []
    assert "Give the lesson a title." in missing(page)


def test_what_was_typed_stays_while_other_pages_are_looked_at():
    page = complete(click(opened(dataset="xor", epochs="30"), "Playground as it is now"))
    before = lesson(page)
    go_to(page, "live")
    go_to(page, "chain_rule")
    go_to(page, "teaching")
    assert lesson(page) == before
    assert field(page, "Answer 2").value == "More"


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
    assert query.items() <= parse_pairs(held["link"]).items()
    assert not {"epoch", "view", "lesson", "round", "embed"} & set(parse_pairs(held["link"]))


def parse_pairs(link):
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


def test_settings_stay_by_the_names_of_the_page():
    page = complete(paste(opened(), "?dataset=xor&epochs=20&optimizer=adam"))
    groups = {group.label: group for group in page.pills}
    assert list(groups) == ["Experiment", "Data", "Network", "Training", "Overfitting"]
    assert "Momentum" not in groups["Training"].options
    groups["Training"].set_value(["seed", "optimizer"])
    groups["Experiment"].set_value(["hidden_sizes"])
    assert lesson(run(page)).rounds[0].run.controls == ("hidden_sizes", "optimizer", "seed")
    groups = {group.label: group for group in page.pills}
    groups["Network"].set_value(["initializer", "biases", "generator"])
    groups["Data"].set_value(["noise", "n_samples", "features", "scaling", "test_size", "shuffle", "data_seed"])
    run(page)
    assert any("up to 12 settings, not 13" in sentence for sentence in said(page))
    assert links(page) == []


@pytest.mark.parametrize("kind", ["live", "vanishing", "sequences", "chain_rule"])
def test_every_page_can_be_taken_as_it_opens(kind):
    page = opened()
    page.button(key=f"builder_take_{kind}").click()
    complete_number(run(page))
    assert lesson(page).rounds[0].run.page == kind


def complete_number(page):
    """A lesson with a number to predict, which every page has."""
    fill(page, Title="Mine", Question="What?", Introduction="Look.", Task="Go.", Prediction_1="How large?")
    field(page, "Students").set_value("number")
    return run(page)


def measure(page):
    click(page, "Measure it now")
    (told,) = [text.value for text in page.markdown if text.value.startswith(("Measured", r"Measured"))]
    return told.replace("\\", "")


def test_a_choice_is_measured_and_the_right_answer_named():
    page = complete(paste(opened(), "?dataset=xor&hidden_sizes=none&epochs=20"))
    found = share(measured(lesson(page).rounds[0].run, "train_score"))
    assert measure(page) == f"Measured: **{found}** (training accuracy). With these answers, “Half” is right."
    field(page, "Answer 2: from (%)").set_value(70.0)
    run(page)
    assert said(page) == [
        "Whatever is measured, one answer has to be right. Now none holds for numbers from 65% up to 70%."
    ]
    assert links(page) == []


@pytest.mark.parametrize("kind", ["number", "line", "boundary"])
def test_other_kinds_are_measured_too(kind):
    page = paste(opened(), "?dataset=xor&hidden_sizes=none&epochs=20")
    complete_number(page)
    field(page, "Students").set_value(kind)
    run(page)
    assert measure(page).startswith("Measured: ")
    assert lesson(page).rounds[0].predictions[0].kind == kind


def test_of_several_networks_one_is_meant():
    page = complete_number(paste(opened(), "https://x.example/vanishing?depths=3&epochs=5"))
    field(page, "Of which").set_value("2")
    assert lesson(run(page)).rounds[0].predictions[0].of == "2"
    assert measure(page).startswith("Measured: ")


def test_another_run_is_measured_anew():
    page = complete(paste(opened(), "?dataset=xor&hidden_sizes=none&epochs=20"))
    measure(page)
    paste(page, "?dataset=linear&hidden_sizes=none&epochs=20")
    assert not any(text.value.startswith("Measured") for text in page.markdown)
    assert "“More” is right" in measure(page)


def test_a_goal_and_its_number():
    page = complete(paste(opened(), "?dataset=xor&hidden_sizes=none&epochs=20"))
    click(page, "Set a goal")
    field(page, "Goal (%)").set_value(90.0)
    page.pills[0].set_value(["hidden_sizes"])
    (goal,) = lesson(run(page)).rounds[0].goals
    assert (goal.measure, goal.at_least, goal.at_most) == ("train_score", 0.9, None)
    field(page, "Bound").set_value(False)
    (goal,) = lesson(run(page)).rounds[0].goals
    assert (goal.at_least, goal.at_most) == (None, 0.9)
    click(page, "Remove goal 1")
    assert lesson(page).rounds[0].goals == ()


def test_predictions_and_answers_come_and_go():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    click(page, "One answer more")
    fill(page, Answer_3="All")
    field(page, "Answer 2: below (%)").set_value(90.0)
    field(page, "Answer 3: from (%)").set_value(90.0)
    assert [one.text for one in lesson(run(page)).rounds[0].predictions[0].options] == ["Half", "More", "All"]
    click(page, "Ask for one more")
    assert "Ask what students should predict." in missing(page)
    click(page, "Remove prediction 2")
    assert len(lesson(page).rounds[0].predictions) == 1


def test_a_lesson_of_two_rounds():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    click(page, "Add a round")
    assert "Round 2: Choose what is run." in missing(page)
    assert field(page, "Title").value == "Mine"
    paste(page, "https://x.example/vanishing?depths=3")
    fill(page, Task="Look at layer 1.", Prediction_1="Which one?")
    field(page, "Students").set_value("number")
    assert [one.run.page for one in lesson(run(page)).rounds] == ["live", "vanishing"]
    page.segmented_control(key="builder_round").set_value(0)
    run(page)
    assert field(page, "Task").value == "Press Play."
    click(page, "Remove round 1")
    assert [one.run.page for one in lesson(page).rounds] == ["vanishing"]


@pytest.mark.parametrize("name", made.LESSONS)
def test_a_lesson_that_is_opened_comes_back_as_it_was(name):
    page = opened()
    open_link(page, f"http://x.example/lessons?lesson={which.name_of(made.LESSONS[name])}")
    assert said(page) == []
    assert lesson(page) == with_numbers(made.LESSONS[name])


@pytest.mark.parametrize("name", files.LESSONS)
def test_one_of_ours_can_be_changed(name):
    page = open_link(opened(), f"lessons?lesson={name}")
    assert lesson(page) == with_numbers(files.LESSONS[name])
    fill(page, Title="Mine")
    assert lesson(page) == replace(with_numbers(files.LESSONS[name]), title="Mine")


def test_a_file_is_opened_and_a_bad_one_told():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    page.file_uploader[0].set_value(("mine.toml", toml_of(made.LESSONS["a goal"]).encode(), "application/toml"))
    assert lesson(run(page)) == made.LESSONS["a goal"]
    for content, words in (
        (b"title = ", "mine.toml, line 1"),
        (b"\xff\xfe", "no text in UTF-8"),
        (b"title = 'x'\n" + b"#" * 100_000, "up to 100,000"),
        (b"title = 'x'\ncolour = 'red'", "mine.toml, line 2: colour is not known"),
    ):
        page.file_uploader[0].set_value(("mine.toml", content, "application/toml"))
        run(page)
        assert any(words in sentence for sentence in said(page))
        assert lesson(page) == made.LESSONS["a goal"]


@pytest.mark.parametrize(
    "link", ["http://x.example/", "lessons?lesson=own.x", "lessons?lesson=nothing", "http://[x"]
)
def test_a_link_of_no_lesson_is_told_and_changes_nothing(link):
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    before = lesson(page)
    open_link(page, link)
    assert len(said(page)) == 1
    assert lesson(page) == before
    assert PROBLEM not in page.session_state


def test_what_was_replaced_can_be_had_back():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    before = lesson(page)
    click(page, "Empty all fields")
    assert field(page, "Title").value == ""
    click(page, "Back to the one before")
    assert lesson(page) == before


def test_a_link_that_is_long_is_told_and_one_that_is_too_long_too():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    assert said(page) == []
    fill(page, Introduction=unpackable(1990))
    assert any("cut addresses of more than 2,000 letters" in sentence for sentence in said(page))
    assert 2000 < len(links(page)[0]) <= 2300
    fill(page, **{"Things to try, one a line": unpackable(600, seed=1)})
    assert any("Too long for a QR code" in caption.value for caption in page.caption)
    ideas = "\n".join(unpackable(1990, seed) for seed in range(1, 7))
    fill(page, **{"Things to try, one a line": ideas})
    assert any("too long for a link" in sentence for sentence in said(page))
    assert links(page) == []
    assert field(page, "Things to try, one a line").value == ideas


def unpackable(letters, seed=0):
    """A text that hardly becomes shorter when it is packed."""
    return "".join(random.Random(seed).choices(string.ascii_letters, k=letters))


def test_it_reads_back_whatever_is_downloaded():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    assert [one.label for one in page.get("download_button")] == ["Download as a lesson file"]
    assert files.read_text(toml_of(lesson(page)), "x.toml") == lesson(page)
    assert read(Lesson, made.ALL["a goal"]) == made.LESSONS["a goal"]
