"""What is asked about is measured while a lesson is built."""

import pytest

from playground.lessons.measuring.measured import measured
from playground.lessons.measuring.measures import share
from tests.pages.pages import run
from tests.pages.teaching.opened import click, complete, complete_number, field, lesson, links, opened, paste, said


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
