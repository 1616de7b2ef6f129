"""A lesson that is being written: a dictionary that may hold anything as yet, and the table it makes.

It has the keys of a lesson's table, all of them, and what is of no use for now stays in it: the options of a
prediction that is a number at the moment, a goal that is switched off. `further` is one text, an idea a line.
"""

from playground.languages import _, mark
from playground.lessons.building.texts import with_numbers
from playground.lessons.lesson import Lesson, Minutes, Round
from playground.lessons.prediction import Option, Prediction, why_not_one
from playground.lessons.run import Run


def _most(made, name):
    return made.__dataclass_fields__[name].metadata["rule"].most


MOST_ROUNDS = _most(Lesson, "rounds")
MOST_PREDICTIONS = _most(Round, "predictions")
MOST_OPTIONS = _most(Prediction, "options")
MOST_GOALS = _most(Round, "goals")
MOST_CONTROLS = _most(Run, "controls")
FEWEST_OPTIONS = 2
NEEDED = {  # texts without which there is no lesson: what is said where one is missing
    "title": mark("Give the lesson a title."),
    "question": mark("Ask a question: it is what students read first."),
    "introduction": mark("Write an introduction: what students need to know before they predict."),
}


def blank():
    """A lesson about which nothing is known."""
    texts = dict.fromkeys(("title", "question", "introduction", "further"), "")
    return texts | {"minutes": 2, "further_minutes": 3, "rounds": [a_round()]}


def a_round():
    run = {"page": "", "link": "", "task": "", "controls": [], "reach": "", "epoch": 0}
    return {
        "run": run,
        "predictions": [a_prediction()],
        "explanation": "",
        "goals": [],
        "minutes": vars(Minutes()).copy(),
    }


def a_prediction():
    return {
        "ask": "",
        "kind": "choice",
        "measure": "",
        "of": "",
        "options": [an_option(), an_option()],
        "low": 0.0,
        "high": 1.0,
        "is_factor": False,
        "within": 0.05,
        "factor": 2.0,
        "points": 9,
    }


def an_option():
    return {"text": "", "at_least": None, "below": None}


def a_goal():
    return {"measure": "", "of": "", "is_least": True, "wanted": 0.9}


def of(lesson):
    """The draft of a `Lesson`; its numbers have become part of its texts."""
    lesson = with_numbers(lesson)
    texts = {name: getattr(lesson, name) for name in ("title", "question", "introduction")}
    minutes = {"minutes": lesson.minutes, "further_minutes": lesson.further_minutes}
    rounds = [_of_round(one) for one in lesson.rounds]
    further = "\n".join(" ".join(idea.split()) for idea in lesson.further)
    return texts | minutes | {"further": further, "rounds": rounds}


def _of_round(of_round):
    run = vars(of_round.run) | {"controls": list(of_round.run.controls)}
    return {
        "run": run,
        "predictions": [_of_prediction(one) for one in of_round.predictions],
        "explanation": of_round.explanation,
        "goals": [_of_goal(one) for one in of_round.goals],
        "minutes": vars(of_round.minutes).copy(),
    }


def _of_prediction(prediction):
    options = [vars(option).copy() for option in prediction.options]
    defaults = a_prediction()
    held = {name: getattr(prediction, name) for name in defaults if name != "is_factor"}
    kept = {name: held[name] or defaults[name] for name in ("within", "factor")}
    return held | kept | {"options": options or defaults["options"], "is_factor": bool(prediction.factor)}


def _of_goal(goal):
    return {"measure": goal.measure, "of": goal.of, "is_least": goal.at_most is None, "wanted": goal.wanted}


def table(draft):
    """The table that `rules.read` makes a `Lesson` of, if all is well."""
    made = {name: draft[name] for name in ("title", "question", "introduction", "minutes")}
    made["rounds"] = [_round_table(one) for one in draft["rounds"]]
    if ideas := [line.strip() for line in draft["further"].splitlines() if line.strip()]:
        made |= {"further": ideas, "further_minutes": draft["further_minutes"]}
    return made


def _round_table(of_round):
    run = _without_defaults(of_round["run"], {"reach": "", "epoch": 0, "controls": []})
    made = {
        "predictions": [_prediction_table(one) for one in of_round["predictions"]],
        "run": run,
        "minutes": of_round["minutes"],
    }
    if of_round["explanation"].strip():
        made["explanation"] = of_round["explanation"]
    if of_round["goals"]:
        made["goals"] = [_goal_table(one) for one in of_round["goals"]]
    return made


def _prediction_table(draft):
    made = {name: draft[name] for name in ("ask", "kind", "measure")} | (
        {"of": draft["of"]} if draft["of"] else {}
    )
    if draft["kind"] == "choice":
        none = {"at_least": None, "below": None}
        return made | {"options": [_without_defaults(one, none) for one in draft["options"]]}
    near = "factor" if draft["kind"] == "number" and draft["is_factor"] else "within"
    made[near] = draft[near]
    if draft["kind"] != "boundary":
        made |= {"low": draft["low"], "high": draft["high"]}
    return made | ({} if draft["kind"] == "number" else {"points": draft["points"]})


def _goal_table(draft):
    bound = "at_least" if draft["is_least"] else "at_most"
    made = {"measure": draft["measure"], bound: draft["wanted"]}
    return made | ({"of": draft["of"]} if draft["of"] else {})


def _without_defaults(held, defaults):
    return {name: value for name, value in held.items() if name not in defaults or value != defaults[name]}


def missing(draft):
    """`(path, sentence)` of everything that is not there yet, in the order of the page."""
    yield from (((name,), _(told)) for name, told in NEEDED.items() if not draft[name].strip())
    for number, of_round in enumerate(draft["rounds"]):
        path = "rounds", number
        if not of_round["run"]["page"]:
            yield (*path, "run"), _("Choose what is run.")
        elif not of_round["run"]["task"].strip():
            yield (*path, "run", "task"), _("Say what students do there, such as: Press Play.")
        if too_many := too_many_controls(of_round["run"]):
            yield (*path, "run", "controls"), too_many
        for place, prediction in enumerate(of_round["predictions"]):
            yield from _missing_in(prediction, (*path, "predictions", place))


def too_many_controls(run):
    """A sentence where more stays than a lesson can leave, else ""."""
    count = len(run["controls"])
    if count <= MOST_CONTROLS:
        return ""
    return _("A lesson leaves up to {most} settings, not {n}.").format(most=MOST_CONTROLS, n=count)


def options_of(prediction):
    """The `Option`s of a prediction, though some have no text yet."""
    return tuple(Option(**option | {"text": option["text"].strip() or "…"}) for option in prediction["options"])


def _missing_in(prediction, path):
    if not prediction["ask"].strip():
        yield (*path, "ask"), _("Ask what students should predict.")
    if prediction["kind"] == "choice":
        for place, option in enumerate(prediction["options"]):
            if not option["text"].strip():
                yield (*path, "options", place, "text"), _("Write answer {n}.").format(n=place + 1)
        if why_not_one(options_of(prediction)):
            told = _("Whatever is measured, one answer has to be right: say from where to where each is.")
            yield (*path, "options"), told
