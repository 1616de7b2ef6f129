"""What every page beside the playground opens and ends with, so that they read as one book."""

from collections.abc import Iterable

import streamlit as st


def opening(question: str, answer: str) -> None:
    """The page's one question as its heading, and in a sentence or two where to look for the answer."""
    st.markdown(f"### {question}")
    st.markdown(answer)


def chart(figure, key: str, alt: str | None = None) -> None:
    """A figure that changes only when a person asks, in the page's theme; `alt` says it in words."""
    st.plotly_chart(figure, key=key, theme="streamlit", config={"displayModeBar": False}, alt=alt)


def compared(rows: Iterable[tuple[str, str, str]]) -> None:
    """Published numbers beside our own: (what, published, here)."""
    st.table([{"": what, "published": published, "here": here} for what, published, here in rows])


def try_this(*ideas: str) -> None:
    """What to do next, at the end of a page."""
    st.markdown("#### Try")
    st.markdown("\n".join(f"- {idea}" for idea in ideas))
