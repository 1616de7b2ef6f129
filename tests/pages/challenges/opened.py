"""What the tests of challenges share: a challenge of theirs, its page, and the page where it is solved."""

from playground.choices.share import to_query
from playground.lessons.student.attempt import Attempt
from playground.ui.guided.around import ENTERED
from playground.ui.player import Recording
from tests.lessons.made_challenge import challenge, solving
from tests.pages.pages import run, whole_site, within_site

NAME, ONE = "of_the_tests", challenge()
START = ONE.run.made
SOLVED = Attempt().with_solution(ONE, solving(), 40, 33.0)
BENCH = {"page": "vanishing", "link": "depths=4", "task": "Play.", "controls": ["width"]}
EXPLANATION = "Hidden units draw a line each."


def opened(name=NAME, attempt=None, made=None, shown=0):
    """The page of one challenge; `made` is on the screen of its page at an epoch, if anything is."""
    page = within_site("challenges")
    page.query_params["challenge"] = name
    return run(prepared(page, attempt, made, shown))


def on_the_page(made=START, shown=0, attempt=None, query=None):
    """The page where it is solved, with its bar; `made` is on the screen at an epoch."""
    site = whole_site()
    for key, value in (query or to_query(made) | {"challenge": NAME}).items():
        site.query_params[key] = value
    return run(prepared(site, attempt, made, shown))


def prepared(page, attempt=None, made=None, shown=0):
    if attempt:
        page.session_state["challenges_attempts"] = {NAME: attempt}
    if made:
        page.session_state["recording"], page.session_state["link"] = Recording(made), to_query(made)
        page.session_state["recording"].shown = shown
        page.session_state[ENTERED] = ONE.run
    return page


def texts(page):
    told = [*page.markdown, *page.caption, *page.success, *page.warning]
    return "\n".join(one.value.replace("\\", "") for one in told)


def meters(page):
    return [(one.proto.value, one.proto.text) for one in page.get("progress")]


def links(page):
    return {one.proto.label: one.proto.query_string for one in page.get("page_link")}


def kept(page):
    return page.session_state.get("challenges_attempts", {}).get(NAME, Attempt())
