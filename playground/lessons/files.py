"""The lessons and challenges that come with the playground, a TOML file each."""

import re
import tomllib
from pathlib import Path

from playground.lessons.challenge import Challenge
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read

FOLDER = Path(__file__).parent
SUBJECTS, CHALLENGES = FOLDER / "subjects", FOLDER / "challenges"


class FileError(ValueError):
    """A mistake in a file, in a sentence that names the file and the line."""


def load(folder, made):
    """`{slug: made}` of the files of a folder in the order of their names, such as `01_one_unit.toml`."""
    return {slug_of(path): load_file(path, made) for path in sorted(folder.glob("*.toml"))}


def slug_of(path):
    """What links call the lesson of a file: its name without the number."""
    return re.sub(r"^\d+_", "", path.stem)


def load_file(path, made=Lesson):
    """The `Lesson` or `Challenge` of a file. Raises FileError for the first mistake."""
    return read_text(path.read_text(encoding="utf-8"), path.name, made)


def read_text(text, called, made=Lesson):
    """The same of the text of a file that is called so."""
    try:
        return read(made, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = re.sub(r" \(at line (\d+), column (\d+)\)$", "", str(error))
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        raise FileError(f"{called}, line {number}: this is no TOML. {message}.") from None
    except LessonError as error:
        raise FileError(f"{called}, line {line_of(text, error.path)}: {error}") from None


def line_of(text, path):
    """The line of a TOML text, 1 the first, that comes nearest to a path of keys and places in lists."""
    best, line = 0, 1
    for number, here in _places(text):
        shared = min(len(here), len(path))
        depth = shared if here[:shared] == path[:shared] else 0
        if depth > best:
            best, line = depth, number
    return line


def _places(text):
    """(line, path) of everything that begins a line of a TOML text: tables, keys, and the items of a list."""
    table, counts, key, items = (), {}, (), 0
    for number, line in _lines(text):
        if found := re.match(r"\[(\[?)([\w.]+)\]", line):
            table = ()
            *above, last = found[2].split(".")
            for name in above:
                table = (*table, name)
                table = (*table, counts[table]) if table in counts else table
            table = (*table, last)
            if found[1]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield number, table
        elif found := re.match(r"([\w.-]+)\s*=", line):
            key, items = (*table, *found[1].split(".")), 0
            yield number, key
        elif key and line and line[0] not in "]}#":
            yield number, (*key, items)
            items += 1


def _lines(text):
    """(number, line) of a TOML text, without what stands inside texts of several lines."""
    closing = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not closing:
            yield number, line.strip()
        for mark in re.findall("\"\"\"|'''", line):
            closing = mark if not closing else "" if mark == closing else closing


LESSONS = load(SUBJECTS, Lesson)
CHALLENGE_FILES = load(CHALLENGES, Challenge)
