"""What the teacher gives away: the lesson's link, as text and as a QR code, and its file."""

import re
from urllib.parse import quote, urljoin

import streamlit as st

from playground.lessons import packed
from playground.lessons.building import draft as drafts
from playground.lessons.building.toml_text import toml_of
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read
from playground.ui import site
from playground.ui.lessons import which
from playground.ui.share import CODES_URL, LONGEST
from playground.ui.teaching.building.entry import tell

LONG = 2000  # letters of an address that some programs cut
LABELS = {  # what fields are called where a sentence of the rules names them
    "further": "What students can try",
    "high": "The upper end",
    "low": "The lower end",
    "within": "How far off is still right",
    "points": "The number of points",
}


def show(held, slots):
    """The link and the file of a draft, or what is missing to them; sentences go to the `slots`."""
    gaps = list(drafts.missing(held))
    if gaps:
        st.caption("The link appears here once the lesson is complete:")
        st.markdown("\n".join(f"- {_of_round(path, held)}{told}" for path, told in gaps))
        return
    try:
        lesson = read(Lesson, drafts.table(held))
    except LessonError as problem:
        tell(slots, problem.path, _of_round(problem.path, held) + _kindly(str(problem)))
        st.caption("The link appears here once what is marked above is mended.")
        return
    _link(lesson)
    _file(lesson)


def _of_round(path, held):
    """Which round is meant, where there are several."""
    return (
        f"Round {path[1] + 1}: " if path[:1] == ("rounds",) and len(path) > 1 and len(held["rounds"]) > 1 else ""
    )


def _kindly(problem):
    """A sentence of the rules with the names that the fields have on the page."""
    for name, label in LABELS.items():
        problem = re.sub(rf"^{name} ", f"{label} ", problem)
    return re.sub(r"^(options|predictions|goals|link): (.)", lambda found: found[2].upper(), problem)


def _link(lesson):
    name = which.name_of(lesson)
    address = urljoin(st.context.url or "", f"lessons?{which.LESSON}={name}")
    if len(name) - len(which.OWN) > packed.LONGEST:
        st.warning(
            f"The lesson is too long for a link: it would have {len(address):,} letters, and at most "
            f"{packed.LONGEST:,} are read. Shorten its texts, or keep it as a file.",
            icon=":material/link_off:",
        )
        return
    st.code(address, language=None, wrap_lines=True)
    st.caption(f"{len(address):,} letters. Everything is in the link: nothing is kept on the server.")
    if len(address) > LONG:
        st.warning(
            f"Some programs cut addresses of more than {LONG:,} letters. Try the link the way your students will "
            "get it, or shorten the texts.",
            icon=":material/content_cut:",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            site.FOLDER / "lessons.py",
            label="Try it",
            icon=":material/play_circle:",
            query_params={which.LESSON: name},
        )
        if len(address) <= LONGEST:
            with st.popover("QR code", icon=":material/qr_code_2:"):
                st.markdown(f"![QR code of the lesson's link]({CODES_URL}?text={quote(address, safe='')})")
        else:
            st.caption(f"Too long for a QR code, which takes {LONGEST:,} letters.")


def _file(lesson):
    st.download_button(
        "Download as a lesson file",
        lambda: toml_of(lesson),
        f"{_slug(lesson.title)}.toml",
        "application/toml",
        on_click="ignore",
        icon=":material/download:",
        help="To keep it, to change it here later, or for a server of your school: in its folder of lessons, "
        "playground/lessons/subjects, it stands in the list.",
    )


def _slug(title):
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:40] or "lesson"
