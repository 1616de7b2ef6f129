"""The page that reads reviews, run by Streamlit without a browser, trained in this process."""

import re
from contextlib import contextmanager
from functools import partial

import pytest

from playground.choices.reviews import Reading
from playground.choices.share import to_query
from playground.data.reading import generated
from playground.data.reading.imdb import VARIABLE
from playground.engine.recurrent import CELLS
from playground.labs.reviews import training
from playground.labs.reviews.learning import learn
from playground.labs.reviews.presets import PRESETS
from playground.labs.sweep.workers import WorkersError
from playground.ui import site
from playground.ui.reviews import running, typing
from playground.ui.reviews.controls import FORM, LABELS
from tests.data.reading.files import write_keras
from tests.labs.reviews.readings import SMALL
from tests.labs.sweep.sweeps import Here
from tests.pages.pages import run, whole_site


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Training happens in this process, of which nothing is left."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(running, "learn", partial(learn, workers=Here))
    running._finished.clear()


def opened(reading=None, **query):
    page = run(whole_site())
    page.switch_page(str(site.FOLDER / "reviews.py"))
    page.query_params.update((to_query(reading) if reading else {}) | query)
    return run(page)


def trained(page):
    page.button(key="reviews_start").click()
    return run(page)


def chosen(page):
    return page.session_state["reviews_chosen"]


def text(page):
    found = [*page.markdown, *page.caption, *page.info, *page.warning]
    return "\n".join(element.value for element in found).replace("\\", "")


def typed(page, review):
    page.text_area(key=typing.TEXT).set_value(review)
    return run(page)


def alts(page):
    return [chart.proto.alt for chart in page.get("plotly_chart")]


def test_it_opens_with_its_question_and_says_which_reviews_it_is_on():
    page = opened()
    assert chosen(page) == Reading()
    assert dict(page.query_params) == {}
    assert page.pills(key="reviews_preset").value == "quick"
    assert "### What does a network make of “not bad at all”?" in text(page)
    assert "**Generated reviews.** Made by a program for this page: nobody wrote them." in text(page)
    assert f"The variable `{VARIABLE}` in the environment of the server says" in text(page)
    assert not page.warning
    assert alts(page) == []


def test_what_is_said_of_the_vocabulary_holds():
    assert "knows about 140 words" in text(opened())
    assert len(generated.vocabulary()) == pytest.approx(140, abs=5)


def test_every_field_has_a_widget_and_a_label():
    page = opened()
    assert set(LABELS) == set(FORM.names)
    assert all(FORM.key(name) in page.session_state for name in FORM.names)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_opens_and_can_be_linked(name):
    page = opened()
    page.pills(key="reviews_preset").set_value(name)
    run(page)
    assert chosen(page) == PRESETS[name].made
    assert PRESETS[name].watch in text(page)
    again = opened(**page.query_params)
    assert chosen(again) == PRESETS[name].made


def test_it_is_trained_judged_and_told_beside_counting_words():
    page = trained(opened(SMALL))
    assert "**Trained: 2 epochs, 10 updates.**" in text(page)
    assert re.search(r"\*\*[\d,]+ of the 5,000 test reviews are judged correctly\.\*\*", text(page))
    some, parts, counting = (table.value for table in page.table)
    assert list(some.index) == list(generated.reviews("test").texts[:8])
    assert list(parts.index) == ["training", "validation", "test"]
    assert list(parts["number"]) == ["160", "40", "5,000"]
    assert list(counting.index)[:2] == ["counts of words", "which words are there"]
    assert "are the same words, and to logistic regression" in text(page)
    course, confusion, line, bars = alts(page)
    assert course.startswith("Loss and accuracy over 10 updates:")
    assert confusion.startswith("Confusion of the test reviews:")
    assert line.startswith("Probability of praise over 7 words:")
    assert bars.startswith("Bars for 7 words:")
    assert [one for one in page.button if one.key == "reviews_start"] == []


