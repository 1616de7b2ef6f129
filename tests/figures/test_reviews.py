"""The figures of a training and of a text."""

import pytest

from playground.figures.reviews import MOST_NAMED, course_figure, influence_figure, word_by_word_figure


def by_role(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def test_the_course_has_loss_and_accuracy_of_training_and_validation():
    figure = course_figure([(5, 0.7, 0.5), (10, 0.4, 0.8)], [(0.5, 0.7), (0.3, 0.9)], 10)
    loss, accuracy = by_role(figure, "training")
    assert (list(loss.x), list(loss.y), list(accuracy.y)) == ([5, 10], [0.7, 0.4], [0.5, 0.8])
    loss, accuracy = by_role(figure, "validation")
    assert (list(loss.x), list(loss.y), list(accuracy.y)) == ([10, 20], [0.5, 0.3], [0.7, 0.9])
    assert {trace.line.dash for trace in (loss, accuracy)} == {"dash"}  # apart without color
    assert [trace.showlegend for trace in figure.data].count(True) == 2


def test_the_probability_begins_before_the_first_word():
    figure = word_by_word_figure(("not", "<b>"), 0.4, [0.2, 0.9])
    (line,) = figure.data
    assert list(line.y) == [0.4, 0.2, 0.9]
    assert list(line.hovertext) == ["(before)", "not", "&lt;b&gt;"]
    assert list(figure.layout.xaxis.ticktext) == ["(before)", "not", "&lt;b&gt;"]
    assert figure.layout.xaxis.tickangle == 0


def test_influences_are_bars_apart_without_color():
    figure = influence_figure(("not", "bad"), [1.0, -0.5], [2.0, -1.0], [0.3, 0.4])
    assert [list(bars.y) for bars in figure.data] == [[1.0, -0.5], [2.0, -1.0], [0.3, 0.4]]
    assert len({bars.marker.pattern.shape for bars in figure.data}) == 3
    assert list(figure.layout.xaxis2.ticktext) == ["not", "bad"]


@pytest.mark.parametrize("n_words", [1, 30, 200])
def test_many_words_are_named_as_far_as_they_fit(n_words):
    words = [f"word{place}" for place in range(n_words)]
    figure = word_by_word_figure(words, 0.5, [0.5] * n_words)
    assert 0 < len(figure.layout.xaxis.ticktext) <= MOST_NAMED
    assert len(figure.data[0].hovertext) == n_words + 1


def test_a_long_word_does_not_take_the_picture():
    figure = influence_figure(("a" * 5000,), [1.0], [1.0], [1.0])
    assert len(figure.layout.xaxis2.ticktext[0]) <= 12
    assert figure.layout.height < 700
