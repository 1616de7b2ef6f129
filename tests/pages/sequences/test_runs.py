"""What the page of runs does with networks that read sequences: listed, opened, forked, compared, linked."""

from urllib.parse import parse_qsl, urlencode

import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query, to_query
from playground.trainers.recorded import identity
from playground.ui.player import Recording
from tests.pages.pages import button, players, run, whole_site
from tests.pages.test_runs import MOONS, opened

READ = SequenceBench(cells=("rnn", "lstm"), length=6, units=4, n_sequences=20, epochs=60)
RNN, LSTM = READ.experiments


def read(bench=READ, epochs=20):
    """The site with networks behind it that read sequences side by side, its page of runs open."""
    site = run(whole_site())
    site.query_params.clear()
    site.query_params.update(to_query(bench))
    site.switch_page("pages/sequences.py")
    run(site)
    site.session_state["sequence_recording"].history.extend(epochs)
    site.query_params.clear()
    site.switch_page("pages/runs.py")
    return run(site)


def link_of_sequences(*experiments, **more):
    said = [{"title": f"mine {place}", "reads": "sequences"} for place, _ in enumerate(experiments, start=1)]
    told = [urlencode(one | to_query(made), safe=",") for one, made in zip(said, experiments, strict=True)]
    return {f"run{place}": text for place, text in enumerate(told, start=1)} | more


def test_networks_that_read_sequences_are_listed_each_by_itself():
    page = read()
    rows = page.dataframe[0].value.to_dict("records")
    assert [row["what was trained"] for row in rows] == [
        "Adding problem, length 6 · LSTM, 4 units · Adam, rate 0.01",
        "Adding problem, length 6 · RNN, tanh, 4 units · Adam, rate 0.01",
    ]
    assert [row["epochs"] for row in rows] == [20, 20]
    assert all(row["score there"].startswith("R² ") for row in rows)
    assert all(row["loss there"].endswith(" (test)") for row in rows)


@pytest.mark.parametrize("which", ["best", "last"])
def test_a_network_that_read_sequences_opens_on_their_page(which):
    page = read()
    last = page.session_state["kept_runs"][identity(LSTM)]
    page.button(key=f"run_open_{which}").click()
    run(page)
    recording = page.session_state["sequence_recording"]
    assert recording.made == SequenceBench.of(LSTM)
    assert recording.shown == (last.best if which == "best" else last.head)
    assert recording.history.head == 20
    assert players(page) == 1
    assert page.session_state["sequence_cells"] == ["lstm"]
    assert page.query_params["cells"] == "lstm"


def test_of_a_network_that_read_sequences_the_rate_is_forked():
    page = read()
    assert "fork_optimizer" not in {box.key for box in page.selectbox}
    page.number_input[0].set_value(12)
    page.selectbox(key="fork_learning_rate").set_value(0.1)
    run(page)
    button(page, "Fork and open it on the Sequences page").click()
    run(page)
    recording, fork = page.session_state["sequence_recording"], LSTM.with_rate_from(12, 0.1)
    assert recording.made == SequenceBench.of(fork)
    assert recording.shown == 12
    assert page.session_state["sequence_learning_rate"] == 0.1
    assert any("A fork: until epoch 12 it is Run 2." in one.value for one in page.markdown)
    recording.history.extend(30)
    button(page, "Compare the two").click()
    run(page)
    assert list(page.dataframe[0].value["epochs"]) == [30, 20, 20]  # what was trained on its page is known here
    page.query_params.clear()
    page.switch_page("pages/runs.py")
    run(page)
    assert list(page.dataframe[0].value["epochs"]) == [30, 20, 20]
    page.multiselect(key="runs_chosen").set_value([identity(fork)])
    run(page)
    assert any("A fork: until epoch 12 it is Run 2." in one.value for one in page.markdown)
    button(page, "Compare the two").click()
    run(page)
    assert page.session_state["runs_recording"].made.experiments == (LSTM, fork)


def test_networks_that_read_the_same_play_side_by_side():
    page = read()
    page.multiselect(key="runs_chosen").set_value([identity(RNN), identity(LSTM)])
    run(page)
    assert players(page) == 1
    recording = page.session_state["runs_recording"]
    assert recording.made.experiments == (RNN, LSTM)
    assert (recording.shown, recording.history.head) == (20, 20)
    table = page.table[0].value
    assert list(table.loc["Cell"]) == ["**RNN, tanh**", "**LSTM**"]
    assert list(table.loc["Task"]) == ["Adding problem", "Adding problem"]
    again = dict(parse_qsl(page.query_params["run2"]))
    assert again["reads"] == "sequences"
    assert from_query(again, type(LSTM)) == (LSTM, [])


def test_a_link_to_networks_that_read_sequences():
    page = opened(**link_of_sequences(RNN, LSTM, epoch="7", log="true"))
    assert not page.warning
    recording = page.session_state["runs_recording"]
    assert recording.made.experiments == (RNN, LSTM)
    assert recording.made.titles == ("mine 1", "mine 2")
    assert (recording.shown, recording.seen.log) == (7, True)
    assert players(page) == 1


def test_what_cannot_be_watched_side_by_side_is_compared_all_the_same():
    mixed = link_of_sequences(LSTM) | {"run2": urlencode(to_query(MOONS), safe=",")}
    page = opened(**mixed)
    assert players(page) == 0
    assert [info.value for info in page.info] == [
        "A network that reads sequences and one that reads rows have no picture in common: the table alone "
        "compares them. Choose runs of one kind to watch them side by side."
    ]
    table = page.table[0].value
    assert list(table.loc["Dataset"]) == ["**–**", "**Moons**"]
    assert list(table.loc["Cell"]) == ["**LSTM**", "**–**"]


def test_networks_with_other_units_are_compared_by_the_table():
    other = SequenceBench.of(RNN.with_epochs(30)).experiments[0]
    page = opened(**link_of_sequences(LSTM, type(RNN)(units=5, text="ab " * 400, task="text", length=6), other))
    assert players(page) == 0
    assert "“Task” and “Units”" in page.info[0].value
    assert page.table[0].value.loc["Text"].iloc[1].endswith(" …**")


def test_several_kinds_are_in_one_table():
    page = read()
    recording = Recording(MOONS)
    recording.history.extend(9)
    page.session_state["recording"] = recording
    run(page)
    assert list(page.dataframe[0].value["epochs"]) == [9, 20, 20]
    assert page.dataframe[0].value["score there"].iloc[0].endswith("%")
