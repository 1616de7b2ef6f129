"""Every text that is to be translated, found in the sources: Python, JavaScript, and the lessons' TOML."""

import ast
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PLACES = ("app.py", "pages", "playground")  # where texts stand

# The engine imports nothing of ours: which arguments of its registries' entries are texts is said here.
ENGINE = {
    **dict.fromkeys(("Activation", "Biases", "Cell", "Loss", "Schedule"), (0,)),
    "Initializer": (0, 2),
}
ENGINE_NAMES = ("title",)  # and which names in its classes
LESSON_TEXTS = ("title", "question", "introduction", "further", "ask", "text", "explanation", "task", "hints")


class Text(NamedTuple):
    """A text: its `id`, or both forms of one with a number in it; the `context` that tells it from others."""

    id: str | tuple[str, str]
    context: str | None = None


class SourceError(ValueError):
    """A text that cannot be found out without running the code; the message says where it is."""


COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
CALLS = {  # what the texts of a call with these arguments are
    "_": lambda text: Text(text),
    "mark": lambda text: Text(text),
    "ngettext": lambda one, many: Text((one, many)),
    "pgettext": lambda context, text: Text(text, context),
}
COMPOSED = ast.JoinedStr | ast.BinOp | ast.IfExp  # no whole text, and no name of one that is marked elsewhere
LENGTHS = {"_": 1, "mark": 1, "ngettext": 2, "pgettext": 2}  # how many of its arguments that takes


def texts_of_python(source, is_engine=False):
    """Yield the `Text`s of a module in their order. Raises SourceError for a call that composes its text."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call | ast.ClassDef))
    for node in sorted(nodes, key=lambda node: (node.lineno, node.end_lineno, node.end_col_offset)):
        if isinstance(node, ast.ClassDef):
            yield from _named(node) if is_engine else ()
        elif isinstance(node.func, ast.Name):
            if node.func.id in CALLS:
                yield from _called(node)
            elif is_engine:
                yield from _entry(node)


def _called(node):
    name = node.func.id
    parts = node.args[: LENGTHS[name]]
    if isinstance(parts[0], ast.IfExp) and len(parts) == 1:
        parts = [parts[0].body, parts[0].orelse]
        yield from (
            text for part in parts for text in _called(ast.Call(node.func, [part], [], lineno=node.lineno))
        )
    elif all(_is_text(part) for part in parts) and len(parts) == LENGTHS[name]:
        yield CALLS[name](*(part.value for part in parts))
    elif name in ("mark", "ngettext") or any(isinstance(part, COMPOSED) for part in parts):
        raise SourceError(f"line {node.lineno}: {name}() needs whole texts, not {ast.unparse(node)}")


def _entry(node):
    for place in ENGINE.get(node.func.id, ()):
        if place < len(node.args) and _is_text(node.args[place]):
            yield Text(node.args[place].value)


def _named(node):
    for line in node.body:
        if isinstance(line, ast.Assign) and _is_text(line.value) and line.targets[0].id in ENGINE_NAMES:
            yield Text(line.value.value)


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


_STRING = r'"((?:[^"\\\n]|\\.)*)"'
_JOINED = rf"{_STRING}(?:\s*\+\s*{_STRING})*"
_JS_CALL = re.compile(rf"(?<![\w.$])(_|ngettext|pgettext)\(\s*({_JOINED})\s*(?:,\s*({_JOINED}))?")
_JS_COMPOSED = re.compile(r"(?<![\w.$])(?:_|ngettext|pgettext)\(\s*(?:[`']|[^\s\"`',()][^\"`',()]*\?)")


def texts_of_javascript(source):
    """Yield the `Text`s of a module, which stand in double quotes. Raises SourceError for others."""
    source = COMMENT.sub("", source)
    if composed := _JS_COMPOSED.search(source):
        line = source[: composed.start()].count("\n") + 1
        raise SourceError(f"line {line}: a text to translate stands in double quotes: {composed[0]}")
    for call in _JS_CALL.finditer(source):
        parts = [_joined(part) for part in (call[2], call[5]) if part]
        if len(parts) >= LENGTHS[call[1]]:
            yield CALLS[call[1]](*parts[: LENGTHS[call[1]]])


def _joined(strings):
    """One text of several that are added up; the escapes are those of Python too."""
    return "".join(ast.literal_eval(f'"{part}"') for part in re.findall(_STRING, strings))


def texts_of_lesson(source):
    """Yield the `Text`s of a lesson or a challenge."""
    yield from _texts_of_table(tomllib.loads(source))


def _texts_of_table(table, name=""):
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _texts_of_table(value, key)
    elif isinstance(table, list):
        for value in table:
            yield from _texts_of_table(value, name)
    elif isinstance(table, str) and name in LESSON_TEXTS and table.strip():
        yield Text(table.strip())


READERS = {".py": texts_of_python, ".js": texts_of_javascript, ".toml": texts_of_lesson}  # by the file's ending


def texts(root=ROOT):
    """`{Text: [file, ...]}` of all sources, files as paths from the root; sorted by them."""
    found = {}
    for path in sorted(file for place in PLACES for file in _files(root / place)):
        name = path.relative_to(root).as_posix()
        about = {"is_engine": True} if name.startswith("playground/engine/") else {}
        try:
            for text in READERS[path.suffix](path.read_text(encoding="utf-8"), **about):
                files = found.setdefault(text, [])
                files += [name] if name not in files else []
        except SourceError as error:
            raise SourceError(f"{name}, {error}") from None
    return found


def _files(place):
    files = [place] if place.is_file() else place.rglob("*")
    return (file for file in files if file.suffix in READERS)
