"""Gradient descent: where does following the slope downhill lead?"""

from playground.languages import _, mark
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.gradient_descent.choices import begin
from playground.ui.gradient_descent.curve import one_variable
from playground.ui.gradient_descent.surface import surfaces
from playground.ui.tabs import tabs

TABS = {mark("One variable"): one_variable, mark("Surfaces"): surfaces}

opening(
    _("Where does following the slope downhill lead?"),
    _(
        "The slope says which way is up, and how steep. Take a step the other way, look again, repeat: that is "
        "all training does. Too short a step crawls, too long a step explodes."
    ),
)
begin()
for title, tab in tabs(list(TABS), "descent_tab"):
    if tab.open:
        with tab:
            TABS[title]()
choose_format()
try_this(
    _("Press 0.9, then 1.0, then 1.1 and walk along the first steps: what turns a zigzag into an explosion?"),
    _("In the double well, start at 0.1 and then at −0.1. Where does each end, and which end is lower?"),
    _(
        "On the bumpy curve, SGD at 0.1 stops in the first valley. Which optimizer, at which rate, crosses the "
        "bumps to the middle?"
    ),
    _(
        "Race in the ravine and raise the rate: from which one on does SGD leave the picture, and in which "
        "direction?"
    ),
    _(
        "Start on the saddle at y = 0 and then at y = 0.1. Where does SGD end each time, and what is the level "
        "place in the middle?"
    ),
)
