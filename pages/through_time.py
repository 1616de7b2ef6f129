"""Through time: a recurrent network unrolled, and the error that walks back through it step by step."""

import streamlit as st

from playground.labs.through_time.unrolled import unroll
from playground.languages import _
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.through_time import choices, controls, fading, static, sums
from playground.ui.through_time.walk import walk

opening(
    _("How does an error travel back through time?"),
    _(
        "A recurrent network reads a sequence with the **same weights at every step**. Unrolled, it is a deep "
        "network, and the error walks back through it one time step after another. Press **Next**."
    ),
    is_shared=True,
)
choices.begin()
top = st.container()
controls.network()
chosen = choices.made()
choices.keep(chosen)
with top:
    controls.presets(chosen)
found = unroll(chosen)
walk(chosen, found)
sums.sums(chosen, found)
fading.show(found)
static.show(chosen, found)
choose_format()
try_this(
    _("In *It fades*, raise U to 1. The error still fades: which factor is to blame, and at which step most?"),
    _("In *It explodes*, change the activation to tanh. Why does the same U no longer explode?"),
    _("In *Tutorial B3*, find the step whose part of dC/dU is negative. Which of its two factors is?"),
    _("Make U negative. What happens to the signs of dC/dh on the way back?"),
    _("Take 3 units, linear, and a spectral radius of 1. What becomes of the length of the error, and why?"),
)
