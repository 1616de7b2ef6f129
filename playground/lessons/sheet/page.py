"""A `Sheet` as one HTML page: what is seen, and the same as data, with a code over them."""

import json
from base64 import b32encode
from datetime import date
from hashlib import sha256
from html import escape

from babel.dates import format_date

from playground.languages import _, mark, speaking, spoken
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.document import document, link, run_address, table
from playground.lessons.printed.marked import blocks, inline
from playground.lessons.printed.pictures import picture
from playground.lessons.sheet.sheet import table_of
from playground.lessons.student import answers
from playground.numbers import counted

KIND = "answer sheet"
OPENING, CLOSING = '<script type="application/json" id="answer-sheet">', "</script>"
LETTERS = 10  # of a code
AS_PREDICTED, SURPRISE = mark("as predicted"), mark("a surprise")
HONEST = mark(
    "The code is made from the data in this file, and whoever changes them can make another one. So a sheet is "
    "confirmed by running its links again, on the Teaching page. No rerun tells who wrote it, or whether a "
    "prediction came before the run."
)


def page(sheet):
    """The page's text, in the language of the sheet, whoever looks at it."""
    with speaking(sheet.language):
        return _page(sheet)


def _page(sheet):
    text = data(sheet)
    sheet = sheet._replace(lesson=sheet.told)
    parts = [_head(sheet, code(text))]
    parts += [_round(sheet, number) for number in range(1, len(sheet.progress.answers) + 1)]
    if sheet.progress.notes.strip():
        parts.append(
            f'<h2>{escape(_("In my own words"))}</h2><p class="written">{escape(sheet.progress.notes)}</p>'
        )
    parts.append(f"<footer><p>{escape(_(HONEST))}</p></footer>")
    title = _("Answer sheet: {lesson}").format(lesson=sheet.lesson.title)
    return document(title, KIND, "\n".join(parts), f"{OPENING}{text}{CLOSING}\n")


def data(sheet):
    """The data as JSON that no text in it can break out of."""
    text = json.dumps(table_of(sheet), separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def code(text):
    """The code of data, as it is printed: ten letters."""
    letters = b32encode(sha256(text.encode()).digest()).decode()[:LETTERS]
    return f"{letters[: LETTERS // 2]}-{letters[LETTERS // 2 :]}"


def day_said(day):
    """A date in ISO's form as it is said: November 29, 2026."""
    return format_date(date.fromisoformat(day), "long", locale=spoken().code)


def _head(sheet, code):
    name = sheet.progress.name.strip()
    written = f"<dd>{escape(name)}</dd>" if name else '<dd class="blank"></dd>'
    kind = f"{_('Answer sheet')} · {sheet.lesson.title} · Backprop Playground"
    return (
        f'<header><p class="kind">{escape(kind)}</p>'
        f"<h1>{inline(sheet.lesson.question)}</h1>"
        f'<dl class="facts"><div><dt>{escape(_("Name"))}</dt>{written}</div>'
        f"<div><dt>{escape(_('Date'))}</dt><dd>{day_said(sheet.date)}</dd></div>"
        f'<div><dt>{escape(_("Code"))}</dt><dd id="code">{code}</dd></div></dl></header>'
    )


def _round(sheet, number):
    of_round, done = sheet.lesson.rounds[number - 1], sheet.progress
    given, has_run = done.answers[number - 1], len(done.ran) >= number
    count = len(sheet.lesson.rounds)
    heading = _("Round {n} of {count}").format(n=number, count=count) if count > 1 else _("Predict and compare")
    results = sheet.outcomes[number - 1].results if has_run else [None] * len(given)
    parts = [f"<section><h2>{escape(heading)}</h2>"]
    parts += map(_prediction, of_round.predictions, given, results)
    parts.append(_run(sheet, number) if has_run else f"<p>{escape(_('Not run yet.'))}</p>")
    if done.explained >= number:
        explanation = blocks(sheet.lesson.says(of_round.explanation))
        heading = escape(_("Explanation, as it was revealed"))
        parts.append(f"<h3>{heading}</h3><blockquote>{explanation}</blockquote>")
    return "\n".join((*parts, "</section>"))


def _prediction(prediction, answer, result):
    told = answers.told(prediction, answer)
    if prediction.is_a_number or not result:
        rows = [(_("Predicted"), told), *(result.stated if result else ())]
    else:
        rows = result.stated
    head = ()
    if prediction.kind == "line" and result:
        written = MEASURES[prediction.measure].written
        drawn = [*map(written, answer), ""]
        rows = [(label, mine, text) for (label, text), mine in zip(result.stated, drawn, strict=True)]
        head = ("", _("Predicted"), _("Measured"))
    shown = result.picture if result else None
    return (
        f'<article><p class="ask">{inline(prediction.ask)}</p>{table(rows, head)}'
        f"{picture(shown, _(MEASURES[prediction.measure].title), answer) if shown else ''}"
        f"{_mark(result) if result else ''}</article>"
    )


def _mark(result):
    if result.is_right:
        return f'<p class="mark">{escape(_(AS_PREDICTED))}</p>'
    return f'<p class="mark surprise">{escape(_(SURPRISE))}</p>'


def _run(sheet, number):
    of_round, ran, outcome = (
        sheet.lesson.rounds[number - 1],
        sheet.progress.ran[number - 1],
        sheet.outcomes[number - 1],
    )
    address = run_address(sheet.address, of_round.run.page, ran.link)
    opens = link(address, _("Open this run"))
    if ran.epoch:
        measured = _("{link}, measured at epoch {epoch}.")
        opens = measured.format(link=opens, epoch=counted(ran.epoch))
    else:
        opens = f"{opens}."
    verdicts = "".join(
        f"<p>{f'<strong>{escape(headed(title))}</strong> ' if title else ''}{escape(text)} "
        f'<span class="small">{escape(rule)}</span></p>'
        for title, text, rule in outcome.verdicts
    )
    goals = f"{table(outcome.goals)}" if outcome.goals else ""
    return f"<h3>{escape(_('What was run'))}</h3><p>{opens}</p>{goals}{verdicts}"


def headed(title):
    """A title before what is said of it, with the colon of the language."""
    return _("{title}:").format(title=title)
