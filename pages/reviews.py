"""Reviews: a network reads a review word by word and says how likely it is praise."""

import streamlit as st

from playground.languages import _
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.reviews import controls, results, running, typing, which
from playground.ui.visit import problems, session

linked = session.follow_link(controls.FORM.have_changed(), controls.PLACE)
is_busy = running.is_wanted()
opening(
    _("What does a network make of “not bad at all”?"),
    _(
        "It reads a review word by word and says how likely it is praise. Train it, then type a review and watch "
        "the probability move with every word, and see which words moved it."
    ),
    is_shared=True,
)
problems.warn(controls.PLACE.problems)
reading = st.session_state[controls.PLACE.recording] = controls.chosen(linked, is_busy)
session.write_link(reading, controls.PLACE)
if which.show(reading):
    running.start(reading, is_busy)
    if is_busy:
        running.run(reading)
    else:
        state = running.learned_of(reading).state
        results.show(reading, state)
        typing.show(reading, state)
choose_format()
try_this(
    _("“The plot was bad” and “The plot was not bad at all”: at which word does the probability turn?"),
    _("Click both examples with “at first”. The words are the same. What does each line do at “but”?"),
    _("Choose *A plain RNN* and compare its accuracy after five epochs. Then give it ten."),
    _("Cancel after the second epoch and try an example. What has the network learned by then?"),
)
