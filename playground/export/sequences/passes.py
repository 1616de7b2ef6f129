"""A network that reads written out in NumPy: forward through time step by step, and back."""

from playground.engine import ACTIVATIONS
from playground.export import sources
from playground.export.pieces import Piece, indented, joined
from playground.languages import _

WITH_ONES = '''def with_ones(a):
    """a (D, N) above a row of ones: a bias is one more weight, on an input that is always 1."""
    return np.vstack([a, np.ones((1, a.shape[1]), a.dtype)])'''

OVER_STEPS = '''def over_steps(came_in, errors):
    """dC/dW of a matrix that all steps share: what came in (D, N) times its error (G, N), summed over steps."""
    return (np.concatenate(errors, axis=1) @ np.concatenate(came_in, axis=1).T).T'''

DROPOUT = '''def dropout_mask(rng, share, shape, dtype):
    """While training, 0 for a share of the units, the same at every step of a sequence; the rest makes up."""
    return 1.0 if rng is None else np.divide(rng.random(shape) >= share, 1 - share, dtype=dtype)'''


def written(run):
    """How the run's cell is written. Raises ExportError where it is not."""
    if run.cell.written is None:
        raise sources.without_lines(_("The cell {name}").format(name=_(run.cell.title)))
    return run.cell.written


def functions(run):
    """The functions that the cell's lines call, and the loss with its gradient."""
    cell = written(run)
    found = [part for name in cell.functions for part in sources.activation(ACTIVATIONS[name], ["f"])]
    if cell.activation:
        found += sources.activation(ACTIVATIONS[cell.activation], ["f", "slope"])
    about = (
        "What the cell calls; then how wrong the scores are, as one number, and how that number changes with each "
        "score."
    )
    return Piece("Functions", about, joined([*found, *sources.loss(run.loss)]))


def forward(run):
    """The way forward: a loop over the steps, the cell's formulas inside."""
    cell, experiment, has_memory = written(run), run.experiment, run.cell.has_memory
    masks = [
        f"{name} = dropout_mask(rng, {share}, ({size}, n), x.dtype)"
        for name, share, size in (("x_mask", "dropout", "n_inputs"), ("h_mask", "recurrent_dropout", "units"))
        if getattr(experiment, share)
    ]
    x_t = "x[t] * x_mask" if experiment.dropout else "x[t]"
    h_t = "before * h_mask" if experiment.recurrent_dropout else "before"
    step = [
        f"x_t, h_t = with_ones({x_t}), {h_t}",
        'z, s = Wb.T @ x_t, weights["U"].T @ h_t',
        *_filled(cell.forward, cell),
        *(_kept_where_absent(has_memory) if run.lengths_vary else []),
        f"steps.append((x_t, h_t, {', '.join(cell.kept)}))",
        *(["states.append(after)"] if run.answers_every_step else []),
        "before = after",
        *(["c = c_after"] if has_memory else []),
    ]
    lines = [
        f"x = sequences.x.astype({run.dtype_text}).transpose(1, 2, 0)",
        f"n_steps, {'n_inputs' if experiment.dropout else '_'}, n = x.shape",
        "before = np.zeros((units, n), x.dtype)",
        *(["c = np.zeros((units, n), x.dtype)"] if has_memory else []),
        *masks,
        'Wb, Vv = np.vstack([weights["W"], weights["b"]]), np.vstack([weights["V"], weights["v"]])',
        "steps, states = [], []" if run.answers_every_step else "steps = []",
        "for t in range(n_steps):",
        *indented(step),
        "read = with_ones(np.concatenate(states, axis=1))"
        if run.answers_every_step
        else "read = with_ones(after)",
        "scores = (Vv.T @ read).T",
        *([] if run.all_count else ["counted = np.flatnonzero(sequences.counts.T)"]),
        f"return scores{'' if run.all_count else '[counted]'}, ({', '.join(_handed_on(run))})",
    ]
    head = "def forward(sequences, rng=None):" if run.draws else "def forward(sequences):"
    told = (
        '    """Scores of the answers that count, and what the way back needs; arrays have a column a sequence."""'
    )
    about = "Step after step, the state and the input become the next state, by the same weights at every step."
    if run.draws:
        about += " With a random number generator rng it is training; without one it only answers."
    code = [WITH_ONES, *([DROPOUT] if run.draws else []), "\n".join([head, told, *indented(lines)])]
    return Piece("Forward through time", about, joined(code))


def _handed_on(run):
    """What the way forward hands to the way back."""
    names = ["read", "steps"]
    names += ["sequences.is_there"] * run.lengths_vary
    names += ["h_mask"] * bool(run.experiment.recurrent_dropout)
    return names + ["counted"] * (not run.all_count)


