"""The site around the pages: title, navigation."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from playground.ui import projector

FOLDER = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "style" / "icon.svg"
EMBEDDED = Path(__file__).parent / "style" / "embedded.css"
MARK = Path(__file__).parent / "style" / "menu.css"


class Entry(NamedTuple):
    """What a page is called, and the menu it stands in; without one it is always seen, before the menus."""

    title: str
    menu: str = ""


PAGES = {  # file in pages/: its entry; menus, and what is in them, come in the order of this list
    "live": Entry("Playground"),
    "lessons": Entry("Lessons"),
    "challenges": Entry("Challenges", "Learn more"),
    "recipes": Entry("Recipes", "Learn more"),
    "teaching": Entry("Teaching", "Learn more"),
    "data": Entry("Data", "Workflow"),
    "runs": Entry("Runs", "Workflow"),
    "judging": Entry("Judging", "Workflow"),
    "sweep": Entry("Search", "Workflow"),
    "chain_rule": Entry("Chain rule", "Foundations"),
    "gradient_descent": Entry("Gradient descent", "Foundations"),
    "perceptron": Entry("Perceptron", "Foundations"),
    "activations": Entry("Activations and losses", "Foundations"),
    "hidden_layer": Entry("Hidden layer", "Inside the network"),
    "microscope": Entry("Microscope", "Inside the network"),
    "vanishing": Entry("Vanishing gradients", "Inside the network"),
    "sequences": Entry("Sequences", "Recurrent networks"),
    "through_time": Entry("Through time", "Recurrent networks"),
    "reviews": Entry("Reviews", "Recurrent networks"),
}


def show(run):
    """Show the page that the address asks for; `run(page)` draws what is its own."""
    st.set_page_config(page_title="Backprop Playground", page_icon=ICON, layout="wide")
    st.logo(ICON, size="large")
    menus = {}
    for name, entry in PAGES.items():
        page = st.Page(FOLDER / f"{name}.py", title=entry.title, default=name == "live")
        menus.setdefault(entry.menu, []).append(page)
    page = st.navigation(menus, position="hidden" if st.context.is_embedded else "top")
    st.html(EMBEDDED if st.context.is_embedded else mark(page.title))
    projector.follow()
    run(page)
    projector.settle()
    st.html(links())  # last, where nothing moves for it


def mark(title):
    """A style by which the menu that holds a page looks as Streamlit lets a page's own link look while it is open.

    By itself Streamlit marks links alone, and those of a closed menu are not there.
    """
    menu_of = {entry.title: entry.menu for entry in PAGES.values()}
    alone = [title for title, menu in menu_of.items() if not menu]
    beside = [*alone, *dict.fromkeys(filter(None, menu_of.values()))]  # what stands beside each other at the top
    place = beside.index(menu_of[title] or title) + 1
    return f"<style>{MARK.read_text().replace('PLACE', str(place)).replace('TITLE', title)}</style>"


def links():
    """Every page's link, not to be seen: programs look for them, and those of a closed menu are not there."""
    told = [f'<a href="{"./" if name == "live" else name}">{entry.title}</a>' for name, entry in PAGES.items()]
    return f'<nav data-testid="bpNavLinks" hidden>{"".join(told)}</nav>'