def test_what_one_visit_has_trained_is_there_for_the_next():
    trained(opened(SMALL))
    assert "**Trained: 2 epochs" in text(opened(SMALL))
    assert "**Trained:" not in text(opened(SMALL, seed="1"))


@pytest.fixture(scope="module")
def ready():
    """A page on which a network has been trained, for typing alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "learn", partial(learn, workers=Here))
        running._finished.clear()
        yield trained(opened(SMALL))


@pytest.mark.parametrize(
    ("review", "sentence"),
    [
        ("", "There is no word in it yet: type one, or choose an example."),
        ("?! …", "There is no word in it yet"),
        ("zebra quux", "None of these words is known to the network"),
        ("the zebra was `quux` <b>", "all the same unknown word to it: “zebra”, “quux”, “b”."),
        ("bad film " * 1200, "Only the last 12 tokens of a review are read"),
        ("a1 b2 c3 d4 e5 f6 g7 h8 i9 the", "“g7”, “h8” and 1 more."),
        ("$x^2$ **bad** [a](b) 🙂", "praise**: the network takes it for"),
    ],
)
def test_whatever_is_typed_is_answered_in_sentences(ready, review, sentence):
    page = typed(ready, review)
    assert sentence in text(page)


def test_a_long_review_says_how_many_words_are_left_out(ready):
    assert "the first 2,388 words are left out." in text(typed(ready, "bad film " * 1200))


def test_an_example_is_put_into_the_field(ready):
    ready.pills(key=typing.EXAMPLE).set_value(typing.EXAMPLES[4])
    page = run(ready)
    assert page.text_area(key=typing.TEXT).value == typing.EXAMPLES[4]
    assert "Probability of praise over 11 words" in alts(page)[2]


@pytest.mark.parametrize("kind", typing.MARKS)
def test_words_are_marked_by_what_is_chosen_and_not_by_color_alone(ready, kind):
    typed(ready, "the <b>plot</b> was not bad")
    ready.segmented_control(key=typing.MARKED).set_value(kind)
    (marks,) = [one.value for one in run(ready).get("html") if 'class="review-marks"' in one.value]
    words = re.findall(r'<span class="(\w+)" style="--strength: \d+%">([^<]+)<small>([^<]+)</small>', marks)
    assert [word for _, word, _ in words][:7] == ["the", "b", "plot", "b", "was", "not", "bad"]
    for kind_of, _, number in words[:7]:
        if kind_of == "up":
            assert number.startswith("+")
        else:
            assert number.startswith("−") == (kind_of == "down")


def test_cancel_keeps_what_has_been_learned_and_it_goes_on(monkeypatch):
    def a_little(reading, learned):
        for _ in range(4):
            learned.state = training.go_on(reading, learned.state)
            yield True
        raise WorkersError("The process was lost.")

    monkeypatch.setattr(training, "SECONDS", 0)
    monkeypatch.setattr(running, "learn", a_little)
    page = trained(opened(SMALL))
    assert "The process was lost." in text(page)
    assert "**3 of 10 updates** are done, and what has been learned can be tried below" in text(page)
    assert "It has learned from 3 updates so far." in text(page)
    assert page.button(key="reviews_start").label == "Go on"
    monkeypatch.setattr(running, "learn", partial(learn, workers=Here))
    assert "**Trained: 2 epochs, 10 updates.**" in text(trained(page))


def test_a_training_has_an_hour(monkeypatch):
    monkeypatch.setattr(running, "LONGEST", 0)
    assert "A training has an hour on this server" in text(trained(opened(SMALL)))


def test_who_comes_second_waits(monkeypatch):
    class Line:
        @contextmanager
        def place(self):
            before = [1, 2]
            yield lambda: before.pop() if before else 0

    told = []
    monkeypatch.setattr("playground.ui.running.LOOK", 0)
    monkeypatch.setattr(running, "line", Line())
    monkeypatch.setattr(
        "streamlit.delta_generator.DeltaGenerator.progress", lambda bar, value, text: told.append(text)
    )
    trained(opened(SMALL))
    assert told[:2] == [
        "One training at a time: 2 trainings are before yours on this server",
        "One training at a time: 1 training is before yours on this server",
    ]
    assert told[2].startswith("Epoch 1 of 2, update 0 of 5")


def test_who_has_waited_for_the_same_does_not_train_it_again(monkeypatch):
    trained(opened(SMALL))
    done = dict(running._finished)
    running._finished.clear()

    def no_one(reading, learned):
        raise AssertionError("it is trained again")

    class Line:
        @contextmanager
        def place(self):
            running._finished.update(done)
            yield lambda: 0

    monkeypatch.setattr(running, "line", Line())
    monkeypatch.setattr(running, "learn", no_one)
    assert "**Trained: 2 epochs" in text(trained(opened(SMALL)))


def test_a_training_that_diverges_is_said():
    page = trained(opened(Reading(n_reviews=200, cell="relu_rnn", optimizer="sgd", learning_rate=10)))
    assert "**The loss was not finite any more after" in text(page)
    assert page.text_area.len == 0


def test_a_change_starts_anew_and_coming_back_finds_what_was_learned():
    page = trained(opened(SMALL))
    page.number_input(key="reviews_epochs").set_value(3)
    run(page)
    assert "**3 epochs** in batches of 32 reviews" in text(page)
    page.number_input(key="reviews_epochs").set_value(2)
    assert "**Trained: 2 epochs" in text(run(page))
    page.switch_page(str(site.FOLDER / "chain_rule.py"))
    page.query_params.clear()
    run(page)
    page.switch_page(str(site.FOLDER / "reviews.py"))
    run(page)
    assert chosen(page) == SMALL
    assert "**Trained: 2 epochs" in text(page)


@pytest.mark.parametrize(
    ("query", "sentence", "kept"),
    [
        ({"cell": "<b>"}, f"cell must be one of {', '.join(CELLS)}, not '<b>'.", {}),
        ({"n_tokens": "256", "batch_size": "1024"}, "are 16,777,216 states", {"n_tokens": 256}),
        ({"nonsense": "1"}, "This page does not know what the link means by 'nonsense'.", {}),
        ({"dataset": "own-123"}, "dataset must be one of generated, imdb", {}),
    ],
)
def test_a_wrong_link_is_said(query, sentence, kept):
    page = opened(**query)
    assert sentence in text(page)
    assert chosen(page) == Reading(**kept)


def test_too_large_a_batch_is_said_and_the_settings_stay():
    page = opened()
    page.number_input(key="reviews_n_tokens").set_value(256)
    page.select_slider(key="reviews_batch_size").set_value(256)
    run(page)
    assert "choose a smaller batch_size. The settings stay what they were." in text(page)
    assert chosen(page) == Reading()
    page.select_slider(key="reviews_batch_size").set_value(128)
    assert chosen(run(page)) == Reading(n_tokens=256, batch_size=128)


def test_where_the_real_reviews_are_not_here_it_is_said():
    page = opened(dataset="imdb")
    assert "**The real film reviews of IMDB** are not on this server" in text(page)
    assert [one for one in page.button if one.key == "reviews_start"] == []


def test_real_reviews_are_read_from_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(write_keras(tmp_path, 150, 30)))
    training._loaded.cache_clear()
    page = trained(opened(SMALL, dataset="imdb", n_words="500"))
    training._loaded.cache_clear()
    assert "They are read from imdb.npz." in text(page)
    assert "Counting words judges" in text(page)
    assert list(page.table[0].value["number"]) == ["120", "30", "150"]
    assert "praise**: the network takes it for" in text(typed(page, "word1 word2 word3"))


def test_a_damaged_file_is_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "imdb.npz").write_bytes(b"<script>alert(1)</script>")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "imdb.npz"))
    page = trained(opened(dataset="imdb"))
    assert "imdb.npz cannot be used. It is damaged, or no .npz file" in text(page)
    assert page.button(key="reviews_start").label == "Train"
