"""The page that searches over settings, run by Streamlit without a browser, and left in the middle."""

import time
from functools import partial

import pytest

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.choices.sweep import Sweep
from playground.labs.sweep.presets import PRESETS
from playground.labs.sweep.search import search
from playground.labs.sweep.workers import WorkersError
from playground.recording.train import train
from playground.ui.sweep import running
from tests.browser.conftest import served
from tests.labs.sweep.processes import workers
from tests.labs.sweep.sweeps import LONG, SMALL, Here
from tests.pages.pages import button, run, whole_site
from tests.visit import visit

SECONDS = 60  # a slow machine is no failure


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Trainings happen in this process."""
    monkeypatch.setattr(running, "search", partial(search, workers=Here))


def opened(sweep=None, **query):
    page = run(whole_site())
    page.switch_page("pages/sweep.py")
    page.query_params.update((to_query(sweep) if sweep else {}) | query)
    return run(page)


def started(page):
    page.button(key="sweep_start").click()
    return run(page)


def chosen(page):
    return page.session_state["sweep_chosen"]


def text(page):
    return "\n".join(element.value for element in [*page.markdown, *page.caption]).replace("\\", "")


def test_it_opens_with_its_question_and_a_sweep_to_start():
    page = opened()
    assert chosen(page) == Sweep()
    assert dict(page.query_params) == {}
    assert page.pills(key="sweep_preset").value == "rates"
    assert "### Which settings learn best?" in text(page)
    assert "**12 cells**, one training each" in text(page)
    assert not page.warning


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_opens_and_can_be_linked(name):
    page = opened()
    page.pills(key="sweep_preset").set_value(name)
    run(page)
    assert chosen(page) == PRESETS[name].made
    assert page.pills(key="sweep_preset").value == name
    assert PRESETS[name].watch in text(page)
    again = opened(**page.query_params)
    assert chosen(again) == PRESETS[name].made
    assert not again.warning


def test_what_is_found_is_said_drawn_and_listed():
    page = started(opened(SMALL, folds="2", n_seeds="2"))
    assert "**12 cells x 2 folds x 2 seeds = 48 trainings**" in text(page)
    assert "on the rows that were left out is" in text(page)
    assert "the mean of 4 trainings from" in text(page)
    assert "On the test part, which had no say in the choice" in text(page)
    alts = [chart.proto.alt for chart in page.get("plotly_chart")]
    assert alts == [
        "Heat map of the mean accuracy over learning rate and optimizer.",
        "Parallel coordinates: 12 cells over 2 settings and their accuracy.",
    ]
    (frame,) = page.dataframe
    assert len(frame.value) == 12
    assert list(frame.value["mean score"]) == sorted(frame.value["mean score"], reverse=True)
    assert [one.label for one in page.button if one.key == "sweep_start"] == []


def test_a_single_training_is_not_said_to_tell_more_than_it_does():
    page = started(opened(SMALL))
    assert "from a single training: more seeds or folds would tell how much of that is chance" in text(page)


def test_a_cell_opens_as_a_run_whose_numbers_are_the_tables():
    page = started(opened(SMALL, n_samples="120"))
    best = page.dataframe[0].value.iloc[0]
    page.button(key="sweep_open").click()
    run(page)
    made = page.session_state["recording"].made
    assert (made.learning_rate, made.validation_size) == (float(best["learning_rate"]), 0.25)
    (*_, last) = train(made)
    assert last.validation_score == best["score"]
    assert last.validation_loss == best["loss"]


def test_the_playgrounds_experiment_can_be_searched():
    page = run(whole_site())
    page.query_params.update(dataset="moons", hidden_sizes="5,5", epochs="50", learning_rate_changes="3:0.5")
    run(page)
    page.switch_page("pages/sweep.py")
    run(page)
    button(page, "The playground's experiment").click()
    run(page)
    assert chosen(page).base == Experiment(dataset="moons", hidden_sizes=(5, 5), epochs=50)


def test_fields_are_added_with_values_and_typed_ones_are_taken():
    page = opened(SMALL)
    page.multiselect(key="sweep_names").set_value(["hidden_sizes", "batch_norm"])
    run(page)
    assert chosen(page).searched == (("hidden_sizes", ((3,), (4,), (8,))), ("batch_norm", (False, True)))
    page.session_state["sweep_values_hidden_sizes"] = ["3", "7,2"]
    run(page)
    assert chosen(page).searched[0] == ("hidden_sizes", ((3,), (7, 2)))
    assert "Moons" not in text(page)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("sweep_names", [], "Choose something to search over. The search stays what it was."),
        ("sweep_values_optimizer", [], "Choose a value for optimizer."),
        ("sweep_values_learning_rate", ["fast"], "learning_rate must be a number from 1e-06 to 100, not 'fast'."),
        ("sweep_values_learning_rate", ["1;2|x:1"], "not '1;2|x:1'."),
        ("sweep_n_seeds", 20, None),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(key, value, sentence):
    page = opened(SMALL)
    page.session_state[key] = value
    run(page)
    warnings = [warning.value.replace("\\", "") for warning in page.warning]
    if sentence is None:
        assert warnings == []
    else:
        assert sentence in warnings[0]
        assert chosen(page) == SMALL
        assert page.session_state[key] == value


def test_too_much_is_said_in_a_sentence():
    page = opened(SMALL, folds="10")
    page.number_input(key="sweep_n_seeds").set_value(20)
    run(page)
    assert "A sweep is up to 600 trainings" in page.warning[0].value.replace("\\", "")
    assert chosen(page).n_seeds == 1


def test_drawing_at_random_is_switched_on_and_off():
    page = opened(SMALL)
    page.toggle(key="sweep_is_drawn").set_value(True)
    run(page)
    assert chosen(page).draws == 20
    page.number_input(key="sweep_draws").set_value(5)
    run(page)
    assert "**5 cells**" in text(page)
    page.toggle(key="sweep_is_drawn").set_value(False)
    run(page)
    assert chosen(page).draws == 0


def test_a_wrong_link_is_said_in_sentences():
    page = opened(searched="nowhere:1", folds="99", n_seeds="<b>")
    assert len(page.warning) == 3
    assert chosen(page) == Sweep()


def test_a_change_starts_anew_and_coming_back_finds_what_was_found():
    page = started(opened(SMALL))
    page.number_input(key="sweep_epochs").set_value(6)
    run(page)
    assert len(page.dataframe) == 0
    page.number_input(key="sweep_epochs").set_value(5)
    run(page)
    assert len(page.dataframe) == 1
    page.switch_page("pages/live.py")
    run(page)
    page.switch_page("pages/sweep.py")
    run(page)
    assert len(page.dataframe) == 1
    assert chosen(page) == SMALL


def test_where_nobody_trains_it_is_said_and_what_is_finished_stays(monkeypatch):
    class Lost(Here):
        def __init__(self):
            self.left = 3

        def submit(self, train, training):
            self.left -= 1
            if self.left < 0:
                raise WorkersError("Nobody is there to train.")
            return super().submit(train, training)

    monkeypatch.setattr(running, "search", partial(search, workers=Lost))
    page = started(opened(SMALL))
    assert page.warning[0].value.replace("\\", "") == "Nobody is there to train."
    assert "3 of 12 cells are finished." in text(page)
    assert page.button(key="sweep_start").label == "Go on with the other 9"
    monkeypatch.setattr(running, "search", partial(search, workers=Here))
    assert "cells are finished" not in text(started(page))


def test_a_sweep_has_an_hour_and_can_go_on(monkeypatch):
    monkeypatch.setattr(running, "LONGEST", 0)
    page = started(opened(SMALL))
    assert "A sweep has an hour on this server" in page.warning[0].value.replace("\\", "")
    assert page.button(key="sweep_start").label.startswith("Go on with the other")


def test_every_training_that_diverges_is_said():
    diverging = Sweep(dataset="bumps", activation="relu", epochs=30, searched=(("learning_rate", (50, 100)),))
    page = started(opened(diverging))
    assert "Every training diverged: try smaller learning rates." in text(page)


def test_a_sweep_ends_when_its_visit_leaves_and_the_next_in_line_begins(tmp_path):
    """Real visits at a real server: the second waits for the first, which goes away in the middle."""
    query = "&".join(f"{name}={value}" for name, value in to_query(LONG).items())
    with served(tmp_path / "server.log") as server, visit(server.url) as second:
        with visit(server.url) as first:
            begin(first, query)
            (worker,) = wait_for(lambda: workers(server.pid))
            begin(second, query)
            heard = wait_for_words(second, "before yours")
            assert "1 sweep is before yours on this server" in heard
            assert workers(server.pid) == [worker]
        wait_for(lambda: worker not in workers(server.pid) and workers(server.pid))
        second.socket.close()
        wait_for(lambda: workers(server.pid) == [])


def begin(visitor, query):
    visitor.run("sweep", query=query)
    visitor.ask("sweep", query=query, sweep_start=True)


def wait_for(look):
    deadline = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def wait_for_words(visitor, words):
    for message in visitor.heard():
        element = message.delta.new_element
        if words in element.progress.text:
            return element.progress.text
    raise AssertionError(f"the page never said {words!r}")
