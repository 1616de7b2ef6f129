"""Taking an answer sheet back: it has to be whole, and its page has to be what its data say."""

import json
import re
from html.parser import HTMLParser

from playground.languages import _
from playground.lessons.printed.document import document
from playground.lessons.sheet.page import CLOSING, KIND, OPENING, code, page
from playground.lessons.sheet.sheet import edition, of_table
from playground.numbers import counted

MOST_BYTES = 2**20
OURS = re.search(r'<meta name="generator"[^>]*>', document("", KIND, ""))[0]
_CODE = re.compile(r'<dd id="code">([A-Z2-7-]*)</dd>')
_LONGEST = 60  # letters of what is quoted


class SheetError(ValueError):
    """Why a file is no answer sheet that can be checked, in a sentence."""


def read(content):
    """The `Sheet` of a file's bytes. Raises SheetError for a file that is not one of ours, cut, or changed.

    A code that goes with its data proves nothing: whoever changes a file can make another one. What is found here
    are accidents and clumsy changes; whether the numbers are true only `check` finds, which makes the runs again.
    """
    text = _text(content)
    said = _data(text)
    if problem := _other_code(_CODE.search(text), code(said)):
        raise SheetError(problem)
    try:
        sheet = of_table(json.loads(said))
        again = _lines(page(sheet))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        told = _("Its data are not those of an answer sheet.")
        raise SheetError(" ".join(filter(None, (told, _sentence(error))))) from None
    if sheet.edition == edition(sheet.language) and again != _lines(text):
        raise SheetError(_difference(again, _lines(text)))
    return sheet


def _other_code(found, wanted):
    """What is said where the code that was `found` on the page, a match, is not that of its data; else ""."""
    if found is None:
        return _(
            "The code on the page, which is missing, does not go with its data, whose code is {wanted}: one of "
            "the two was changed."
        ).format(wanted=wanted)
    if found[1] == wanted:
        return ""
    return _(
        "The code on the page, {found}, does not go with its data, whose code is {wanted}: one of the two was "
        "changed."
    ).format(found=found[1], wanted=wanted)


def _text(content):
    if len(content) > MOST_BYTES:
        said = _("It has {n} bytes: an answer sheet has at most {most}.")
        raise SheetError(said.format(n=counted(len(content)), most=counted(MOST_BYTES)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError(_("It is no answer sheet: it is not even text.")) from None
    if OURS not in text:
        raise SheetError(_("It is no answer sheet of a lesson: those are downloaded at the end of a lesson."))
    return text


def _data(text):
    """The JSON in a page."""
    start = text.find(OPENING)
    end = text.find(CLOSING, start)
    if start < 0 or end < 0 or not text.rstrip().endswith("</html>"):
        raise SheetError(_("It was cut: its end is missing."))
    if text.count(OPENING) > 1:
        raise SheetError(_("It holds more than one answer sheet."))
    return text[start + len(OPENING) : end]


def _lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def _difference(wanted, text):
    """Where a page is not what its data say, as far as a reader sees it."""
    mine, theirs = _words(wanted), _words(text)
    pairs = ((one, other) for one, other in zip(mine, theirs, strict=False) if one != other)
    one, other = next(pairs, (None, None))
    if one is None:
        return _("The page was changed: it does not look as its data say.")
    said = _("The page was changed: it says “{seen}” where its data say “{data}”.")
    return said.format(seen=other[:_LONGEST], data=one[:_LONGEST])


def _sentence(error):
    text = str(error)
    return text if text.endswith(".") and isinstance(error, ValueError) and "\n" not in text else ""


def _words(text):
    reader = _Words()
    reader.feed(text)
    return reader.found


class _Words(HTMLParser):
    """The texts that a page shows, one after the other, and where its links lead."""

    def __init__(self):
        super().__init__()
        self.found, self._hidden = [], False

    def handle_starttag(self, tag, attrs):
        self._hidden = tag in ("script", "style")
        self.found += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if data.strip() and not self._hidden:
            self.found.append(data.strip())
