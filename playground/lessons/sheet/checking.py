"""Whether a sheet states what its runs say: each is made again from its link, and every number compared.

This is the proof, and the only one: the server knows no secret and nobody's name, so a code can be made by anyone.
What a rerun cannot tell is who wrote a sheet, when a prediction was made, and whether the free text is the
student's own.

What a sheet states stands in its own language, so it is measured in that; what is said of it, in the reader's.
"""

from playground.languages import _, speaking
from playground.lessons import named
from playground.lessons.printed.pictures import is_like
from playground.lessons.rules import LessonError
from playground.lessons.sheet.sheet import edition, outcome


def check(sheet, measuring):
    """Sentences about what is not confirmed; none where every number is what is measured now."""
    found = [*_about_page(sheet), *_about_lesson(sheet)]
    for number in range(1, len(sheet.progress.ran) + 1):
        try:
            with speaking(sheet.language):
                again = outcome(sheet.told, sheet.progress, number, measuring)
        except (ValueError, LookupError):
            said = _("Round {n} cannot be run again: {problem}")
            found.append(said.format(n=number, problem=_problem(sheet, number, measuring)))
        else:
            in_round = _("Round {n}: {said}")
            found += [in_round.format(n=number, said=said) for said in _unlike(sheet, number, again)]
    return found


def _problem(sheet, number, measuring):
    """Why a round cannot be run again, in the reader's language."""
    try:
        outcome(sheet.told, sheet.progress, number, measuring)
    except (ValueError, LookupError) as error:
        return error


def _about_page(sheet):
    if sheet.edition != edition(sheet.language):
        yield _(
            "Another edition of the playground wrote this sheet, so only its data were checked, not whether its "
            "page shows them."
        )


def _about_lesson(sheet):
    try:
        named.lesson_of(sheet.name)
    except LessonError as error:
        yield _("This server cannot say whether the lesson is the one that was set. {problem}").format(
            problem=error
        )
        return
    with speaking(sheet.language):
        here = named.lesson_of(sheet.name)
    if here != sheet.lesson:
        said = _("The lesson on the sheet is not {name} as this server has it: its texts or settings differ.")
        yield said.format(name=sheet.name)


def _unlike(sheet, number, again):
    """What a round states otherwise than it is measured `again`."""
    stated = sheet.outcomes[number - 1]
    of_round = sheet.told.rounds[number - 1]
    for prediction, mine, theirs in zip(of_round.predictions, stated.results, again.results, strict=True):
        yield from _pairs(mine.stated, theirs.stated)
        if mine.is_right != theirs.is_right:
            said = _(
                "“{question}” is stated to be as predicted, and it is a surprise."
                if mine.is_right
                else "“{question}” is stated to be a surprise, and it is as predicted."
            )
            yield said.format(question=prediction.ask)
        if not is_like(mine.picture, theirs.picture):
            said = _("the picture of “{question}” is not what is measured.")
            yield said.format(question=prediction.ask)
    yield from _pairs(stated.goals, again.goals)
    if stated.verdicts != again.verdicts:
        said = _("the sheet says {stated}, and of what is measured one says {measured}.")
        yield said.format(stated=_words(stated), measured=_words(again))


def _words(outcome):
    quoted = _("“{text}”")
    return " ".join(quoted.format(text=text) for _title, text, _rule in outcome.verdicts) or _("nothing")


def _pairs(stated, measured):
    """Where two lists of (label, text) differ."""
    if [label for label, _text in stated] != [label for label, _text in measured]:
        yield _("what is stated is not what this lesson measures.")
        return
    said = _("{label}: the sheet states {stated}, measured is {measured}.")
    for (label, mine), (_label, theirs) in zip(stated, measured, strict=True):
        if mine != theirs:
            yield said.format(label=label, stated=mine, measured=theirs)
