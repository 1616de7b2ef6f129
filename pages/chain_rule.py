"""Chain rule: a typed formula as a graph of numbers, forward and backward one node at a time."""

from playground.languages import _
from playground.ui.chain_rule import choices, controls
from playground.ui.chain_rule.shown import show
from playground.ui.furniture import choose_format, opening, try_this

opening(
    _("How does a derivative travel backward through a formula?"),
    _(
        "A formula is a graph of small steps. Forward, each node gets its value from the nodes before it. "
        "Backward, each gets its **gradient**, how fast the result moves when it moves: the gradient of the node "
        "after it times the **slope** on the edge between them, added up over all edges that leave it. Press "
        "**Step**."
    ),
    is_shared=True,
)
choices.begin()
chosen = controls.formula()
choices.keep(chosen)
show(chosen)
choose_format()
try_this(
    _("Step through `(x**2 + 1)**3` and say each gradient before you press **Step**. Why are two of them equal?"),
    _("Type `x*x + x`. Three edges leave `x`: what happens to the gradients that come back along them?"),
    _("In *One neuron*, raise `b` to 15 and go through all steps. Which slope keeps the gradients small?"),
    _(
        "In *Logistic loss*, compare the gradient at the input of the sigmoid with `p - y`. Does what you see "
        "hold for other `y` and `w`?"
    ),
    _("`relu(x)` has a corner at 0. What does backward say there, what does moving `x` both ways say, and why?"),
)
