"""The lesson builder, opened under AppTest, and what is filled into it."""

from urllib.parse import parse_qs, urlsplit

from playground.ui import site
from playground.ui.lessons import which
from playground.ui.teaching.building.opening import LINK
from playground.ui.teaching.building.starting import PASTED
from tests.pages.pages import run, whole_site


def opened(**query):
    """The page for teachers, after a visit of the playground with that address."""
    page = whole_site()
    page.query_params.update(query)
    page.session_state["teaching_section"] = "builder"
    return go_to(run(page), "teaching")


def go_to(page, name):
    page.switch_page(str(site.FOLDER / f"{name}.py"))
    page.query_params.clear()  # as the navigation does
    return run(page)


def field(page, label):
    """The widget of that label, whatever kind it is."""
    kinds = ("text_input", "text_area", "number_input", "selectbox", "segmented_control", "button")
    (found,) = [one for kind in kinds for one in getattr(page, kind) if one.label == label]
    return found


def fill(page, **values):
    """Set widgets by their labels, `_` for a space, one after the other."""
    for label, value in values.items():
        field(page, label.replace("_", " ")).set_value(value)
        run(page)
    return page


def click(page, label):
    field(page, label).click()
    return run(page)


def complete(page):
    """A whole lesson about the run that is chosen: its texts, and a prediction of two answers."""
    fill(page, Title="Mine", Question="What?", Introduction="Look.", Task="Press Play.")
    fill(page, Prediction_1="How many?", Answer_1="Half", Answer_2="More")
    field(page, "Answer 1: below (%)").set_value(65.0)
    field(page, "Answer 2: from (%)").set_value(65.0)
    return run(page)


def links(page):
    """The links of lessons on the page: one, or none where something is missing."""
    return [code.value for code in page.code]


def said(page):
    return [one.value.replace("\\", "") for one in page.warning]


def lesson(page):
    """The lesson of the link on the page."""
    (link,) = links(page)
    return which.own_lesson(parse_qs(urlsplit(link).query)[which.LESSON][0])


def missing(page):
    return [line[2:] for text in page.markdown if text.value.startswith("- ") for line in text.value.splitlines()]


def paste(page, link):
    page.text_input(key=PASTED).set_value(link)
    return run(page)


def open_link(page, link):
    page.text_input(key=LINK).set_value(link)
    return run(page)


def complete_number(page):
    """A lesson with a number to predict, which every page has."""
    fill(page, Title="Mine", Question="What?", Introduction="Look.", Task="Go.", Prediction_1="How large?")
    field(page, "Students").set_value("number")
    return run(page)
