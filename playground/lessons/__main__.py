"""`python -m playground.lessons`: every number of a lesson or a challenge, beside what is measured now."""

import sys

from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.measuring.measured import find, measured
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.runs import made_of, query_of
from playground.lessons.student.answers import option_of


def lines(lesson):
    """What a lesson predicts and states, measured."""
    for number, one in enumerate(lesson.rounds, start=1):
        for prediction in one.predictions:
            found = measured(one.run, prediction.measure, prediction.of)
            if prediction.is_a_number:
                told = MEASURES[prediction.measure].written(found)
                right = prediction.options[option_of(prediction, found)].text if prediction.options else ""
                yield f"  round {number}: {prediction.measure} {prediction.of} = {told} ({found!r}) {right}"
            elif prediction.kind == "line":
                told = ", ".join(f"{value:.3g}" for value in found[:: max(len(found) // 8, 1)])
                yield f"  round {number}: {prediction.measure} {told}"
            else:
                wrong = (found.answers != found.classes).mean()
                yield f"  round {number}: boundary, {wrong:.1%} of the training rows on the wrong side"
    for stated in lesson.numbers:
        run = lesson.rounds[stated.round - 1].run
        found = MEASURES[stated.measure].written(measured(run, stated.measure, stated.of, stated.epoch))
        yield f"  {stated.name}: {stated.written}, measured {found}" + (
            "" if found == stated.written else "  WRONG"
        )


def goals(challenge):
    """What the solution of a challenge reaches."""
    made = made_of(challenge.run.page, challenge.run.target | query_of(challenge.solution))
    for goal in (*challenge.goals, *([challenge.record] if challenge.record else [])):
        found = find(made, goal.measure, goal.of, made.epochs)
        yield f"  {goal.measure} {goal.of} = {MEASURES[goal.measure].written(found)}"


for slug, lesson in LESSONS.items():
    if slug in sys.argv[1:] or not sys.argv[1:]:
        print(f"{slug}: {lesson.title}, {lesson.all_minutes} minutes", *lines(lesson), sep="\n", flush=True)
for slug, challenge in CHALLENGE_FILES.items():
    if slug in sys.argv[1:] or not sys.argv[1:]:
        print(f"{slug}: {challenge.title}", *goals(challenge), sep="\n", flush=True)
