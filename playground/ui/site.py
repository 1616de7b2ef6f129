"""The site around the pages: title, navigation."""

from pathlib import Path

import streamlit as st

from playground.ui import projector

FOLDER = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "style" / "icon.svg"
EMBEDDED = Path(__file__).parent / "style" / "embedded.css"

PAGES = {  # file in pages/: title
    "live": "Playground",
    "runs": "Runs",
    "data": "Data",
    "judging": "Judging",
    "sweep": "Search",
    "vanishing": "Vanishing gradients",
    "microscope": "Microscope",
    "hidden_layer": "Hidden layer",
    "chain_rule": "Chain rule",
    "gradient_descent": "Gradient descent",
    "perceptron": "Perceptron",
    "activations": "Activations and losses",
    "reviews": "Reviews",
    "recipes": "Recipes",
}


def show():
    """Show the page that the address asks for."""
    st.set_page_config(page_title="Backprop Playground", page_icon=ICON, layout="wide")
    st.logo(ICON, size="large")
    pages = [st.Page(FOLDER / f"{name}.py", title=title, default=name == "live") for name, title in PAGES.items()]
    page = st.navigation(pages, position="hidden" if st.context.is_embedded else "top")
    if st.context.is_embedded:
        st.html(EMBEDDED)
    projector.follow()
    page.run()
    projector.settle()
