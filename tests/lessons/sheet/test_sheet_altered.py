"""Answer sheets that were changed: by accident, by a text editor, and by somebody who makes a new code too."""

import json

import pytest

from playground.lessons.sheet import MOST_BYTES, SheetError, check, page, read
from playground.lessons.sheet.page import CLOSING, OPENING, code, data
from playground.lessons.sheet.sheet import of_table, table_of
from playground.lessons.solutions.page import page as solutions_page
from playground.lessons.student.progress import Progress
from tests.lessons.sheet.sheets import MEASURING, sheet_of

PAGE = page(sheet_of())
DATA = data(sheet_of())


def refused(text):
    """The sentence with which a page is refused."""
    with pytest.raises(SheetError) as refusal:
        read(text if isinstance(text, bytes) else text.encode())
    return str(refusal.value)


def forged(change):
    """The page of changed data, as one makes it who knows how: visible text and code go with the data."""
    table = json.loads(DATA)
    change(table)
    return page(of_table(table))


def coded(change):
    """The page as it was, with changed data and their code."""
    table = json.loads(DATA)
    change(table)
    text = json.dumps(table, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c").replace(">", "\\u003e")
    return PAGE.replace(DATA, text.replace("&", "\\u0026")).replace(code(DATA), code(text.replace("&", "\\u0026")))


def findings(text):
    return check(read(text.encode()), MEASURING)


def result(table, place, of_round=0):
    return table["outcomes"][of_round]["results"][place]


def test_a_number_changed_in_the_visible_text_alone():
    assert refused(PAGE.replace("<td>85.7%</td>", "<td>99.9%</td>", 1)) == (
        "The page was changed: it says “99.9%” where its data say “85.7%”."
    )


def test_a_link_changed_in_the_visible_text_alone():
    assert "The page was changed: it says “http" in refused(PAGE.replace("?dataset=moons", "?dataset=xor", 1))


def test_a_style_that_hides_something():
    assert refused(PAGE.replace("</style>", ".surprise{display:none}</style>")) == (
        "The page was changed: it does not look as its data say."
    )


@pytest.mark.parametrize(
    "changed", [DATA.replace("85.7%", "99.9%"), DATA.replace("Ada", "Bob"), DATA.replace('"epoch', '"Epoch')]
)
def test_data_that_do_not_go_with_the_code(changed):
    if changed == DATA:
        changed = DATA + " "
    said = refused(PAGE.replace(DATA, changed))
    assert f"The code on the page, {code(DATA)}, does not go with its data, whose code is {code(changed)}" in said


def test_another_code_alone():
    assert "AAAAA-AAAAA, does not go with its data" in refused(PAGE.replace(code(DATA), "AAAAA-AAAAA"))


def test_no_code():
    assert "which is missing" in refused(PAGE.replace('id="code"', ""))


def test_changed_data_with_their_code_do_not_go_with_the_page():
    said = refused(coded(lambda table: result(table, 0)["stated"][0].__setitem__(1, "99.9%")))
    assert said == "The page was changed: it says “85.7%” where its data say “99.9%”."


def test_a_number_forged_with_its_code_is_found_by_the_rerun():
    text = forged(lambda table: result(table, 0)["stated"][0].__setitem__(1, "99.9%"))
    assert findings(text) == ["Round 1: Training accuracy, measured: the sheet states 99.9%, measured is 85.7%."]


def test_a_prediction_forged_after_the_run_is_found_where_its_result_was_left():
    text = forged(lambda table: table["progress"]["answers"][0].__setitem__(0, 0))
    assert findings(text) == [
        "Round 1: “How many will be right?” is stated to be as predicted, and it is a surprise."
    ]


def test_a_number_predicted_otherwise_is_found_by_its_distance():
    text = forged(lambda table: table["progress"]["answers"][0].__setitem__(1, 0.5))
    assert findings(text) == ["Round 1: Off by a factor of: the sheet states 1.4, measured is 1.1."]


def test_a_line_drawn_otherwise_is_found_by_its_distance():
    text = forged(lambda table: table["progress"]["answers"][0].__setitem__(2, [0.1, 0.1, 0.1, 0.1]))
    assert any("Mean distance of the drawn line: the sheet states 0.0335" in said for said in findings(text))


def test_a_surprise_called_a_prediction_is_found():
    text = forged(lambda table: result(table, 1, 1).__setitem__("is_right", True))
    assert findings(text) == ["Round 2: “Outline it.” is stated to be as predicted, and it is a surprise."]


def test_a_picture_drawn_otherwise_is_found():
    def change(table):
        result(table, 2)["picture"]["heights"][0] = 1.9
        result(table, 0, 1)["picture"]["grid"] = ["0"] * 60

    said = findings(forged(change))
    assert said == [
        "Round 1: the picture of “Draw the loss.” is not what is measured.",
        "Round 2: the picture of “Draw its line.” is not what is measured.",
    ]


def test_a_goal_forged_is_found():
    text = forged(lambda table: table["outcomes"][1]["goals"][0].__setitem__(1, "100.0%"))
    assert findings(text) == [
        "Round 2: Goal: training accuracy at least 50.0%: the sheet states 100.0%, measured is 85.7%."
    ]


def test_words_about_the_run_forged_are_found():
    text = forged(lambda table: table["outcomes"][2]["verdicts"][0].__setitem__(1, "Great."))
    (said,) = findings(text)
    assert said == "Round 3: the sheet says “Great.”, and of what is measured one says “Well by 0.”."


def test_results_of_something_else_are_found():
    text = forged(lambda table: result(table, 0)["stated"].append(["Grade", "A"]))
    assert findings(text) == ["Round 1: what is stated is not what this lesson measures."]


def test_results_left_out_are_refused():
    said = refused(coded(lambda table: table["outcomes"][0]["results"].pop()))
    assert said.endswith("It has results of what did not run, or lacks some.")


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["progress"]["ran"][0].__setitem__(0, "dataset=xor&epochs=12"),
        lambda table: table["progress"]["ran"][0].__setitem__(1, 6),
        lambda table: table["progress"]["ran"][0].__setitem__(0, "nonsense=1"),
    ],
    ids=["another run", "another epoch", "no run"],
)
def test_a_link_that_is_not_the_round_s_is_refused(change):
    assert refused(coded(change)) == "Its data are not those of an answer sheet. It does not go with this lesson."


