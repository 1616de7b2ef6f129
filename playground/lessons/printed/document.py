"""One HTML page that prints well and needs nothing else: no script, nothing from anywhere."""

from html import escape
from pathlib import Path
from string import Template

from playground.languages import spoken

_FOLDER = Path(__file__).parent
_TEMPLATE = Template((_FOLDER / "document.html").read_text(encoding="utf-8"))
_STYLE = (_FOLDER / "document.css").read_text(encoding="utf-8")


def document(title, kind, body, data=""):
    """The page's text, in the language that is spoken.

    `body` is HTML, `kind` a word of ours, in English, for what it is, `data` an element that is not seen.
    """
    about = {"title": escape(title), "kind": escape(kind), "language": spoken().code}
    return _TEMPLATE.substitute(about, style=_STYLE, body=body, data=data)


def table(rows, head=()):
    """A table of texts: the first of each row is its heading."""
    top = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    top = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f"<table>{top}<tbody>{''.join(_row(*row) for row in rows)}</tbody></table>"


def _row(first, *rest):
    cells = "".join(f"<td>{escape(text)}</td>" for text in rest)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


def capital(text):
    """A text that begins a line."""
    return text[0].upper() + text[1:]


def link(address, text):
    """A link to another window; on paper its address stands behind it."""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(text)}</a>'


def run_address(server, page, query):
    """Where a run opens: `server` ends with a slash, `query` is a link as in a `Run`."""
    return f"{server}{'' if page == 'live' else page}?{query.lstrip('?')}"
