"""`Sheet`: what a student did in a lesson, and what was measured of it; to a table that JSON can say, and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playground.languages import ENGLISH, LANGUAGES, _, speaking, spoken
from playground.lessons import named, printed, rules
from playground.lessons.lesson import Lesson
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.pictures import Curve, Plane, checked
from playground.lessons.sheet.results import Result, result
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress
from playground.lessons.translated import translated
from playground.recording.words.thresholds import SPEAK_FOR_THEMSELVES


class Measuring(NamedTuple):
    """How runs are made again.

    `found(page, ran, wanted)` is what a prediction or a goal is about, measured in what `Ran` on a page: a number,
    a line or a `Divided`; `verdicts(page, ran)` are (title, `Verdict`) of every network.
    """

    found: Callable
    verdicts: Callable


class Outcome(NamedTuple):
    """What came of a round: a `Result` for each prediction, (label, text) of each goal, and verdicts in words.

    A verdict is (title, text, rule).
    """

    results: tuple[Result, ...]
    goals: tuple[tuple[str, str], ...]
    verdicts: tuple[tuple[str, str, str], ...]


class Sheet(NamedTuple):
    """An answer sheet. `name` is what links call the lesson, `outcomes` are those of the rounds that ran.

    `address` is that of the server, with a slash at its end; `date` is in ISO's form; `edition` says by which code
    it was written, `language` in which language: its `outcomes` are said in that, and so is its page.
    """

    name: str
    lesson: Lesson
    progress: Progress
    outcomes: tuple[Outcome, ...]
    address: str
    date: str
    edition: str
    language: str

    @property
    def told(self):
        """The lesson in the language that is spoken here; a teacher's own in the teacher's words."""
        return _told(self.name, self.lesson)

    def signed(self, name, notes):
        """The same with a name and notes."""
        return self._replace(progress=replace(self.progress, name=name, notes=notes))


@cache
def edition(language):
    """A name for what writes sheets in a language.

    A page can be compared only with what the same code and the same translations make of its data.
    """
    files = [
        path for folder in (Path(__file__).parent, Path(printed.__file__).parent) for path in folder.iterdir()
    ]
    if translations := LANGUAGES[language].file:
        files.append(translations)
    texts = (path.read_text(encoding="utf-8") for path in sorted(files) if path.is_file())
    return sha256("".join(texts).encode()).hexdigest()[:8]


def made(name, lesson, done, measuring, address, day):
    """The `Sheet` of a `Progress` in the language that is spoken; `measuring` measures all, `day` is a `date`."""
    done = progress.of(lesson, vars(done))  # as it is read again
    numbers, said = range(1, len(done.ran) + 1), _told(name, lesson)
    found = tuple(outcome(said, done, number, measuring) for number in numbers)
    return Sheet(name, lesson, done, found, address, day.isoformat(), edition(spoken().code), spoken().code)


def _told(name, lesson):
    return lesson if named.is_own(name) else translated(lesson)


def outcome(lesson, done, number, measuring):
    """The `Outcome` of a round that ran, 1 the first, in the words of the lesson."""
    of_round, ran, given = lesson.rounds[number - 1], done.ran[number - 1], done.answers[number - 1]
    page = of_round.run.page
    results = (
        result(prediction, answer, measuring.found(page, ran, prediction))
        for prediction, answer in zip(of_round.predictions, given, strict=True)
    )
    goals = ((goal_said(goal), _reached(goal, measuring.found(page, ran, goal))) for goal in of_round.goals)
    verdicts = ((title, one.text, _rule(one)) for title, one in measuring.verdicts(page, ran))
    return Outcome(tuple(results), tuple(goals), tuple(verdicts))


def _rule(verdict):
    return "" if verdict.kind in SPEAK_FOR_THEMSELVES else verdict.rule


def goal_said(goal):
    """A goal in words."""
    about = MEASURES[goal.measure]
    said = _("Goal: {measure} at least {value}" if goal.at_most is None else "Goal: {measure} at most {value}")
    return said.format(measure=_(about.title), value=about.written(goal.wanted))


def _reached(goal, found):
    written = MEASURES[goal.measure].written(found)
    return written if goal.is_reached(found) else _("{value}, not reached").format(value=written)


def table_of(sheet):
    """The table that JSON can say; a lesson of ours is in it as it was, for files change."""
    own = named.is_own(sheet.name)
    return {
        "edition": sheet.edition,
        "language": sheet.language,
        "lesson": sheet.name,
        "text": None if own else rules.written(sheet.lesson),
        "address": sheet.address,
        "date": sheet.date,
        "progress": vars(sheet.progress),
        "outcomes": _plain(sheet.outcomes),
    }


def _plain(value):
    """Named tuples as tables."""
    if hasattr(value, "_asdict"):
        return {name: _plain(one) for name, one in value._asdict().items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def of_table(table):
    """The `Sheet` of such a table, whoever has written it. Raises ValueError for what is none, LookupError too."""
    language = table.get("language", ENGLISH.code)  # in which all were written before there was a choice
    if language not in LANGUAGES:
        raise ValueError(_("It is in a language that is not spoken here."))
    name = str(table["lesson"])
    own = named.is_own(name)
    with speaking(language):  # in which numbers stand in the lesson's texts
        lesson = named.lesson_of(name) if own else rules.read(Lesson, table["text"])
    done = progress.of(lesson, table["progress"])
    found = tuple(_outcome(**one) for one in table["outcomes"])
    asked = [len(of_round.predictions) for of_round in lesson.rounds[: len(done.ran)]]
    if [len(one.results) for one in found] != asked:
        raise ValueError(_("It has results of what did not run, or lacks some."))
    day = date.fromisoformat(table["date"]).isoformat()
    address, written_by = _address(table["address"]), str(table["edition"])
    return Sheet(name, lesson, done, found, address, day, written_by, language)


def _outcome(results, goals, verdicts):
    return Outcome(tuple(_result(**one) for one in results), _texts(goals, 2), _texts(verdicts, 3))


def _result(is_right, stated, picture):
    return Result(bool(is_right), _texts(stated, 2), picture and _picture(picture))


def _texts(rows, count):
    found = tuple(tuple(map(str, row)) for row in rows)
    if any(len(row) != count for row in found):
        raise ValueError(_("A line has too many entries, or too few."))
    return found


def _picture(shown):
    if "heights" in shown:
        heights = tuple(map(float, shown["heights"]))
        last, until, low, high = (shown[name] for name in ("last", "until", "low", "high"))
        return checked(Curve(int(last), int(until), float(low), float(high), heights))
    points = tuple((float(x), float(y), int(label)) for x, y, label in shown["points"])
    texts = {name: tuple(map(str, shown[name])) for name in ("names", "grid")}
    return checked(Plane(**texts, limits=tuple(map(float, shown["limits"])), points=points))


def _address(text):
    """An address of a server, or nothing: no script stands in its place."""
    if text and (urlsplit(text).scheme not in ("http", "https") or not text.endswith("/")):
        raise ValueError(_("The address of its server is none."))
    return str(text)
