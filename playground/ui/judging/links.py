"""The epoch that a link to the page asks for."""

import streamlit as st

from playground.choices.rules import ExperimentError
from playground.choices.view import View
from playground.languages import _

EPOCH, FOLLOWED = "epoch", "judging_link"
_RULE = View.__dataclass_fields__[EPOCH].metadata["rule"]


def follow(key, head):
    """Set the slider `key`, once for each link, to the epoch that the address asks for; of those up to `head`.

    Returns what was wrong with it, sentences.
    """
    text = st.query_params.get(EPOCH)
    if text is None:
        return []
    try:
        view, problems = View(_RULE.parse(EPOCH, text)).within(head)
    except ExperimentError as error:
        view, problems = View(head), [_("{error} The last epoch is shown instead.").format(error=error)]
    if st.session_state.get(FOLLOWED) != text:
        st.session_state[FOLLOWED], st.session_state[key] = text, view.epoch
    return problems
