"""Solutions and timing as one HTML page that prints well."""

from html import escape

from playground.lessons.answers import at_points, epochs_of, right_option
from playground.lessons.challenge import Challenge
from playground.lessons.lesson import Lesson
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.document import capital, document, link, run_address, table
from playground.lessons.printed.marked import blocks, inline, items
from playground.lessons.printed.pictures import curve_of, picture, plane_of
from playground.lessons.sheet.sheet import goal_said
from playground.lessons.solutions.timing import minutes_of, steps, timetable
from playground.numbers import percent

TITLE = "Solutions and timing"


def page(solved, server):
    """The page's text, of `Solved` ones; `server` is the address that links lead to, with a slash at its end."""
    parts = [_head(solved)]
    parts += [WRITTEN[type(one.subject)](number, one, server) for number, one in enumerate(solved, start=1)]
    rows = [(step.when, step.subject, step.what) for step in timetable([one.subject for one in solved])]
    parts.append(
        f'<section class="plain"><h2>Timetable</h2>{table(rows, ("Minutes", "Lesson", "Step"))}</section>'
    )
    return document(TITLE, "solutions", "\n".join(parts))


def _head(solved):
    minutes = sum(minutes_of(one.subject) for one in solved)
    return (
        f'<header><p class="kind">For teachers · Backprop Playground</p><h1>{TITLE}</h1>'
        f"<p>{len(solved)} {'part' if len(solved) == 1 else 'parts'}, {minutes} minutes in all. Every number was "
        "measured when this page was made.</p></header>"
    )


def _lesson(number, solved, server):
    lesson = solved.subject
    parts = [
        f"<section{_apart(number)}><h2>{number}. {escape(lesson.title)}, {lesson.all_minutes} minutes</h2>"
        f'<p class="ask">{inline(lesson.question)}</p>{blocks(lesson.says(lesson.introduction))}'
    ]
    for place, (of_round, (ran, found)) in enumerate(zip(lesson.rounds, solved.rounds, strict=True), start=1):
        parts.append(f"<h3>Round {place}</h3>" if len(lesson.rounds) > 1 else "")
        parts += map(_prediction, of_round.predictions, found)
        parts.append(_run(lesson.says(of_round.run.task), of_round.run.page, ran, server))
        parts += [_row_of_goal(goal) for goal in of_round.goals]
        if of_round.explanation:
            parts.append(f"<blockquote>{blocks(lesson.says(of_round.explanation))}</blockquote>")
    if lesson.further:
        parts.append(f"<h3>What to try</h3>{items(map(lesson.says, lesson.further))}")
    parts.append(
        f'<div class="plain">{table([(step.what, f"{step.minutes} min") for step in steps(lesson)])}</div>'
    )
    return "\n".join((*parts, "</section>"))


def _challenge(number, solved, server):
    challenge, ((ran, found),) = solved.subject, solved.rounds
    rows = [
        (goal_said(goal), MEASURES[goal.measure].written(one))
        for goal, one in zip(challenge.goals, found, strict=True)
    ]
    return (
        f"<section{_apart(number)}><h2>{number}. {escape(challenge.title)}, {challenge.minutes} minutes</h2>"
        f'<p class="ask">{inline(challenge.question)}</p>{blocks(challenge.introduction)}'
        f"<h3>A solution</h3>{table(rows, ('', 'Measured with it'))}"
        f"{_run(challenge.run.task, challenge.run.page, ran, server, 'Open the solution')}"
        f"<h3>Hints, one at a time</h3>{items(challenge.hints)}"
        f"<blockquote>{blocks(challenge.explanation)}</blockquote></section>"
    )


def _apart(number):
    """Each begins on a page of its own."""
    return ' class="sheet"' if number > 1 else ""


def _prediction(prediction, found):
    rows, shown = RIGHT[prediction.kind](prediction, found)
    title = MEASURES[prediction.measure].title
    return (
        f'<article><p class="ask">{inline(prediction.ask)}</p>{table(rows)}'
        f"{picture(shown, title) if shown else ''}</article>"
    )


def _choice(prediction, found):
    about, right = MEASURES[prediction.measure], right_option(prediction, found)
    others = [option.text for option in prediction.options if option.text != right]
    rows = [("Right", right), (f"{capital(about.title)}, measured", about.written(found))]
    return [*rows, ("Tempting wrong answers", "; ".join(others))], None


def _number(prediction, found):
    about = MEASURES[prediction.measure]
    factor = prediction.factor
    near = f"within a factor of {factor:g}" if factor else f"within {about.written(prediction.within)}"
    return [(f"{capital(about.title)}, measured", about.written(found)), ("Counts as right", near)], None


def _line(prediction, found):
    about = MEASURES[prediction.measure]
    heights = zip(epochs_of(prediction, found), at_points(prediction, found), strict=True)
    told = ", ".join(f"{about.written(height)} (epoch {epoch:,})" for epoch, height in heights)
    near = f"{about.written(prediction.within)} away on average"
    rows = [(f"{capital(about.title)}, measured", told), ("Counts as right, up to", near)]
    return rows, curve_of(found, prediction.low, prediction.high)


def _boundary(prediction, found):
    wrong = percent(float((found.answers != found.classes).mean()), 1)
    shape = "A straight line" if prediction.points == 2 else f"An outline with {prediction.points} corners"
    return [
        (
            shape,
            f"right where it disagrees with the network about up to {percent(prediction.within)} of the points",
        ),
        ("Training points on the network's wrong side", wrong),
    ], plane_of(found)


def _run(task, page, ran, server, label="Open this run"):
    address = run_address(server, page, ran.link)
    return f"<p><strong>Run.</strong> {inline(task)}</p><p>{link(address, label)}</p>"


def _row_of_goal(goal):
    return f"<p>{escape(goal_said(goal))}.</p>"


RIGHT = {"choice": _choice, "number": _number, "line": _line, "boundary": _boundary}
WRITTEN = {Lesson: _lesson, Challenge: _challenge}
