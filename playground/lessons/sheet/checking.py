"""Whether a sheet states what its runs say: each is made again from its link, and every number compared.

This is the proof, and the only one: the server knows no secret and nobody's name, so a code can be made by anyone.
What a rerun cannot tell is who wrote a sheet, when a prediction was made, and whether the free text is the
student's own.
"""

from playground.lessons import named
from playground.lessons.printed.pictures import is_like
from playground.lessons.rules import LessonError
from playground.lessons.sheet.page import AS_PREDICTED, SURPRISE
from playground.lessons.sheet.sheet import edition, outcome


def check(sheet, measuring):
    """Sentences about what is not confirmed; none where every number is what is measured now."""
    found = [*_about_page(sheet), *_about_lesson(sheet)]
    for number in range(1, len(sheet.progress.ran) + 1):
        try:
            again = outcome(sheet.lesson, sheet.progress, number, measuring)
        except (ValueError, LookupError) as error:
            found.append(f"Round {number} cannot be run again: {error}")
        else:
            found += [f"Round {number}: {said}" for said in _unlike(sheet, number, again)]
    return found


def _about_page(sheet):
    if sheet.edition != edition():
        yield (
            "Another edition of the playground wrote this sheet, so only its data were checked, not whether its "
            "page shows them."
        )


def _about_lesson(sheet):
    try:
        here = named.lesson_of(sheet.name)
    except LessonError as error:
        yield f"This server cannot say whether the lesson is the one that was set. {error}"
        return
    if here != sheet.lesson:
        yield f"The lesson on the sheet is not {sheet.name} as this server has it: its texts or settings differ."


def _unlike(sheet, number, again):
    """What a round states otherwise than it is measured `again`."""
    stated = sheet.outcomes[number - 1]
    of_round = sheet.lesson.rounds[number - 1]
    for prediction, mine, theirs in zip(of_round.predictions, stated.results, again.results, strict=True):
        yield from _pairs(mine.stated, theirs.stated)
        if mine.is_right != theirs.is_right:
            right, wrong = (AS_PREDICTED, SURPRISE) if mine.is_right else (SURPRISE, AS_PREDICTED)
            yield f"“{prediction.ask}” is stated to be {right}, and it is {wrong}."
        if not is_like(mine.picture, theirs.picture):
            yield f"the picture of “{prediction.ask}” is not what is measured."
    yield from _pairs(stated.goals, again.goals)
    if stated.verdicts != again.verdicts:
        yield f"the sheet says {_words(stated)}, and of what is measured one says {_words(again)}."


def _words(outcome):
    return " ".join(f"“{text}”" for _, text, _ in outcome.verdicts) or "nothing"


def _pairs(stated, measured):
    """Where two lists of (label, text) differ."""
    if [label for label, _ in stated] != [label for label, _ in measured]:
        yield "what is stated is not what this lesson measures."
        return
    for (label, mine), (_, theirs) in zip(stated, measured, strict=True):
        if mine != theirs:
            yield f"{label}: the sheet states {mine}, measured is {theirs}."
