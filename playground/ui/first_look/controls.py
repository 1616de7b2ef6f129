"""Which data are looked at, the ways to bring others, and what can be done with them."""

import streamlit as st

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.data import FETCHED, SOURCES, load
from playground.data.images import fetching
from playground.data.named import formulas
from playground.labs.first_look import first_rows
from playground.labs.progress import Progress
from playground.languages import _, mark
from playground.numbers import counted
from playground.scalars.operations import ExpressionError
from playground.ui.furniture import literal
from playground.ui.own import bring, links, shelf
from playground.ui.running import run_to_the_end
from playground.ui.visit import places, session
from playground.ui.widgets import in_language

CHOSEN, FORMULA, FETCHING = "data_set", "data_formula", "data_fetching"
ADDRESS = "dataset"  # what the page's address says is looked at; it rules
NOT_HERE = mark("The address names no data set that is here. If it is a table of somebody's own, bring the file.")
MOST_WRITTEN = 4_000_000  # values in a file to take home


def own():
    """A table or a formula of the visitor's own."""
    left, right = st.columns(2)
    with left, st.expander(_("Bring a table"), icon=":material/table:"):
        bring.table(look_at)
    with right, st.expander(_("Write a formula"), icon=":material/function:"):
        st.text_input(
            _("y > f(x) makes two classes, y = f(x) a curve"),
            key=FORMULA,
            placeholder="y > sin(2*x)",
            max_chars=200,
            on_change=_read_formula,
        )
        st.caption(
            _(
                "Points are drawn over the plane from −3 to 3. The formula may use + − * / ** and functions such "
                "as sin, exp or tanh, as on the page of the chain rule."
            )
        )


def all_of_mnist():
    """Fetch the 70,000 pictures where there is a network, once for everybody here."""
    if "mnist" in FETCHED:
        return
    with st.expander(_("Fetch all 70,000 pictures of MNIST"), icon=":material/cloud_download:"):
        st.caption(
            _(
                "From OpenML, about 15 MB, kept in this server's cache. Training on all of them takes a gigabyte "
                "of memory and a second an epoch; the 5,000 that are here need no network."
            )
        )
        if st.session_state.get(FETCHING):
            _fetch()
        else:
            _offer()


def _offer():
    st.button(_("Fetch"), key="data_fetch", on_click=lambda: st.session_state.update({FETCHING: True}))


def _fetch():
    try:
        found = run_to_the_end("data_fetched", "mnist", _fetching, _("Fetch again"))
    except fetching.FetchError as error:
        st.session_state[FETCHING] = False
        st.warning(literal(str(error)), icon=":material/cloud_off:")
        _offer()
    else:
        if found:
            st.query_params[ADDRESS] = "mnist"
            st.rerun()


def _fetching():
    for step in fetching.fetch_mnist(fetching.cache_folder()):
        yield Progress(step.share, step.path)


def chosen():
    """The `Experiment` whose data are looked at: the playground's own where it is of the same data set."""
    made = _of_the_playground()
    name = st.session_state[CHOSEN] = _asked() or _looked_at_last() or made.dataset
    _put(name)
    titles = shelf.titles(name)
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    with left:
        st.selectbox(
            _("Data set"),
            list(titles),
            format_func=titles.get,
            key=in_language(CHOSEN),
            on_change=lambda: _put(st.session_state[CHOSEN]),
            persist_state="session",
        )
    experiment = made if made.dataset == name else Experiment(dataset=name)
    with right:
        _actions(experiment)
    st.caption(shelf.about(name))
    return experiment


def _asked():
    """What the address asks for, None where that is nothing that this visit has."""
    name = st.query_params.get(ADDRESS)
    if name is None or _is_here(name):
        return name
    if name != st.session_state.get(CHOSEN):  # else it was here, and has been taken away
        st.info(_(NOT_HERE), icon=":material/info:")
    return None


def _looked_at_last():
    name = st.session_state.get(CHOSEN)
    return name if name and _is_here(name) else None


def _is_here(name):
    return name in SOURCES and not shelf.is_foreign(name)


def _put(name):
    """Write into the address what is looked at."""
    if st.query_params.get(ADDRESS) != name:
        st.query_params[ADDRESS] = name


def _actions(experiment):
    """Train on the data, or take them home."""
    with st.container(horizontal=True):
        if st.button(_("Train on it"), type="primary", icon=":material/play_arrow:", key="data_train"):
            st.switch_page("pages/live.py", query_params=_link(experiment.dataset))
        st.download_button(
            _("Download as CSV"),
            data=lambda: _csv(experiment),
            file_name="data.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="data_download",
            disabled=experiment.n_rows * experiment.source.n_features > MOST_WRITTEN,
            help=_("Up to {n} values.").format(n=counted(MOST_WRITTEN)),
        )


def of_table(experiment):
    """The visitor's table behind the data, or None."""
    return shelf.of_name(experiment.dataset)


def look_at(own):
    """Show what was brought."""
    _put(own.name)


def made_of(experiment):
    """What `load` is asked for."""
    e = experiment
    return e.dataset, e.n_samples, e.noise, e.n_classes, e.data_seed


def _of_the_playground():
    recording = st.session_state.get(places.PLAYGROUND.recording)
    return recording.made if recording else Experiment()


def _read_formula():
    try:
        _put(formulas.name_of(st.session_state[FORMULA] or ""))
    except ExpressionError as error:
        st.session_state[bring.PROBLEM] = str(error)


def _link(name):
    """The playground's link with these data; all else as it is there, as far as it goes together."""
    made = _of_the_playground()
    if made.dataset != name:
        made = session.on(made, name)
    return to_query(made) | links.written(name)


def _csv(experiment):
    dataset = load(*made_of(experiment))
    return first_rows(dataset, len(dataset.y)).to_csv(index=False)
