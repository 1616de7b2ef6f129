"""What every page opens with, and what the lessons end with, so that they read as one book."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.figures.enlarged import enlarged
from playground.languages import _, spoken
from playground.ui import share
from playground.ui.visit import language, projector

FORMAT, FORMATS = "chart_format", ("PNG", "SVG")
PROJECTED = 1.35  # times as large: about what the projector view's type is


def opening(
    question: str,
    answer: str,
    is_projected: bool = True,
    is_shared: bool = False,
    tools: Callable[[], None] = lambda: None,
) -> None:
    """The page's one question as its heading, and in a sentence or two where to look for the answer.

    A page that needs its height for a picture leaves the answer out of the projector view; one whose address says
    all that is on the screen can be shared. `tools` draws what else one may do, before that.
    """
    if st.context.is_embedded:  # the course page around it says what it is about
        if is_shared:
            share.button()
        return
    with st.container(key="opening", gap=None):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"### {question}", width="content")
            with st.container(horizontal=True, vertical_alignment="center", width="content", key="page_tools"):
                tools()
                if is_shared:
                    share.button()
                projector.button()
                language.menu()
        if is_projected or not projector.is_on():
            st.markdown(answer)


def chart(
    figure, key: str, alt: str, on_click: Callable[[], None] | None = None, has_camera: bool = False
) -> None:
    """A figure that changes only when a person asks, in the page's theme; `alt` says it in words.

    `on_click` is called with the point that was clicked in `st.session_state[key].selection`. A camera saves the
    figure in the format that is chosen; it is seen once one points at the figure, or always with `has_camera`.
    """
    if projector.is_on():
        figure = enlarged(figure, PROJECTED)
    symbols = spoken().symbols
    figure.update_layout(separators=symbols.decimal + symbols.group)
    form = st.session_state.get(FORMAT, FORMATS[0])
    image = {"format": form.lower(), "filename": key, "scale": 2 if form == "PNG" else 1}
    config = {"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": image}
    config["displayModeBar"] = True if has_camera else "hover"
    config |= {"locale": spoken().code, "locales": {spoken().code: {"dictionary": _words_of_plotly()}}}
    answer = {} if on_click is None else {"on_select": on_click, "selection_mode": "points"}
    st.plotly_chart(figure, key=key, theme="streamlit", config=config, alt=alt, **answer)


def _words_of_plotly() -> dict[str, str]:
    """What the camera on a chart is called: Plotly has it in English alone."""
    return {
        "Download plot as a PNG": _("Download plot as a PNG"),
        "Download plot": _("Download plot"),
    }


def choose_format() -> None:
    """What the cameras on the figures of all pages save."""
    st.segmented_control(
        _("The camera on a chart saves it as"),
        FORMATS,
        default=st.session_state.get(FORMAT, FORMATS[0]),
        required=True,
        key=FORMAT,
        persist_state="session",
    )


def style(path: Path, **texts: str) -> None:
    """A page's style; its rules say `texts` as variables, `content: var(--name)`."""
    words = "".join(f"--{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in texts.items())
    st.html(f"<style>{path.read_text(encoding='utf-8')} :root {{ {words} }}</style>")


def literal(text: str) -> str:
    """Text of a visitor's as it is, where Streamlit would take it for Markdown."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:.-])", r"\\\1", text)


def compared(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...], what: str = "") -> None:
    """Numbers from elsewhere beside our own: (name, one entry a column); `what` is the kind of thing named.

    "published" is what a tutorial or a paper prints. What only follows from its code or from arithmetic has a
    column that says so.
    """
    st.table([dict(zip((what, *columns), row, strict=True)) for row in rows])


def place(is_filled: object, width: str = "stretch") -> DeltaGenerator:
    """A container, or an empty place that becomes one: what stands below is not drawn anew and keeps the focus."""
    return st.container(width=width) if is_filled else st.empty()


def warn(problem: str | None, icon: str | None = None) -> None:
    """Say what is wrong, in a place that is there when nothing is wrong, too."""
    with place(problem):
        if problem:
            st.warning(literal(problem), icon=icon)


def try_this(*ideas: str) -> None:
    """What to do next, at the end of a page."""
    with st.container(key="try_this"):
        st.markdown(f"#### {_('Try')}")
        st.markdown("\n".join(f"- {idea}" for idea in ideas))
