"""What was trained, in a line."""

from playground.choices.forks import forked_at
from playground.engine import ACTIVATIONS, OPTIMIZERS
from playground.engine.recurrent import CELLS
from playground.languages import _, ngettext
from playground.numbers import counted, general


def facts(experiment):
    """Data set, layers, activations, optimizer, rate and seed, and when it was changed last on the way."""
    told = [
        _(experiment.source.title),
        NETWORKS[experiment.reads](experiment),
        _("{optimizer}, learning rate {rate}").format(
            optimizer=_(OPTIMIZERS[experiment.optimizer].title), rate=general(experiment.learning_rate)
        ),
        _("seed {seed}").format(seed=experiment.seed),
    ]
    at = forked_at(experiment)
    return " · ".join(told if at is None else [*told, _("changed at epoch {epoch}").format(epoch=counted(at))])


def facts_of_all(made):
    """One line for each run of what was trained; with its title where there are several."""
    lines = [facts(experiment) for experiment in made.runs.experiments]
    if len(lines) == 1:
        return lines
    return [
        _("{title}: {facts}").format(title=title, facts=line)
        for title, line in zip(made.said_titles, lines, strict=True)
    ]


def _layers(experiment):
    sizes = experiment.hidden_sizes
    if not sizes:
        return _("no hidden layer")
    names = [_(ACTIVATIONS[name].title) for name in dict.fromkeys(experiment.layer_activations)]
    if len(sizes) > 2 and len(set(sizes)) == 1:
        told = ngettext("{n} hidden layer of {size}", "{n} hidden layers of {size}", len(sizes))
        told = told.format(n=len(sizes), size=sizes[0])
    else:
        told = ngettext("hidden layer {sizes}", "hidden layers {sizes}", len(sizes))
        told = told.format(sizes=", ".join(map(str, sizes)))
    return f"{told} ({', '.join(names)})"


def _cell(experiment):
    told = ngettext("{cell}, {n} unit, {steps} steps", "{cell}, {n} units, {steps} steps", experiment.units)
    about = {"cell": _(CELLS[experiment.cell].title), "steps": counted(experiment.n_steps)}
    return told.format(n=experiment.units, **about)


NETWORKS = {"rows": _layers, "sequences": _cell}  # by what is read