def test_a_run_with_goals_may_be_another_that_is_allowed_but_its_numbers_have_to_be_its_own():
    """Without controls only a later end is allowed."""
    text = forged(lambda table: table["progress"]["ran"][1].__setitem__(1, 3))
    assert any(said.startswith("Round 2: ") and "the sheet states" in said for said in findings(text))


def test_another_edition_is_said_and_its_data_are_checked():
    text = forged(lambda table: table.__setitem__("edition", "older"))
    said = findings(text.replace("<h1>", "<h1 >"))
    assert len(said) == 1
    assert said[0].startswith("Another edition of the playground wrote this sheet")


@pytest.mark.parametrize("end", [100, len(PAGE) // 2, PAGE.index(DATA) + 50, len(PAGE) - 10])
def test_a_page_that_was_cut(end):
    said = refused(PAGE[:end])
    assert said.startswith("It was cut" if end > 300 else "It is no answer sheet of a lesson")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "It is no answer sheet of a lesson: those are downloaded at the end of a lesson."),
        ("<!DOCTYPE html><html><body>Hello</body></html>", "It is no answer sheet of a lesson"),
        (solutions_page((), ""), "It is no answer sheet of a lesson"),
        (b"\xff\xfe\x00", "It is no answer sheet: it is not even text."),
        (b"x" * (MOST_BYTES + 1), "It has 1,048,577 bytes: an answer sheet has at most 1,048,576."),
        (PAGE + PAGE, "It holds more than one answer sheet."),
    ],
    ids=["empty", "alien", "solutions", "bytes", "large", "two"],
)
def test_what_is_no_answer_sheet(text, sentence):
    assert sentence in refused(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.pop("lesson"),
        lambda table: table.__setitem__("lesson", "own.nonsense"),
        lambda table: table.__setitem__("lesson", "one_unit"),
        lambda table: table.__setitem__("address", "javascript:alert(1)//"),
        lambda table: table.__setitem__("address", 7),
        lambda table: table.__setitem__("date", "yesterday"),
        lambda table: table.__setitem__("progress", []),
        lambda table: table.__setitem__("outcomes", 3),
        lambda table: table["outcomes"].pop(),
        lambda table: table["outcomes"][0].__setitem__("more", 1),
        lambda table: result(table, 0).__setitem__("stated", [["one"]]),
        lambda table: result(table, 2).__setitem__("picture", {"heights": "x"}),
        lambda table: result(table, 2)["picture"].__setitem__("high", 0),
        lambda table: result(table, 0, 1)["picture"].__setitem__("limits", [0, 0, 0, 0]),
        lambda table: result(table, 0, 1)["picture"].__setitem__("grid", ["xyz"]),
        lambda table: result(table, 0, 1)["picture"].__setitem__("limits", ["nan"] * 4),
    ],
)
def test_data_of_another_shape_are_refused_in_a_sentence(change):
    assert refused(coded(change)).startswith("Its data are not those of an answer sheet.")


@pytest.mark.parametrize("text", ["[]", "null", "3", "{", '{"a":' * 5000, "[" * 100_000])
def test_any_other_json_is_refused(text):
    said = refused(PAGE.replace(DATA, text).replace(code(DATA), code(text)))
    assert said.startswith("Its data are not those of an answer sheet.")


def test_a_page_whose_run_cannot_be_made_again_says_so():
    def fails(page, ran, wanted):
        raise ValueError("There are runs 1 to 1, not 2.")

    said = check(sheet_of(), MEASURING._replace(found=fails))
    assert said[0] == "Round 1 cannot be run again: There are runs 1 to 1, not 2."
    assert len(said) == 3


def test_the_page_of_nothing_is_a_sheet_too():
    sheet = sheet_of(Progress())
    assert read(page(sheet).encode()) == sheet
    assert table_of(sheet)["outcomes"] == []
    assert OPENING in page(sheet)
    assert CLOSING in page(sheet)
