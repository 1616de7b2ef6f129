"""The site around the pages: title, navigation."""

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "icon.svg"
STYLE = Path(__file__).parent / "site.css"


def show():
    """Show the page that the address asks for."""
    st.set_page_config(page_title="Backprop Playground", page_icon=ICON, layout="wide")
    st.html(STYLE)
    st.navigation(
        [
            st.Page(PAGES / "playground.py", title="Playground", icon=":material/hub:", default=True),
        ]
    ).run()