def _kept_where_absent(has_memory):
    """Steps that are not there leave the state as it is."""
    lines = ["there = sequences.is_there[:, t]", "after = np.where(there, after, before)"]
    return [*lines, "c_after = np.where(there, c_after, c)"] if has_memory else lines


def backward(run):
    """The way back: the error from the last step to the first, then the shared weights."""
    cell, has_memory, splits = written(run), run.cell.has_memory, run.cell.is_split
    varies = run.lengths_vary
    step = [
        f"x_t, h_t, {', '.join(cell.kept)} = steps[t]",
        "d = errors[t + 1]",
        *(_only_where_there(has_memory) if varies else []),
        *_filled(cell.backward, cell),
        "at_sums[t] = dz",
        *(["at_states[t] = ds"] if splits else []),
        *(["dc = dc + passing"] if varies and has_memory else []),
        *(_cut(has_memory) if run.experiment.truncation else []),
        *_handed_back(run),
    ]
    lines = [
        f"{', '.join(name.rpartition('.')[2] for name in _handed_on(run))} = kept",
        *([] if run.all_count else _all_answers(run)),
        "by_answer = read @ d",
        *_arriving(run),
        *(["dc = np.zeros_like(errors[0])"] if has_memory else []),
        "at_sums = [None] * n_steps",
        *(["at_states = [None] * n_steps"] if splits else []),
        "for t in reversed(range(n_steps)):",
        *indented(step),
        "by_input = over_steps([step[0] for step in steps], at_sums)",
        'gradient = {"W": by_input[:-1], "b": by_input[-1]}',
        f'gradient["U"] = over_steps([step[1] for step in steps], {_of_states(run)})',
        *(['gradient["c"] = np.stack(at_states)[:, -units:].sum(axis=(0, 2))'] if splits else []),
        'return gradient | {"V": by_answer[:-1], "v": by_answer[-1]}',
    ]
    told = '    """The gradient of the loss by every weight; d begins as dC/dscores."""'
    about = (
        "The chain rule, from the last step to the first: errors[t] is dC/dh after t steps. A step hands back to "
        "the state before it what went through U; the gradient of a shared weight is the sum over all steps."
    )
    return Piece(
        "Back through time",
        about,
        joined([OVER_STEPS, "\n".join(["def backward(kept, d):", told, *indented(lines)])]),
    )


def _of_states(run):
    return "at_states" if run.cell.is_split else "at_sums"


def _all_answers(run):
    """dC/dscores of every answer: 0 where it does not count."""
    return [
        "of_counted = d",
        'd = np.zeros((weights["V"].shape[1], read.shape[1]), d.dtype).T',
        "d[counted] = of_counted",
    ]


def _arriving(run):
    """The errors that come from the answers, into dC/dh of every step."""
    lines = ['arriving = weights["V"] @ d.T', "n_steps = len(steps)"]
    if not run.answers_every_step:
        return [*lines, "errors = np.zeros((n_steps + 1, *arriving.shape), d.dtype)", "errors[-1] = arriving"]
    return [
        *lines,
        "errors = np.zeros((n_steps + 1, units, arriving.shape[1] // n_steps), d.dtype)",
        "errors[1:] = arriving.reshape(units, n_steps, -1).transpose(1, 0, 2)",
    ]


def _only_where_there(has_memory):
    """Of an error, only what is of steps that are there goes through them; the rest passes by."""
    lines = ["there = is_there[:, t].astype(d.dtype)", "d = d * there"]
    return [*lines, "passing, dc = dc * (1 - there), dc * there"] if has_memory else lines


def _cut(has_memory):
    """Truncated: nothing is handed back from here."""
    lines = ["if (n_steps - t) % truncation == 0:  # nothing is handed back from here"]
    return [*lines, *(["    dc = np.zeros_like(dc)"] if has_memory else []), "    continue"]


def _handed_back(run):
    """What goes on to the state before a step."""
    masked = " * h_mask" if run.experiment.recurrent_dropout else ""
    lines = [f'errors[t] += weights["U"] @ {"ds" if run.cell.is_split else "dz"}{masked}']
    if run.lengths_vary:
        lines.append("errors[t] += errors[t + 1] * (1 - there)")
    return [*lines, "errors[t] += direct"] if written(run).hands_on else lines


def _filled(lines, cell):
    """The cell's lines with the names of its activation and slope in them."""
    if not cell.activation:
        return lines
    entry = ACTIVATIONS[cell.activation]
    return [line.format(f=entry.f.__name__, slope=entry.slope.__name__) for line in lines]
