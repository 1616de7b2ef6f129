"""How networks that read sequences are looked at: their states, their gates, and the error back through time."""

import numpy as np

from playground.choices.forks import forked_at
from playground.recording.sequences.probe import CellFrame, CellProbe
from playground.recording.sequences.verdicts import ReadingFacts, verdicts
from playground.recording.sequences.writing import write_on


class SequencesView:
    """Up to three runs side by side: one sequence through each of them, and the error on its way back."""

    parts = CellFrame._fields
    explains = False  # the verdicts say why

    def __init__(self, together):
        self.together = together
        self.chances = [history.prepared.nothing for history in together.histories]
        self.probes = [CellProbe(history.experiment, history.prepared) for history in together.histories]
        self.n_maps = max(len(probe.map_names) for probe in self.probes)

    def scene(self):
        """`(scene, arrays)`: what can be said in JSON; there are no bytes."""
        runs, histories = self.together.runs, self.together.histories
        experiment, prepared = histories[0].experiment, histories[0].prepared
        return {
            "kind": "sequences",
            "titles": runs.titles,
            "layers": [3] * len(histories),
            "score": ["accuracy" if history.prepared.n_classes else "R²" for history in histories],
            "has_test": [True] * len(histories),
            "chance": self.chances,
            "is_forked": any(map(forked_at, runs.experiments)),
            "units": experiment.units,
            "steps": experiment.n_steps,
            "maps": [probe.map_names for probe in self.probes],
            "is_gated": [bool(probe.layer.cell.shown) for probe in self.probes],
            "reads": _says(experiment, prepared.test.x[0]),
            "wanted": _wanted(prepared),
            "is_value": not prepared.n_classes,
            "classes": list(experiment.source.class_names(experiment)) if prepared.n_classes else [],
        }, {}

    def frame(self, steps):
        """The `CellFrame` of all runs, (S, ...) each; NaN and 0 for a run that has none."""
        found = [probe.frame(step, self.n_maps) for probe, step in zip(self.probes, steps, strict=True)]
        example = next(frame for frame in found if frame is not None)
        nothing = CellFrame(*(_nothing_like(array) for array in example))
        return CellFrame(*map(np.stack, zip(*(frame or nothing for frame in found), strict=True)))

    def written(self, steps, prompt, temperature, count, seed):
        """What each run writes after a prompt, "" for one that has no numbers any more; see `write_on`."""
        return [
            "" if step is None else write_on(history.experiment, step.flat, prompt, temperature, count, seed)
            for history, step in zip(self.together.histories, steps, strict=True)
        ]

    def facts(self, run, step, frame):
        """The `ReadingFacts` of a run at a step."""
        return ReadingFacts(
            frame.errors[run],
            float(frame.radius[run]),
            float(frame.factor[run]),
            step.test_score,
            self.chances[run],
            step.epoch,
            bool(self.probes[run].layer.cell.shown),
        )

    def verdicts(self, facts):
        """The `Verdict`s that they lead to."""
        return verdicts(facts)


def _nothing_like(array):
    return np.full(array.shape, np.nan if array.dtype.kind == "f" else 0, array.dtype)


def _says(experiment, x):
    """The inputs of every step as short texts."""
    if experiment.source.is_text:
        known = experiment.source.class_names(experiment)
        return [known[place] for place in x.argmax(axis=1)]
    return experiment.source.says(x)


def _wanted(prepared):
    """The answers that are wanted about the first sequence, a value or a class a step, None where none counts."""
    first = prepared.test.part(slice(0, 1))
    n_steps = first.x.shape[1]
    if first.counts is None:
        return [None] * (n_steps - 1) + [float(first.y[0])]
    return [float(y) if counts else None for y, counts in zip(first.y[0], first.counts[0], strict=True)]
