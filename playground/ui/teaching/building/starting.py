"""Where a lesson's run comes from: a page as it is now in this visit, or the link of one."""

from dataclasses import fields
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from playground.choices.rules import Number, shown
from playground.choices.share import from_query, to_query
from playground.choices.view import VIEW_NAMES, View
from playground.data import BROUGHT
from playground.languages import _, listed, mark
from playground.lessons.rules import LINK
from playground.lessons.runs import KINDS, made_of, query_of
from playground.lessons.sheet.page import headed
from playground.numbers import counted
from playground.ui import site
from playground.ui.chain_rule import choices as chain_rule
from playground.ui.furniture import literal
from playground.ui.guided.fields import FORMS
from playground.ui.lessons.bar import PLACES
from playground.ui.own import links as own_links
from playground.ui.own.shelf import is_foreign
from playground.ui.teaching.building import draft, said
from playground.ui.visit import carried, problems
from playground.ui.visit.address import LESSONS, MOST_NAMED

PASTED, TOLD = "builder_pasted", "builder_told"
OF_A_MOMENT = ("epoch", "until", "step")  # how far somebody was, whom students do not follow
SEEN = {"vanishing": {"panel": "training"}}  # what a page should show that students watch
BY_OTHERS = {*carried.NAMES, *LESSONS, "embed", "embed_options"}


class Start(NamedTuple):
    """A run: the file of its `page`, its `link` without that, and sentences on what was left out of it."""

    page: str
    link: str
    told: tuple[str, ...] = ()


class StartError(ValueError):
    """Why something is no run of a lesson, in a sentence."""


def show(form):
    """Widgets that choose the run of a round; `form` is the round's."""
    run = form.held["run"]
    _said(run)
    form.slot("run")
    with st.container(horizontal=True, key="builder_takes"):
        for page in KINDS:
            made, is_now = _on(page)
            label = _("{page} as it is now" if is_now else "{page} as it opens")
            about = _("You have not been there in this visit: it is what the page opens with.")
            st.button(
                label.format(page=_(site.PAGES[page].title)),
                key=f"builder_take_{page}",
                icon=":material/add_photo_alternate:",
                help=None if is_now else about,
                on_click=_take,
                args=(run, lambda page=page, made=made: start_of(page, made)),
            )
    st.text_input(
        _("Or paste a link of one of these pages"),
        key=PASTED,
        persist_state="session",
        placeholder=_("https://…/vanishing?depths=10,30"),
        on_change=lambda: _take(run, lambda: read(st.session_state[PASTED])),
        help=_("From “Share this view”, or from the address bar. It may lead to any server."),
    )
    problems.warn(TOLD)
    if run["page"]:
        _epoch(form.part("run"))


def read(text):
    """The `Start` of a pasted link. Raises StartError for one that cannot be used."""
    if not text.strip():
        raise StartError(_("Paste a link first."))
    try:
        address = urlsplit(text.strip())
        query = dict(parse_qsl(address.query, keep_blank_values=True, max_num_fields=200))
    except ValueError:
        raise StartError(_("This is no link: it cannot be read as an address.")) from None
    page = _page_of(address.path)
    known = {field.name for field in fields(KINDS[page].made)}
    others = [name for name in query if name not in {*known, *VIEW_NAMES, *BY_OTHERS, own_links.KEY}]
    if is_foreign(query.get("dataset", "")):
        raise StartError(_(_OWN))
    made, problems = from_query(query, KINDS[page].made)
    start = start_of(page, made, {name: text for name, text in query.items() if name in VIEW_NAMES})
    left = _("Left out, because the page does not know it: {names}.").format(names=_named(others))
    return start._replace(told=(*problems, *([left] if others else [])))


_OWN = mark(
    "This run learns from a table of your own, which your students do not have. Take one of the playground's data "
    "sets, or points placed by hand: those are in the link."
)


def start_of(page, made, view=None):
    """The `Start` of what a page shows. Raises StartError where students could not run it."""
    dataset = getattr(made, "dataset", "")
    if is_foreign(dataset) or dataset in BROUGHT:
        raise StartError(_(_OWN))
    seen = to_query(from_query(view or {}, View)[0])
    kept = {name: text for name, text in seen.items() if name not in OF_A_MOMENT}
    first = fields(made)[0]  # a link that says nothing is none
    query = {first.name: first.metadata["rule"].format(getattr(made, first.name))} | to_query(made) | kept
    link = urlencode(SEEN.get(page, {}) | query, safe=",:")
    if len(link) > LINK.most:
        said = _("This run needs a link of {n} letters: a lesson takes up to {most}.")
        raise StartError(said.format(n=counted(len(link)), most=counted(LINK.most)))
    return Start(page, link)


def _page_of(path):
    """The page that an address means, whatever stands before it."""
    name = path.rstrip("/").rpartition("/")[2]
    page = name if name in site.PAGES else "live"
    if page not in KINDS:
        others = listed(_(site.PAGES[known].title) for known in KINDS)
        said = _("A lesson cannot run on the page {page}. It can on {others}.")
        raise StartError(said.format(page=_(site.PAGES[page].title), others=others))
    return page


def _on(page):
    """`(made, whether it is there now)` of a page in this visit."""
    if KINDS[page].view is None:
        walked = chain_rule.chosen()
        return (walked[0], True) if walked else (KINDS[page].made(), False)
    recording = st.session_state.get(PLACES[page].recording)
    return (recording.made, True) if recording else (KINDS[page].made(), False)


def _take(run, find):
    """Have a round run what is found, and say what was left out; or why it cannot, and leave all as it was."""
    try:
        start = find()
    except StartError as problem:
        problems.note(TOLD, [str(problem)])
        return
    problems.note(TOLD, start.told)
    run |= {"page": start.page, "link": start.link, "reach": "", "epoch": 0}
    draft.renew()


def _epoch(form):
    """How far the run has to come; 0 in the draft says: to its end."""
    run = form.held
    epochs = getattr(made_of(run["page"], query_of(run["link"])), "epochs", 0)
    if not epochs:
        return
    run["epoch"] = min(run["epoch"] or epochs, epochs)
    about = _("Students have to watch it so far, and this is where it is measured.")
    form.number("epoch", _("The run counts at epoch"), Number(1, epochs, whole=True), help=about, width=220)
    run["epoch"] %= epochs


def _said(run):
    """What the round runs, and a way to look at it."""
    if not run["page"]:
        st.caption(_("Set up on its page what students run, then come back: what you type here stays."))
        return
    query = query_of(run["link"])
    title = headed(_(site.PAGES[run["page"]].title))
    st.markdown(f"**{title}** {literal(said.said(made_of(run['page'], query)))}")
    if run["reach"]:
        labels = FORMS[run["page"]].labels
        wanted = ", ".join(f"{_(labels[name][0])} {text}" for name, text in query_of(run["reach"]).items())
        told = _("Students have to set: {settings}. Taking another run forgets that.")
        st.caption(told.format(settings=literal(wanted)))
    st.page_link(
        site.FOLDER / f"{run['page']}.py",
        label=_("Look at it"),
        icon=":material/open_in_new:",
        query_params=query,
    )


def _named(names):
    told, more = ", ".join(map(shown, names[:MOST_NAMED])), len(names) - MOST_NAMED
    return _("{names} and {n} more").format(names=told, n=more) if more > 0 else told
