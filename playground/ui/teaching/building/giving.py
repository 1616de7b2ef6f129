"""What the teacher gives away: the lesson's link, as text and as a QR code, and its file."""

import re
from urllib.parse import quote, urljoin

import streamlit as st

from playground.languages import _, mark
from playground.lessons import packed
from playground.lessons.building import draft as drafts
from playground.lessons.building.toml_text import toml_of
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read
from playground.numbers import counted
from playground.ui import site
from playground.ui.lessons import which
from playground.ui.share import CODES_URL, LONGEST
from playground.ui.teaching.building.entry import tell

LONG = 2000  # letters of an address that some programs cut
LABELS = {  # what fields are called where a sentence of the rules names them
    "further": mark("What students can try"),
    "high": mark("The upper end"),
    "low": mark("The lower end"),
    "within": mark("How far off is still right"),
    "points": mark("The number of points"),
}


def show(held, slots):
    """The link and the file of a draft, or what is missing to them; sentences go to the `slots`."""
    gaps = list(drafts.missing(held))
    if gaps:
        st.caption(_("The link appears here once the lesson is complete:"))
        st.markdown("\n".join(f"- {_of_round(path, held, told)}" for path, told in gaps))
        return
    try:
        lesson = read(Lesson, drafts.table(held))
    except LessonError as problem:
        tell(slots, problem.path, _of_round(problem.path, held, _kindly(str(problem))))
        st.caption(_("The link appears here once what is marked above is mended."))
        return
    _link(lesson)
    _file(lesson)


def _of_round(path, held, told):
    """What is told, after the round that is meant, where there are several."""
    if path[:1] != ("rounds",) or len(path) < 2 or len(held["rounds"]) < 2:
        return told
    return _("Round {n}: {said}").format(n=path[1] + 1, said=told)


def _kindly(problem):
    """A sentence of the rules with the names that the fields have on the page."""
    for name, label in LABELS.items():
        problem = re.sub(rf"^{name} ", f"{_(label)} ", problem)
    return re.sub(r"^(options|predictions|goals|link)\s?: (.)", lambda found: found[2].upper(), problem)


def _link(lesson):
    name = which.name_of(lesson)
    address = urljoin(st.context.url or "", f"lessons?{which.LESSON}={name}")
    if len(name) - len(which.OWN) > packed.LONGEST:
        said = _(
            "The lesson is too long for a link: it would have {n} letters, and at most {most} are read. Shorten "
            "its texts, or keep it as a file."
        ).format(n=counted(len(address)), most=counted(packed.LONGEST))
        st.warning(said, icon=":material/link_off:")
        return
    st.code(address, language=None, wrap_lines=True)
    said = _("{n} letters. Everything is in the link: nothing is kept on the server.")
    st.caption(said.format(n=counted(len(address))))
    if len(address) > LONG:
        said = _(
            "Some programs cut addresses of more than {n} letters. Try the link the way your students will get "
            "it, or shorten the texts."
        ).format(n=counted(LONG))
        st.warning(said, icon=":material/content_cut:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            site.FOLDER / "lessons.py",
            label=_("Try it"),
            icon=":material/play_circle:",
            query_params={which.LESSON: name},
        )
        if len(address) <= LONGEST:
            with st.popover(_("QR code"), icon=":material/qr_code_2:"):
                alt = _("QR code of the lesson's link")
                st.markdown(f"![{alt}]({CODES_URL}?text={quote(address, safe='')})")
        else:
            st.caption(_("Too long for a QR code, which takes {n} letters.").format(n=counted(LONGEST)))


def _file(lesson):
    st.download_button(
        _("Download as a lesson file"),
        lambda: toml_of(lesson),
        f"{_slug(lesson.title)}.toml",
        "application/toml",
        on_click="ignore",
        icon=":material/download:",
        help=_(
            "To keep it, to change it here later, or for a server of your school: in its folder of lessons, "
            "playground/lessons/subjects, it stands in the list."
        ),
    )


def _slug(title):
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:40] or "lesson"
