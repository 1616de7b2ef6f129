"""The bench before any training: what layers pass on, what comes back, and what theory expects."""

import re
from dataclasses import replace
from html import escape

import streamlit as st

from playground.data import prepare
from playground.figures.vanishing import layers as figures
from playground.figures.vanishing.maps import distribution_figure
from playground.labs.vanishing.start import at_start
from playground.labs.vanishing.theory import rules, theory
from playground.languages import _
from playground.recording.tables import csv_of_starts
from playground.ui.furniture import choose_format
from playground.ui.vanishing import figures as bench_figures


def show(recording):
    """Everything that can be known of the bench at epoch 0."""
    bench = recording.made
    titles = bench.said_titles
    starts, theories = _measured(repr(replace(bench, epochs=1)), bench)
    _cards(recording)
    st.markdown(f"#### {_('The gradient, layer by layer')}")
    bench_figures.show(
        figures.gradient_figure(
            titles,
            [start.delta_norms for start in starts],
            [start.grad_norms for start in starts],
            _lines(theories, "deltas", [start.delta_norms for start in starts]),
        ),
        "gradients",
        _("Size of the gradient by layer, one line a network: of the error sent back, and of the weights."),
        is_wide=True,
    )
    st.caption(_("The dashed lines are what theory expects of wide networks; layer 1 is next to the inputs."))
    left, right = st.columns(2)
    with left:
        st.markdown(f"#### {_('The signal on its way forward')}")
        bench_figures.show(
            figures.spread_figure(
                titles,
                [start.spread[:-1] for start in starts],
                [None if line is None else line[:-1] for line in _lines(theories, "spread")],
            ),
            "spread",
            _("Standard deviation of the activations by layer, one line a network, theory dashed."),
            is_wide=True,
        )
    with right:
        st.markdown(f"#### {_('Units that are stuck')}")
        bench_figures.show(
            figures.stuck_figure(titles, [start.dead for start in starts], [start.saturated for start in starts]),
            "stuck",
            _("Share of dead and of saturated units by hidden layer, one line a network."),
            is_wide=True,
        )
    st.markdown(f"#### {_('How the values are spread')}")
    bench_figures.show(
        distribution_figure(
            titles,
            [start.activations for start in starts],
            [start.deltas for start in starts],
            [start.gradients for start in starts],
        ),
        "distributions",
        _("For each network, layer by layer: the distribution of activations, of dC/dz and of dC/dW."),
        is_wide=True,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choose_format()
        st.download_button(
            _("Numbers as CSV"),
            lambda: csv_of_starts(bench.titles, starts),
            "vanishing-at-the-start.csv",
            on_click="ignore",
            icon=":material/download:",
        )


@st.cache_data(max_entries=20, show_spinner=False)
def _measured(key, _bench):
    """(`Start`s, `Theory`s or None) of a bench's lanes; `key` says all that the bench is."""
    prepared = prepare(_bench.lanes[0])
    return (
        [at_start(lane, prepared) for lane in _bench.lanes],
        [theory(lane, prepared.train.x) for lane in _bench.lanes],
    )


def _lines(theories, name, measured=None):
    """One line of each theory; those that are relative to the last layer start from what is measured there."""
    lines = [None if found is None else getattr(found, name) for found in theories]
    if measured is None:
        return lines
    return [line if line is None else line * last[-1] for line, last in zip(lines, measured, strict=True)]


def _cards(recording):
    """A card a network: what is found at the start, and the rules of thumb that apply."""
    found, bench = recording.verdicts_at(0), recording.made
    cards = [
        _card(title, color, verdicts, rules(lane))
        for title, color, verdicts, lane in zip(
            bench.said_titles, figures.LANE_COLORS, found, bench.lanes, strict=False
        )
    ]
    st.html(f'<div class="bench-cards">{"".join(cards)}</div>')


def _card(title, color, verdicts, thumb):
    said = "".join(
        f'<p title="{escape(found.rule)}"><span class="kind">{escape(found.title)}</span>'
        f"{_in_one_piece(found.text)}</p>"
        for found in verdicts
    )
    rules_said = "".join(f'<p class="rule">{_in_one_piece(sentence)}</p>' for sentence in thumb)
    return f'<div class="bench-card" style="--lane: {color}"><h4>{escape(title)}</h4>{said}{rules_said}</div>'


def _in_one_piece(text):
    """Text for HTML in which a line cannot break within 2e-6."""
    return re.sub(r"(?<=\de)-(?=\d)", "\N{MINUS SIGN}", escape(text))
