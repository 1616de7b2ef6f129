"""What was trained, in a line."""

from playground.choices.forks import forked_at
from playground.engine import ACTIVATIONS, OPTIMIZERS
from playground.engine.recurrent import CELLS


def facts(experiment):
    """Data set, layers, activations, optimizer, rate and seed, and when it was changed last on the way."""
    told = [
        experiment.source.title,
        NETWORKS[experiment.reads](experiment),
        f"{OPTIMIZERS[experiment.optimizer].title}, learning rate {experiment.learning_rate:g}",
        f"seed {experiment.seed}",
    ]
    at = forked_at(experiment)
    return " · ".join(told if at is None else [*told, f"changed at epoch {at}"])


def facts_of_all(runs):
    """One line a run; with its title where there are several."""
    lines = [facts(experiment) for experiment in runs.experiments]
    if len(lines) == 1:
        return lines
    return [f"{title}: {line}" for title, line in zip(runs.titles, lines, strict=True)]


def _layers(experiment):
    sizes = experiment.hidden_sizes
    if not sizes:
        return "no hidden layer"
    names = [ACTIVATIONS[name].title for name in dict.fromkeys(experiment.layer_activations)]
    if len(sizes) > 2 and len(set(sizes)) == 1:
        told = f"{len(sizes)} hidden layers of {sizes[0]}"
    else:
        told = f"hidden layer{'s' if len(sizes) > 1 else ''} {', '.join(map(str, sizes))}"
    return f"{told} ({', '.join(names)})"


def _cell(experiment):
    units = experiment.units
    return f"{CELLS[experiment.cell].title}, {units} unit{'s' if units > 1 else ''}, {experiment.n_steps} steps"


NETWORKS = {"rows": _layers, "sequences": _cell}  # by what is read
