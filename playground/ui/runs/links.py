"""The runs that are side by side, in the address: `run1=title=...&dataset=spiral&...`, each a link of its own."""

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from playground.choices.rules import Choice, ExperimentError
from playground.choices.runs import MOST_RUNS
from playground.choices.share import from_query, to_query
from playground.choices.view import View
from playground.languages import _
from playground.ui.own import links as own_links
from playground.ui.own.shelf import is_foreign
from playground.ui.runs import kept
from playground.ui.runs.kinds import KINDS
from playground.ui.visit import carried, problems
from playground.ui.visit.address import unknown, without_view

KEYS = tuple(f"run{place}" for place in range(1, MOST_RUNS + 1))
TITLE, READS = "title", "reads"
ROWS = "rows"  # what a run reads whose link does not say it
LONGEST_TITLE = 40  # letters
_WRITTEN, PROBLEMS, CHOSEN, SEEN = "runs_link", "runs_problems", "runs_chosen", "runs_seen"


def follow():
    """Choose the runs that a new link names; those that the visit lacks are added to it, not trained yet."""
    address = st.query_params.to_dict()
    ours = {key: value for key, value in address.items() if key in KEYS}
    if not ours:
        problems.note(PROBLEMS, unknown(address, KEYS))
    if st.session_state.get(_WRITTEN, {}) == ours or not ours:
        return
    chosen, wrong = [], []
    for key in filter(ours.get, KEYS):
        query = dict(parse_qsl(ours[key][:100_000], keep_blank_values=True, max_num_fields=200))
        experiment, found = read(query)
        wrong += [f"{key}: {problem}" for problem in found]
        if experiment is not None:
            chosen.append(kept.note(experiment, query.get(TITLE, "")[:LONGEST_TITLE]))
    chosen = list(dict.fromkeys(chosen))
    last = max((kept.runs()[one].made.epochs for one in chosen), default=0)
    view, problems_of_view = from_query(address, View)
    view, more = view.within(last)
    more = problems_of_view + more
    st.session_state.update({CHOSEN: chosen, SEEN: view, _WRITTEN: ours})
    problems.note(PROBLEMS, [*wrong, *more, *unknown(address, KEYS)])


def read(query):
    """`(the experiment or None, problems)` of one run of a link."""
    kind, problems = _kind(query)
    if kind is KINDS[ROWS] and is_foreign(query.get("dataset", "")):
        told = own_links.read(query.get(own_links.KEY, ""))
        text = _(
            "This run needs the table {file}. Bring it on the Data page, then open the link again."
            if told
            else "This run needs a table that its owner has. Bring it on the Data page, then open the link again."
        )
        return None, [text.format(file=told.file) if told else text]
    known = {TITLE, READS, own_links.KEY}
    experiment, more = from_query(query, kind.made)
    return experiment, problems + more + unknown(query, known | set(experiment.__dataclass_fields__))


def _kind(query):
    """`(Kind, problems)` of one run of a link."""
    try:
        return KINDS[Choice(KINDS).parse(READS, query.get(READS, ROWS))], []
    except ExperimentError as error:
        return KINDS[ROWS], [
            _("{error} The default is used instead: {default}.").format(error=error, default=ROWS)
        ]


def write(keys):
    """Put the runs that are chosen into the address."""
    query = {}
    for place, key in zip(KEYS, keys, strict=False):
        query[place] = urlencode(_written(kept.runs()[key]), safe=",")
    now = without_view(st.query_params.to_dict())
    others = {key: value for key, value in now.items() if key not in KEYS}
    if now != (wanted := carried.added(query | others)):
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = query


def _written(run):
    """What a link says of one run."""
    made = run.made
    reads = {} if made.reads == ROWS else {READS: made.reads}
    return {TITLE: run.title} | reads | to_query(made) | own_links.written(made.dataset)
