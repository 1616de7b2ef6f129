"""A person who takes a lesson: predicts, sets what is to be set, plays to the end, compares, and reads why."""

import re

from playwright.sync_api import Locator, Page, expect

from playground.choices.bench import EXTRAS
from playground.choices.view import SPEEDS
from playground.engine.recurrent import CELLS
from playground.lessons.lesson import Round
from playground.lessons.prediction import Prediction
from playground.lessons.runs import query_of
from playground.recording.prepared import prepared_for
from playground.ui.form import UNITS
from playground.ui.guided.hiding import FORMS
from tests.browser.conftest import Server
from tests.browser.test_axe import SETTLED

TITLES = {name: title for name, (title, _) in EXTRAS.items()} | {name: cell.title for name, cell in CELLS.items()}
FASTEST = str(max(SPEEDS))
STEPS = 100  # of a slider, at most
DIGITS = 12  # of a number that is typed
LONGEST = 120_000  # milliseconds that a run may take


class Person:
    """Somebody in front of the site."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server

    def open(self, name: str) -> None:
        self.page.goto(f"{self.server.url}lessons?lesson={name}")
        expect(self.page.get_by_role("heading", name="Predict")).to_be_visible()

    def predict(self, of_round: Round, answers: list) -> None:
        """Give an answer to every prediction of a round, and keep them."""
        drawn = 0
        for prediction, answer in zip(of_round.predictions, answers, strict=True):
            if prediction.kind == "choice":
                option = prediction.options[answer].text
                group = self.page.get_by_role("radiogroup", name=prediction.ask)
                group.get_by_text(option, exact=True).click()
            elif prediction.kind == "number":
                field = self.page.get_by_label(prediction.ask)
                field.fill(f"{answer:.{DIGITS}g}")
                field.press("Enter")
            else:
                self.draw(of_round, prediction, self.page.get_by_test_id("drawn").nth(drawn), answer)
                drawn += 1
        keep = self.page.get_by_role("button", name=re.compile("^Keep my prediction"))
        expect(keep).to_be_enabled()
        keep.click()

    def draw(self, of_round: Round, prediction: Prediction, drawing: Locator, answer: list) -> None:
        """Draw along the points of an answer, by mouse."""
        drawing.scroll_into_view_if_needed()
        box = drawing.locator(".bp-drawn-frame").bounding_box()
        path = shares(of_round, prediction, answer)
        places = [(box["x"] + u * box["width"], box["y"] + (1 - v) * box["height"]) for u, v in path]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=4)
        self.page.mouse.up()
        expect(drawing).to_have_attribute("data-drawn", "")

    def run(self, of_round: Round) -> None:
        """Open the page, set what is to be set, play to the end, and come back."""
        self.page.get_by_role("link", name=re.compile("^Open (?!it again)")).click()
        bar = self.page.locator(".st-key-lesson_bar")
        expect(bar).to_contain_text(re.compile("Epoch 0 of|Step 0 of|Not yet"))
        for name, wanted in query_of(of_round.run.reach).items():
            self.page.wait_for_function(SETTLED)  # nobody is faster than the page
            self.set(of_round.run.page, name, wanted)
        expect(bar).to_contain_text(re.compile("Epoch 0 of|Step 0 of"))
        if of_round.run.page == "chain_rule":
            self.page.get_by_role("button", name="All", exact=True).click()
        else:
            self.page.get_by_label("Speed").select_option(FASTEST)
            self.page.get_by_role("button", name="Play").click()
        back = self.page.get_by_role("link", name="Compare with my prediction")
        back.wait_for(timeout=LONGEST)
        back.click()

    def set(self, page: str, name: str, wanted: str) -> None:
        """Set a control that the lesson leaves to what a link calls `wanted`."""
        key = UNITS.format(0) if name == "hidden_sizes" else FORMS[page].key(name)
        control = self.page.locator(f".st-key-{key}")
        control.scroll_into_view_if_needed()
        if control.get_by_test_id("stNumberInput").count():
            control.locator("input").fill(wanted)
            control.locator("input").press("Enter")
        elif control.get_by_test_id("stSelectbox").count():
            control.get_by_role("combobox").click()
            self.page.get_by_role("option", name=wanted, exact=True).click()
        elif control.get_by_role("slider").count():
            self.slide(control.get_by_role("slider"), wanted)
        else:
            for one in wanted.split(","):
                pill = control.get_by_role("button", name=TITLES.get(one, one), exact=True)
                if pill.get_attribute("data-selected") != "true":
                    pill.click()

    def slide(self, slider: Locator, wanted: str) -> None:
        slider.focus()
        for key in ("End", "Home", *["ArrowRight"] * STEPS):
            slider.press(key)
            if wanted in (slider.get_attribute("aria-valuetext"), slider.get_attribute("aria-valuenow")):
                return
        raise AssertionError(f"the slider has no {wanted}")

    def explain(self) -> None:
        """Read why it went like this."""
        self.page.get_by_role("button", name="Show the explanation").click()


def shares(of_round: Round, prediction: Prediction, answer: list) -> list[tuple[float, float]]:
    """The points of an answer as shares of the frame, from its lower left corner; an outline is closed."""
    if prediction.kind == "line":
        last, height = prediction.points - 1, prediction.high - prediction.low
        return [(place / last, (value - prediction.low) / height) for place, value in enumerate(answer)]
    (x0, x1), (y0, y1) = prepared_for(of_round.run.made.runs.experiments[0]).plane.limits
    path = [((x - x0) / (x1 - x0), (y - y0) / (y1 - y0)) for x, y in answer]
    return path if len(path) == 2 else [*path, path[0]]
