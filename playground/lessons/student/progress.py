"""`Progress`: how far a person is in a lesson, and what was predicted on the way."""

from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from playground.choices.share import to_query
from playground.languages import _
from playground.lessons import packed
from playground.lessons.runs import made_of, query_of
from playground.lessons.student import answers

LONGEST = 4000  # characters of what is written freely


class Ran(NamedTuple):
    """What a person ran: the page's `link`, as in a `Run`, and the `epoch` at which it is measured."""

    link: str
    epoch: int


@dataclass(frozen=True)
class Progress:
    """`answers` to all predictions of each round that has them; what `ran` in each, and how many were `explained`.

    `name` and `notes` are what a person has written for the answer sheet.
    """

    answers: tuple = ()
    ran: tuple[Ran, ...] = ()
    explained: int = 0
    name: str = ""
    notes: str = ""

    def with_answers(self, given):
        """The same with the next round's answers."""
        return replace(self, answers=(*self.answers, tuple(given)))

    def with_run(self, made, epoch):
        """The same with what was run in the next round."""
        return replace(self, ran=(*self.ran, Ran(urlencode(to_query(made)), epoch)))


def write(progress):
    """The word of a link for a `Progress`; "" where nothing has been done."""
    if progress == Progress():
        return ""
    return packed.pack({name: value for name, value in vars(progress).items() if value != getattr(Progress, name)})


def read(lesson, word):
    """The `Progress` in a lesson that a link's word says. Raises ValueError for what is none."""
    return of(lesson, packed.unpack(word))


def of(lesson, table):
    """The `Progress` of a table as it came from a link or a file. Raises ValueError for what is none."""
    try:
        if not isinstance(table, dict):
            raise TypeError
        known = {name: table[name] for name in vars(Progress()) if name in table}
        given = [
            tuple(_answer(prediction, one) for prediction, one in zip(of_round.predictions, said, strict=True))
            for of_round, said in zip(lesson.rounds, known.pop("answers", ()), strict=False)
        ]
        ran = [_ran(of_round, *said) for of_round, said in zip(lesson.rounds, known.pop("ran", ()), strict=False)]
        ran = ran[: len(given)]
        explained = _count(known.pop("explained", 0), len(ran))
        texts = {name: str(text)[:LONGEST] for name, text in known.items()}
    except (TypeError, AttributeError, ValueError):
        raise ValueError(_("It does not go with this lesson.")) from None
    return Progress(tuple(given), tuple(ran), explained, **texts)


def _answer(prediction, said):
    answer = answers.read(prediction, said)
    if answer is None:
        raise ValueError("This is no answer.")
    return answer


def _ran(of_round, link, epoch):
    """What was run in a round, as a link or a file says it."""
    made = made_of(of_round.run.page, query_of(link))
    if not isinstance(epoch, int) or not 0 <= epoch <= getattr(made, "epochs", 0):
        raise ValueError("This is no epoch.")
    run = of_round.run
    if not (run.allows(made) if of_round.goals else run.is_of(made) and epoch == run.last):
        raise ValueError("This is not the run of the round.")
    return Ran(link, epoch)


def _count(number, most):
    if not isinstance(number, int) or not 0 <= number <= most:
        raise ValueError("This is no number of rounds.")
    return number
