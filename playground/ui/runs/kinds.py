"""Which kinds of run a visit keeps: where each is opened, what is said of it, and what stands side by side."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from playground.choices import forks
from playground.choices.experiment import Experiment
from playground.choices.sequence import MOST_CELLS, SequenceBench, SequenceExperiment
from playground.choices.sequence.beside import too_many, unlike
from playground.engine import ACTIVATIONS
from playground.engine.recurrent import CELLS
from playground.languages import _, listed, mark, ngettext
from playground.numbers import counted
from playground.ui.labels import LABELS, SEQUENCE_LABELS, SEQUENCE_RUN_LABELS
from playground.ui.visit.places import PLAYGROUND, SEQUENCES, Place


class Kind(NamedTuple):
    """Everything that the page of runs knows about one kind.

    `opened(made)` is what the page at `place`, a file `page`, records of one run. `view`
    is how several are looked at side by side, and `why_not(experiments)` the sentence that says why some cannot
    be, "" where they can. `parts(made)` are the first words of a line about a run, and `is_right_or_wrong(made)`
    whether its score is an accuracy. `always` are the fields that every comparison names, `labels` what all are
    called, `zeros` what a 0 means where it is no number. `settings` may be another after a fork, beside the
    learning rate; `fork_note` is what a person should know before, `fork_label` what the button says.
    """

    made: type
    place: Place
    page: str
    opened: Callable
    view: str
    why_not: Callable[[Sequence], str]
    parts: Callable[..., list[str]]
    is_right_or_wrong: Callable[..., bool]
    labels: dict
    always: tuple[str, ...]
    zeros: dict[str, str]
    settings: tuple[str, ...]
    fork_note: str
    fork_label: str


def kind_of(made):
    """The `Kind` of an experiment, by what its network reads."""
    return KINDS[made.reads]


def why_not_beside(experiments):
    """Why these runs cannot be watched side by side, in a sentence; "" where they can."""
    if len({made.reads for made in experiments}) > 1:
        return _(
            "A network that reads sequences and one that reads rows have no picture in common: the table alone "
            "compares them. Choose runs of one kind to watch them side by side."
        )
    return kind_of(experiments[0]).why_not(experiments)


def _layers(made):
    sizes = "-".join(map(str, made.hidden_sizes))
    names = dict.fromkeys(_(ACTIVATIONS[name].title) for name in made.layer_activations)
    return [_(made.source.title), f"{sizes} {listed(names)}" if sizes else _("no hidden layers")]


def _cell(made):
    units = ngettext("{n} unit", "{n} units", made.units).format(n=counted(made.units))
    task = _("{task}, length {length}").format(task=_(made.source.title), length=counted(made.length))
    return [task, f"{_(CELLS[made.cell].title)}, {units}"]


def _unlike_sequences(experiments):
    if too_many(experiments):
        text = _(
            "Up to {most} networks that read sequences can be watched side by side, not {n}: the table alone "
            "compares them."
        )
        return text.format(most=MOST_CELLS, n=len(experiments))
    names = [_("“{name}”").format(name=_(KINDS["sequences"].labels[name][0])) for name in unlike(experiments)]
    if not names:
        return ""
    text = _(
        "Networks that read sequences can be watched side by side where they read the same ones and have as many "
        "units. These differ in {settings}: the table alone compares them."
    )
    return text.format(settings=listed(names))


KINDS = {
    "rows": Kind(
        made=Experiment,
        place=PLAYGROUND,
        page="pages/live.py",
        opened=lambda made: made,
        view="runs",
        why_not=lambda experiments: "",
        parts=_layers,
        is_right_or_wrong=lambda made: made.task == "classification",
        labels=LABELS,
        always=("dataset", "hidden_sizes", "activation", "optimizer", "learning_rate", "batch_size"),
        zeros={"clip_norm": mark("off")},
        settings=tuple(forks.SETTINGS),
        fork_note=mark(
            "Everything else goes on as it was; a new optimizer starts with an empty memory. To set one weight by "
            "hand, open the run and go to the Microscope."
        ),
        fork_label=mark("Fork and open it on the playground"),
    ),
    "sequences": Kind(
        made=SequenceExperiment,
        place=SEQUENCES,
        page="pages/sequences.py",
        opened=SequenceBench.of,
        view="sequences",
        why_not=_unlike_sequences,
        parts=_cell,
        is_right_or_wrong=lambda made: made.loss_name != "mse",
        labels=LABELS | SEQUENCE_LABELS | SEQUENCE_RUN_LABELS,
        always=("task", "length", "cell", "units", "optimizer", "learning_rate", "batch_size"),
        zeros={"spectral_radius": mark("as drawn"), "truncation": mark("never"), "clip_norm": mark("off")},
        settings=(),
        fork_note=mark(
            "Everything else goes on as it was. While a network reads sequences, only its learning rate can "
            "change on the way. Any other change starts a run from the beginning, on the Sequences page."
        ),
        fork_label=mark("Fork and open it on the Sequences page"),
    ),
}
PLACES = [kind.place for kind in KINDS.values()]  # whose runs are kept
