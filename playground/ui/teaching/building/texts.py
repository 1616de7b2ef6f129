"""The texts of a lesson and of a round."""

from playground.languages import _, mark
from playground.lessons.lesson import Lesson, Round
from playground.lessons.run import Run


def show(form, of_round):
    """Text fields; `form` is the lesson's, `of_round` the round's."""
    form.text("title", _("Title"), _most(Lesson, "title"), placeholder=_("One unit, and XOR"))
    about = _("The heading of the lesson: what students wonder about.")
    form.text(
        "question",
        _("Question"),
        _most(Lesson, "question"),
        placeholder=_("What can a single unit never learn?"),
        help=about,
    )
    about = _("Markdown: **bold**, lists, `code`, formulas between $ signs. Links and pictures are shown as text.")
    form.texts("introduction", _("Introduction"), _most(Lesson, "introduction"), height=120, help=about)
    of_round.part("run").texts("task", _("Task"), _most(Run, "task"), height=80, placeholder=_(TASK))
    about = _("Students see it last, after they have tried to say it themselves. May be empty.")
    of_round.texts("explanation", _("Explanation"), _most(Round, "explanation"), height=80, help=about)
    about = _("Comes at the end. May be empty.")
    form.texts("further", _("Things to try, one a line"), LONGEST_FURTHER, height=80, help=about)


TASK = mark("Press Play and watch the line until epoch 200.")
FURTHER = Lesson.__dataclass_fields__["further"].metadata["rule"]
LONGEST_FURTHER = FURTHER.most * FURTHER.each.most


def _most(made, name):
    return made.__dataclass_fields__[name].metadata["rule"].most
