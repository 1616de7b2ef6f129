"""Links to runs side by side: to them and back, and whatever else stands in an address."""

import random
from functools import partial
from urllib.parse import parse_qsl, quote, urlencode

import pytest
import streamlit as st

from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceExperiment
from playground.choices.share import to_query
from playground.ui.runs import kept, links
from playground.ui.visit import problems
from tests.choices.sequence.drawing import drawn
from tests.choices.test_share import PIECES
from tests.choices.test_view import drawn_fork, drawn_view

DRAWN = (drawn_fork, partial(drawn, SequenceExperiment))


def said(title, run):
    """What a link says of a run; of one that reads rows it does not say so, as it never did."""
    reads = {} if run.reads == "rows" else {"reads": run.reads}
    return {"title": title} | reads | to_query(run)


class Address(dict):
    """`st.query_params` without a browser."""

    def to_dict(self):
        return dict(self)

    def from_dict(self, query):
        self.clear()
        self.update(query)


@pytest.fixture(autouse=True)
def address(monkeypatch):
    address = Address()
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", address)
    monkeypatch.setattr(kept, "keep", _keep)  # without training
    return address


def _keep(made, history):
    run = kept.Kept(len(kept.runs()) + 1, "", made, None, 0, 0, "test_loss", 1.0, 0.5, 0, (), None)
    kept.runs()[kept.identity(made)] = run


@pytest.mark.parametrize("seed", range(20))
def test_a_link_to_runs_and_back_is_the_same(seed, address):
    """400 comparisons of up to six runs of any kind, forks among them, with what is seen of them."""
    rng = random.Random(seed)
    for _ in range(20):
        st.session_state.clear()
        some = [rng.choice(DRAWN)(rng) for _ in range(rng.randint(1, 6))]
        runs = list({kept.identity(run): run for run in some}.values())  # one that ends elsewhere is the same run
        view = drawn_view(rng).within(max(run.epochs for run in runs))[0]
        told = (said(f"run {place}", run) for place, run in enumerate(runs, start=1))
        query = {f"run{place}": urlencode(one) for place, one in enumerate(told, start=1)}
        address.from_dict(query | to_query(view))
        links.follow()
        assert problems.noted(links.PROBLEMS) == []
        assert st.session_state[links.SEEN] == view
        assert [kept.runs()[key].made for key in st.session_state[links.CHOSEN]] == runs
        links.write(st.session_state[links.CHOSEN])
        written = {key: parse_qsl(text) for key, text in address.items() if key.startswith("run")}
        assert written == {key: parse_qsl(text) for key, text in query.items()}


@pytest.mark.parametrize("seed", range(20))
def test_no_link_whatever_raises(seed, address):
    """10,000 hostile addresses: what is wrong is a sentence."""
    rng = random.Random(seed)
    keys = [*links.KEYS, "run7", "epoch", "unit", "until", "speed", "curve", "table", "view", "\0", "🙂"]
    for _ in range(500):
        st.session_state.clear()
        noise = "".join(chr(rng.randrange(0xD7FF)) for _ in range(3))
        read = rng.choice(["reads=sequences", "reads=mars", "task=parity", "length=7", "text=ab", "cell=gru"])
        good = urlencode({"dataset": rng.choice(["moons", "mars", "table-x"]), "table": rng.choice(PIECES[:20])})
        pieces = [*PIECES, noise, quote(noise), "&", "=", "%", "%25", "title=", good, read, "reads=sequences&"]
        pieces = [piece.encode(errors="replace").decode() for piece in pieces]
        query = {key: "".join(rng.choices(pieces, k=rng.randint(0, 5))) for key in rng.sample(keys, 5)}
        address.from_dict(query)
        links.follow()
        assert all(isinstance(problem, str) for problem in problems.noted(links.PROBLEMS))
        links.write(st.session_state.get(links.CHOSEN, []))


def test_a_link_that_does_not_know_what_is_read_is_said_and_rows_are_taken():
    made, problems = links.read({"reads": "mars", "seed": "3"})
    assert made == Experiment(seed=3)
    (problem,) = problems
    assert problem.startswith("reads must be one of rows, sequences, not 'mars'.")
    assert problem.endswith("The default is used instead: rows.")


def test_what_only_rows_have_is_unknown_among_sequences():
    made, problems = links.read({"reads": "sequences", "dataset": "table-x", "cell": "gru"})
    assert made == SequenceExperiment(cell="gru")
    assert problems == ["This page does not know what the link means by 'dataset'. It is left alone."]
