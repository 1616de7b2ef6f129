"""The lesson builder: what is missing, what stays, goals and rounds, and a link that is the lesson."""

import random
import string

from playground.lessons import files
from playground.lessons.building.toml_text import toml_of
from playground.lessons.lesson import Lesson
from playground.lessons.rules import read
from tests.lessons.building import drafted as made
from tests.pages.pages import run
from tests.pages.teaching.opened import (
    click,
    complete,
    field,
    fill,
    go_to,
    lesson,
    links,
    missing,
    opened,
    paste,
    said,
)


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
