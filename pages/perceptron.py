"""The perceptron: one unit that learns, first with a step, then with a line, then with a sigmoid."""

from playground.languages import _, mark
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.perceptron.corrections import rosenblatt
from playground.ui.perceptron.linear import linear
from playground.ui.perceptron.logistic import logistic
from playground.ui.tabs import tabs

TABS = {
    mark("1 · Perceptron"): rosenblatt,
    mark("2 · Linear regression"): linear,
    mark("3 · Logistic regression"): logistic,
}

opening(
    _("What can a single unit learn, and what can it never learn?"),
    _("It can learn what one straight line divides. Follow the line through each correction, then choose XOR."),
)
for title, tab in tabs(list(TABS), "perceptron_tab"):
    if tab.open:
        with tab:
            TABS[title]()
choose_format()
try_this(
    _("Step through AND. Which corrections turn the line, and which only shift it?"),
    _("Choose XOR and go through the circle: which answer does each correction spoil again?"),
    _(
        "Place points of your own, the classes closer together. The margin shrinks and the bound grows: do the "
        "corrections follow?"
    ),
    _(
        "In tab 2, the tutorial's line stops short of 5 and 3. Which learning rate arrives within the 50 epochs, "
        "which one explodes, and what changes when randn draws x?"
    ),
    _(
        "In tab 3, pull the clouds 6 apart: every point is right, and the weights still grow. What is there to "
        "gain?"
    ),
)
