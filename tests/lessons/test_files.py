"""Lessons from files: a mistake is told in a sentence that names the file and the line where it is."""

import re

import pytest

from playground.lessons import files
from playground.lessons.challenge import Challenge
from playground.lessons.files import FileError, line_of, load, load_file, slug_of
from playground.lessons.lesson import Lesson

LESSON = '''title = "Half"
question = "How many?"
introduction = """
A text of several lines.
measure = "this is no key"
[[rounds]]
"""
further = [
    "Try more.",
    "Try less.",
]

[[rounds]]
explanation = "It guesses: {half}."
minutes = {predict = 2, run = 1}

[[rounds.predictions]]
ask = "How many are right?"
kind = "choice"
measure = "train_score"
options = [
    {text = "Half", below = 0.75},
    {text = "All", at_least = 0.75},
]

[[rounds.predictions]]
ask = "How large is the loss?"
kind = "number"
measure = "train_loss"
within = 0.1

[rounds.run]
page = "live"
link = "dataset=xor&epochs=5"
task = "Press Play."

[[numbers]]
name = "half"
round = 1
measure = "train_score"
written = "50%"
'''
CHALLENGE = """title = "Right"
question = "Can it?"
introduction = "Bring it there."
hints = ["Train it for longer."]
explanation = "It takes a while."
solution = "epochs=9"

[run]
page = "live"
link = "dataset=xor&epochs=1"
controls = ["epochs"]
task = "Press Play."

[[goals]]
measure = "train_score"
at_least = 0.9
"""


def line_number(text, line):
    """The number of the first line that begins so, inside texts of several lines aside."""
    without = re.sub(r'""".*?"""', lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    return without.count("\n", 0, re.search(f"^ *{re.escape(line)}", without, re.MULTILINE).start()) + 1


def message_of(tmp_path, text, made=Lesson):
    path = tmp_path / "07_half.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load_file(path, made)
    return str(caught.value)


MISTAKES = {
    "no TOML": ('question = "How many?"', 'question = "How many?', "this is no TOML", 'question = "How many?'),
    "a word without quotes": ('kind = "number"', "kind = number", "this is no TOML", "kind = number"),
    "unknown key": ('question = "How', 'quest = "How', "quest is not known here", "quest ="),
    "unknown key further in": ("within = 0.1", "with = 0.1", "with is not known here. What is: ask", "with ="),
    "missing key": ('task = "Press Play."\n', "", "task is missing here", "[rounds.run]"),
    "missing key at the top": ('title = "Half"\n', "", "title is missing here", "question ="),
    "wrong type": ('ask = "How large is the loss?"', "ask = 3", "ask must be a text", "ask = 3"),
    "no list": ("round = 1", "round = [1]", "round must be a whole number", "round ="),
    "unknown measure": (
        '"train_loss"',
        '"train_lost"',
        "measure must be one of train_score",
        'measure = "train_lost"',
    ),
    "a measure of another kind": (
        '"train_loss"',
        '"boundary"',
        "measure of a number must be",
        'measure = "boundary"',
    ),
    "a measure of another page": (
        '"train_loss"',
        '"value"',
        "value cannot be measured on the page",
        "[[rounds.predictions]]",
    ),
    "wrong link": ("dataset=xor&", "dataset=xyz&", "link: dataset must be one of", "link ="),
    "unknown key of a link": ("epochs=5", "epoch_number=5", "does not know epoch_number", "link ="),
    "unknown page": ('page = "live"', 'page = "life"', "page must be one of live", "page ="),
    "option without a text": ('text = "All", ', "", "text is missing here", "{at_least"),
    "option with a word for a number": (
        "at_least = 0.75",
        'at_least = "x"',
        "at_least must be a number",
        '{text = "All"',
    ),
    "options for a number": (
        'kind = "choice"',
        'kind = "number"',
        "A choice, and nothing else",
        'kind = "number"\nm',
    ),
    "text of a list": ('"Try less."', "7", "further must be a text", "7,"),
    "part of a table in a line": ("predict = 2", "predict = 0", "predict must be a whole number", "minutes ="),
    "number of a round that is none": (
        "round = 1",
        "round = 4",
        "half is of round 4, which is none",
        "[[numbers]]",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path, name):
    right, wrong, told, line = MISTAKES[name]
    assert LESSON.count(right) == 1
    text = LESSON.replace(right, wrong)
    where, _, what = message_of(tmp_path, text).partition(": ")
    assert where == f"07_half.toml, line {line_number(text, line)}"
    assert told in what
    assert what.endswith(".")


@pytest.mark.parametrize(
    ("right", "wrong", "told", "line"),
    [
        ("at_least = 0.9\n", "", "A goal is reached at_least or at_most", "measure ="),
        ('"epochs=9"', '"seed=9"', "seed can be set only where", "solution ="),
        ('hints = ["Train it for longer."]', "hints = []", "hints must be a list of 1 to 6, not 0", "hints ="),
        ('"train_score"', '"value"', "value cannot be measured on the page live", "[[goals]]"),
    ],
)
def test_so_is_one_in_a_challenge(tmp_path, right, wrong, told, line):
    text = CHALLENGE.replace(right, wrong)
    message = message_of(tmp_path, text, Challenge)
    assert message.startswith(f"07_half.toml, line {line_number(text, line)}: ")
    assert told in message


def test_what_is_right_is_read(tmp_path):
    (tmp_path / "02_half.toml").write_text(LESSON, encoding="utf-8")
    (tmp_path / "01_other.toml").write_text(LESSON.replace("Half", "Other", 1), encoding="utf-8")
    lessons = load(tmp_path, Lesson)
    assert list(lessons) == ["other", "half"]
    half = lessons["half"]
    assert half.further == ("Try more.", "Try less.")
    assert half.rounds[0].minutes.sum == 2 + 1 + 1 + 1
    assert half.says(half.rounds[0].explanation) == "It guesses: 50%."


def test_a_file_is_called_without_its_number():
    assert [slug_of(path) for path in sorted(files.SUBJECTS.glob("*.toml"))] == list(files.LESSONS)


def test_a_line_is_found_for_any_path():
    text = 'a.b = 1\n[[c]]\nd = [\n    "x",\n    "y",\n]\n[[c]]\nd = 2\n[c.e]\nf = 3\n'
    places = {("a", "b"): 1, ("c", 0): 2, ("c", 0, "d", 1): 5, ("c", 1, "d"): 8, ("c", 1, "e", "f"): 10}
    assert {path: line_of(text, path) for path in places} == places
    assert line_of(text, ("c", 1, "nowhere")) == 7
    assert line_of(text, ()) == 1
