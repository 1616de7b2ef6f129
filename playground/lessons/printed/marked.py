"""The Markdown that texts of lessons use, as HTML: paragraphs, lists, bold, italic, code, and words of links."""

import re
from html import escape

_INLINE = (
    (
        re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)"),
        r"\1",
    ),  # a picture or a link leads away from the page: its words stay
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"<em>\1</em>"),
)
_CODE = re.compile(r"`([^`]+)`")
_ITEM = re.compile(r"^\s*[-*] ")


def blocks(text):
    """Paragraphs and lists."""
    return "".join(map(_block, re.split(r"\n\s*\n", text.strip())))


def inline(text):
    """A text in a line; whatever HTML it has is seen as it is written."""
    parts = _CODE.split(text)  # every second one stood between backticks
    return "".join(
        f"<code>{escape(part)}</code>" if place % 2 else _styled(escape(part)) for place, part in enumerate(parts)
    )


def _styled(text):
    for pattern, wanted in _INLINE:
        text = pattern.sub(wanted, text)
    return text


def _block(text):
    lines = text.split("\n")
    if not all(map(_ITEM.match, lines)):
        return f"<p>{inline(text)}</p>"
    return items(_ITEM.sub("", line) for line in lines)


def items(texts):
    """A list of texts."""
    return f"<ul>{''.join(f'<li>{inline(text)}</li>' for text in texts)}</ul>"
