"""How far a person is goes into a link and comes back; what does not go with the lesson is refused."""

import pytest

from playground.lessons.packed import pack
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress, Ran
from tests.lessons.made import answers, lesson

LESSON = lesson()
FIRST, SECOND = answers(LESSON)
RUN = ["dataset=xor&hidden_sizes=none&epochs=12", 12]


def done():
    made = Progress(name="Ada", notes="Surprised.").with_answers(FIRST).with_run(LESSON.rounds[0].run.made, 12)
    return made.with_answers(SECOND)


def test_progress_goes_through_a_link():
    made = done()
    assert progress.read(LESSON, progress.write(made)) == made
    assert made.ran == (Ran("dataset=xor&hidden_sizes=none&epochs=12", 12),)


def test_nothing_done_needs_no_word():
    assert progress.write(Progress()) == ""


@pytest.mark.parametrize(
    "table",
    [
        {"answers": [FIRST[:2]]},  # one is missing
        {"answers": [[2, *FIRST[1:]]]},  # no such option
        {"answers": [[0, "many", FIRST[2]]]},
        {"answers": [[0, 0.5, [0.1, 0.2]]]},  # too few points
        {"answers": [[0, 0.5, [0.1, 0.2, 0.3, 0.4, float("inf")]]]},
        {"answers": 3},
        {"answers": [FIRST], "ran": [["dataset=moons", 12]]},  # another run
        {"answers": [FIRST], "ran": [["dataset=xor&hidden_sizes=none&epochs=12", 13]]},
        {"answers": [FIRST], "ran": [["dataset=xor&hidden_sizes=none&epochs=12", "12"]]},
        {"answers": [FIRST], "ran": [["nonsense=1", 1]]},
        {"answers": [FIRST], "ran": [RUN], "explained": 2},
        {"answers": [FIRST], "ran": [RUN], "explained": -1},
        {"ran": [RUN], "explained": 1},  # run before it was predicted
        [],
        "text",
    ],
)
def test_what_does_not_go_with_the_lesson_is_refused(table):
    with pytest.raises(ValueError, match="does not go with this lesson"):
        progress.read(LESSON, pack(table))


def test_a_run_counts_only_after_its_prediction():
    assert progress.read(LESSON, pack({"ran": [RUN]})).ran == ()


def test_texts_are_cut_where_they_are_too_long():
    assert len(progress.of(LESSON, {"notes": "x" * 9999}).notes) == progress.LONGEST
