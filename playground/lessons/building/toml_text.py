"""A lesson as the text of a file, as `files` reads it."""

import json

from playground.lessons.rules import written

INLINE = ("minutes",)  # tables that fit on a line


def toml_of(lesson):
    """The TOML text that reads back to the same `Lesson`."""
    return "\n".join(_lines(written(lesson), ())).strip() + "\n"


def _lines(table, above):
    """The lines of a table: its own values, then the tables in it, each under its heading."""
    parts = {name: value for name, value in table.items() if _has_headings(name, value)}
    yield from (f"{name} = {_value(value)}" for name, value in table.items() if name not in parts)
    for name, value in parts.items():
        path = (*above, name)
        opens, closes = ("[[", "]]") if isinstance(value, list) else ("[", "]")
        for one in value if isinstance(value, list) else [value]:
            yield from ("", f"{opens}{'.'.join(path)}{closes}")
            yield from _lines(one, path)


def _has_headings(name, value):
    """Whether tables stand under headings of their own: those that hold texts of several lines."""
    return name not in (*INLINE, "options") and (
        isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
    )


def _value(value):
    """A value on a line; a text of several lines, or a list, on its own lines."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_value(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        if any(isinstance(one, dict) for one in value) or sum(map(len, map(str, value))) > 80:
            return "[\n" + "".join(f"    {_value(one)},\n" for one in value) + "]"
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def _text(text):
    if "\n" not in text or '"""' in text:
        return _quoted(text)
    return '"""\n' + "\n".join(_quoted(one)[1:-1] for one in text.split("\n")) + '"""'


def _quoted(text):
    """JSON's way to write a text is TOML's, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
