"""The lesson builder, opened under AppTest, and what is filled into it."""

from playground.ui import site
from tests.pages.pages import run, whole_site


def opened(**query):
    """The page for teachers, after a visit of the playground with that address."""
    page = whole_site()
    page.query_params.update(query)
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
