"""Solutions and timing as one HTML page that prints well."""

from html import escape

from playground.languages import _, mark, ngettext, pgettext
from playground.lessons.challenge import Challenge
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.document import document, link, run_address, table
from playground.lessons.printed.marked import blocks, inline, items
from playground.lessons.printed.pictures import curve_of, picture, plane_of
from playground.lessons.sheet.results import titled
from playground.lessons.sheet.sheet import goal_said
from playground.lessons.solutions.timing import minutes_of, steps, timetable
from playground.lessons.student.answers import at_points, epochs_of, right_option
from playground.lessons.translated import translated
from playground.numbers import counted, general, percent

TITLE = mark("Solutions and timing")
OURS = {*LESSONS.values(), *CHALLENGE_FILES.values()}


def page(solved, server):
    """The page's text, of `Solved` ones, in the language that is spoken.

    `server` is the address that links lead to, with a slash at its end.
    """
    solved = [one._replace(subject=_told(one.subject)) for one in solved]
    parts = [_head(solved)]
    parts += [WRITTEN[type(one.subject)](number, one, server) for number, one in enumerate(solved, start=1)]
    rows = [(step.when, step.subject, step.what) for step in timetable([one.subject for one in solved])]
    times = table(rows, (_("Minutes"), _("Lesson"), _("Step")))
    parts.append(f'<section class="plain"><h2>{escape(_("Timetable"))}</h2>{times}</section>')
    return document(_(TITLE), "solutions", "\n".join(parts))


def _told(subject):
    """What is ours in the language that is spoken; a teacher's own lesson in the teacher's words."""
    return translated(subject) if subject in OURS else subject


def _head(solved):
    minutes = sum(minutes_of(one.subject) for one in solved)
    said = ngettext(
        "{n} part, {minutes} minutes in all. Every number was measured when this page was made.",
        "{n} parts, {minutes} minutes in all. Every number was measured when this page was made.",
        len(solved),
    ).format(n=len(solved), minutes=minutes)
    return (
        f'<header><p class="kind">{escape(_("For teachers"))} · Backprop Playground</p>'
        f"<h1>{escape(_(TITLE))}</h1><p>{escape(said)}</p></header>"
    )


def _lesson(number, solved, server):
    lesson = solved.subject
    parts = [
        f"<section{_apart(number)}>{_heading(number, lesson.title, lesson.all_minutes)}"
        f'<p class="ask">{inline(lesson.question)}</p>{blocks(lesson.says(lesson.introduction))}'
    ]
    for place, (of_round, (ran, found)) in enumerate(zip(lesson.rounds, solved.rounds, strict=True), start=1):
        heading = _("Round {n}").format(n=place)
        parts.append(f"<h3>{escape(heading)}</h3>" if len(lesson.rounds) > 1 else "")
        parts += map(_prediction, of_round.predictions, found)
        parts.append(_run(lesson.says(of_round.run.task), of_round.run.page, ran, server))
        parts += [_row_of_goal(goal) for goal in of_round.goals]
        if of_round.explanation:
            parts.append(f"<blockquote>{blocks(lesson.says(of_round.explanation))}</blockquote>")
    if lesson.further:
        further = items(lesson.says(idea) for idea in lesson.further)
        parts.append(f"<h3>{escape(_('What to try'))}</h3>{further}")
    times = table([(step.what, _("{n} min").format(n=step.minutes)) for step in steps(lesson)])
    parts.append(f'<div class="plain">{times}</div>')
    return "\n".join((*parts, "</section>"))


def _challenge(number, solved, server):
    challenge, ((ran, found),) = solved.subject, solved.rounds
    rows = [
        (goal_said(goal), MEASURES[goal.measure].written(one))
        for goal, one in zip(challenge.goals, found, strict=True)
    ]
    return (
        f"<section{_apart(number)}>{_heading(number, challenge.title, challenge.minutes)}"
        f'<p class="ask">{inline(challenge.question)}</p>{blocks(challenge.introduction)}'
        f"<h3>{escape(_('A solution'))}</h3>{table(rows, ('', _('Measured with it')))}"
        f"{_run(challenge.run.task, challenge.run.page, ran, server, _('Open the solution'))}"
        f"<h3>{escape(_('Hints, one at a time'))}</h3>{items(challenge.hints)}"
        f"<blockquote>{blocks(challenge.explanation)}</blockquote></section>"
    )


def _heading(number, title, minutes):
    said = _("{n}. {title}, {minutes} minutes").format(n=number, title=title, minutes=minutes)
    return f"<h2>{escape(said)}</h2>"


def _apart(number):
    """Each begins on a page of its own."""
    return ' class="sheet"' if number > 1 else ""


def _prediction(prediction, found):
    rows, shown = RIGHT[prediction.kind](prediction, found)
    title = _(MEASURES[prediction.measure].title)
    return (
        f'<article><p class="ask">{inline(prediction.ask)}</p>{table(rows)}'
        f"{picture(shown, title) if shown else ''}</article>"
    )


def _choice(prediction, found):
    right = right_option(prediction, found)
    others = [option.text for option in prediction.options if not option.holds(found)]
    rows = [
        (pgettext("answer", "Right"), right),
        (_measured(prediction), MEASURES[prediction.measure].written(found)),
    ]
    return [*rows, (_("Tempting wrong answers"), "; ".join(others))], None


def _number(prediction, found):
    about = MEASURES[prediction.measure]
    if prediction.factor:
        near = _("within a factor of {factor}").format(factor=general(prediction.factor))
    else:
        near = _("within {distance}").format(distance=about.written(prediction.within))
    return [(_measured(prediction), about.written(found)), (_("Counts as right"), near)], None


def _line(prediction, found):
    about = MEASURES[prediction.measure]
    heights = zip(epochs_of(prediction, found), at_points(prediction, found), strict=True)
    point = _("{value} (epoch {epoch})")
    told = ", ".join(point.format(value=about.written(height), epoch=counted(epoch)) for epoch, height in heights)
    near = _("{distance} away on average").format(distance=about.written(prediction.within))
    rows = [(_measured(prediction), told), (_("Counts as right, up to"), near)]
    return rows, curve_of(found, prediction.low, prediction.high)


def _boundary(prediction, found):
    wrong = percent(float((found.answers != found.classes).mean()), 1)
    line, outline = _("A straight line"), _("An outline with {n} corners").format(n=prediction.points)
    near = _("right where it disagrees with the network about up to {share} of the points")
    return [
        (line if prediction.points == 2 else outline, near.format(share=percent(prediction.within))),
        (_("Training points on the network's wrong side"), wrong),
    ], plane_of(found)


def _measured(prediction):
    return _("{measure}, measured").format(measure=titled(prediction))


def _run(task, page, ran, server, label=None):
    opens = link(run_address(server, page, ran.link), label or _("Open this run"))
    return f"<p><strong>{escape(_('Run.'))}</strong> {inline(task)}</p><p>{opens}</p>"


def _row_of_goal(goal):
    return f"<p>{escape(goal_said(goal))}.</p>"


RIGHT = {"choice": _choice, "number": _number, "line": _line, "boundary": _boundary}
WRITTEN = {Lesson: _lesson, Challenge: _challenge}
