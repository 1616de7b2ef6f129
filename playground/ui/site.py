"""The site around the pages: title, navigation."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from playground.languages import _, mark, spoken
from playground.ui.server.assets import player_url
from playground.ui.visit import carried, language, projector

FOLDER = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "style" / "icon.svg"
EMBEDDED = Path(__file__).parent / "style" / "embedded.css"
MARK = Path(__file__).parent / "style" / "menu.css"


class Entry(NamedTuple):
    """What a page is called, and the menu it stands in; without one it is always seen, before the menus."""

    title: str
    menu: str = ""


PAGES = {  # file in pages/: its entry; menus, and what is in them, come in the order of this list
    "live": Entry(mark("Playground")),
    "lessons": Entry(mark("Lessons")),
    "challenges": Entry(mark("Challenges"), mark("Learn more")),
    "recipes": Entry(mark("Recipes"), mark("Learn more")),
    "teaching": Entry(mark("Teaching"), mark("Learn more")),
    "data": Entry(mark("Data"), mark("Workflow")),
    "runs": Entry(mark("Runs"), mark("Workflow")),
    "judging": Entry(mark("Judging"), mark("Workflow")),
    "sweep": Entry(mark("Search"), mark("Workflow")),
    "chain_rule": Entry(mark("Chain rule"), mark("Foundations")),
    "gradient_descent": Entry(mark("Gradient descent"), mark("Foundations")),
    "perceptron": Entry(mark("Perceptron"), mark("Foundations")),
    "activations": Entry(mark("Activations and losses"), mark("Foundations")),
    "hidden_layer": Entry(mark("Hidden layer"), mark("Inside the network")),
    "microscope": Entry(mark("Microscope"), mark("Inside the network")),
    "vanishing": Entry(mark("Vanishing gradients"), mark("Inside the network")),
    "sequences": Entry(mark("Sequences"), mark("Recurrent networks")),
    "through_time": Entry(mark("Through time"), mark("Recurrent networks")),
    "reviews": Entry(mark("Reviews"), mark("Recurrent networks")),
}


def show(run):
    """Show the page that the address asks for; `run(page)` draws what is its own."""
    language.follow()
    st.set_page_config(page_title="Backprop Playground", page_icon=ICON, layout="wide")
    st.logo(ICON, size="large")
    menus = {}
    for name, entry in PAGES.items():
        page = st.Page(FOLDER / f"{name}.py", title=_(entry.title), default=name == "live")
        menus.setdefault(_(entry.menu), []).append(page)
    page = st.navigation(menus, position="hidden" if st.context.is_embedded else "top")
    st.html(EMBEDDED if st.context.is_embedded else marked(page.title))
    projector.follow()
    language.warn()
    run(page)
    carried.settle()
    st.html(links())  # last, where nothing moves for it


def marked(title):
    """A style by which the menu that holds a page looks as Streamlit lets a page's own link look while it is open.

    By itself Streamlit marks links alone, and those of a closed menu are not there.
    """
    menu_of = {_(entry.title): _(entry.menu) for entry in PAGES.values()}
    alone = [title for title, menu in menu_of.items() if not menu]
    beside = [*alone, *dict.fromkeys(filter(None, menu_of.values()))]  # what stands beside each other at the top
    place = beside.index(menu_of[title] or title) + 1
    return f"<style>{MARK.read_text().replace('PLACE', str(place)).replace('TITLE', title)}</style>"


def links():
    """Every page's link, not to be seen: programs look for them, and those of a closed menu are not there.

    Streamlit's own page learns here which language is spoken, and where its words in it are.
    """
    told = [f'<a href="{"./" if name == "live" else name}">{_(entry.title)}</a>' for name, entry in PAGES.items()]
    code = spoken().code
    about = f'data-language="{code}" data-words="{player_url(code)}/language/streamlit.js"'
    return f'<nav data-testid="bpNavLinks" {about} hidden>{"".join(told)}</nav>'
