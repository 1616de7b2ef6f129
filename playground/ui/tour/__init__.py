"""The tour of the playground: a button, and beside the controls of the page, one after another, what they are for.

It opens by itself once, for somebody who comes without a link; see `static/main.js`.
"""

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from playground.languages import LANGUAGES, _, speaking, spoken
from playground.ui.server.assets import TOUR_URL, player_url
from playground.ui.tour.stops import STOPS, Offer, Stop
from playground.ui.visit import carried

__all__ = ["STOPS", "button"]

KEY = "tour"
_ICON = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM10.8 5.2 9.2 9.2 5.2 10.8 6.8 6.8z"
_SCRIPT = f"""
const scripts = import(new URL("{TOUR_URL}/main.js", location.origin).href);

export default function ({{ parentElement, data, setTriggerValue }}) {{
  scripts.then(({{ update }}) => update(parentElement, data, setTriggerValue));
  return () => scripts.then(({{ leave }}) => leave(parentElement));
}}
"""


def _made(code):
    """The component in a language."""
    with speaking(code):
        name, about = escape(_("Tour")), escape(_("What is what on this page"))
    return st.components.v2.component(
        f"backprop_tour_{code}",
        html=f'<div class="bp-tour"><button type="button" class="bp-tour-button" title="{about}">'
        f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{_ICON}"/></svg><span>{name}</span></button></div>',
        js=_SCRIPT,
        isolate_styles=False,
    )


_components = {code: _made(code) for code in LANGUAGES}


def button(open_link: Callable[[Mapping[str, str]], None]) -> None:
    """The button that starts the tour; `open_link` shows what a link with a query shows."""

    def taken() -> None:
        name = st.session_state.get(KEY, {}).get("taken")
        offers = [stop.offer for known, stop in STOPS.items() if known == name and stop.offer and stop.offer.query]
        for offer in offers:  # none if no tour of ours says so
            open_link(offer.query)

    code = spoken().code
    data = {"stops": [_told(name, stop) for name, stop in STOPS.items()], "player": player_url(code)}
    _components[code](key=KEY, data=data, on_taken_change=taken)


def _told(name: str, stop: Stop) -> dict:
    """A stop as the browser is told of it."""
    return {
        **stop._asdict(),
        "name": name,
        "title": _(stop.title),
        "text": _(stop.text),
        "offer": stop.offer and _offered(stop.offer),
        "done": stop.done and stop.done._asdict(),
    }


def _offered(offer: Offer) -> dict:
    """An offer; a page that it leads to begins another visit, which is told what is chosen for all pages."""
    address = "&".join(filter(None, (offer.address, urlencode(carried.added({}))))) if offer.address else ""
    return {"title": _(offer.title), "query": dict(offer.query), "address": address}
