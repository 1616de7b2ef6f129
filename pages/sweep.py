"""Search: many experiments at once, over a grid or at random; which settings learn best, and how sure is that?"""

import streamlit as st

from playground.labs.sweep.search import plan_of
from playground.languages import _
from playground.ui import form
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.own import bring
from playground.ui.sweep import controls, results, running
from playground.ui.visit import places, problems, session

linked = session.follow_link(form.SWEEP.have_changed(), places.SWEEP)
is_busy = running.is_wanted()
opening(
    _("Which settings learn best?"),
    _(
        "Try every combination of a few, or some. Rows that are not trained on judge, from several seeds or "
        "folds: look at how far the scores of one cell spread before you trust the winner."
    ),
    is_shared=True,
)
bring.needed(places.SWEEP)
problems.warn(places.SWEEP.problems)
sweep = st.session_state[places.SWEEP.recording] = controls.chosen(linked, is_busy)
session.write_link(sweep, places.SWEEP)
plan = plan_of(sweep)
running.start(sweep, plan, is_busy)
if is_busy:
    running.run(sweep, plan)
else:
    results.show(sweep, plan, running.found_of(sweep))
choose_format()
try_this(
    _("Run *Against overfitting* and read the deviation beside the means. How many cells could have won?"),
    _("Set the seeds of *Learning rate and optimizer* to 5. Does the same cell win?"),
    _("Search over the seed alone, ten values of it. How far apart are networks that differ in nothing else?"),
)
