"""How a recording is looked at: what the browser needs once, and what it needs of every epoch."""

from collections import namedtuple

import numpy as np

from playground.choices.forks import forked_at
from playground.recording.lanes.planes import RESOLUTION, Planes, PlanesProbe
from playground.recording.lanes.probe import LaneProbe
from playground.recording.looking.pictures import PictureFrame, PictureProbe, in_shades
from playground.recording.looking.probe import Frame, Probe
from playground.recording.looking.spread import BINS, Layers
from playground.recording.words.facts import chance_of, facts_of
from playground.recording.words.verdicts import verdicts
from playground.trainers.reading import SequencesView
from playground.trainers.scenes import picture_scene, plane_scene, playground_scene


class LayersView:
    """What is said of networks that are layers in a row; `stuck(frame)` gives their dead and saturated units."""

    explains = True  # why a run went as it did

    def facts(self, run, step, frame):
        """The `Facts` of a run at a step."""
        dead, saturated = self.stuck(frame)
        experiment = self.together.histories[run].experiment
        return facts_of(experiment, step, dead[run], saturated[run], self.chances[run])

    def verdicts(self, facts):
        """The `Verdict`s that they lead to."""
        return verdicts(facts)


class PlaygroundView(LayersView):
    """One run: its plane, its units, its layers."""

    def __init__(self, together):
        self.together = together
        (self.history,) = together.histories
        self.chances = [chance(self.history)]  # accuracies of answers that never change, one a run
        self.sees_pictures = self.history.prepared.image_shape is not None
        kind = PictureProbe if self.sees_pictures else Probe
        self.probe = kind(self.history.experiment, self.history.prepared)
        self.parts = (PictureFrame if self.sees_pictures else Frame)._fields  # of every epoch

    def scene(self):
        """`(scene, arrays)`: what can be said in JSON, and what is sent as bytes."""
        make = picture_scene if self.sees_pictures else playground_scene
        return make(self.history.experiment, self.history.prepared, self.probe)

    def frame(self, steps):
        """The `Frame` or `PictureFrame` of the run's step."""
        return self.probe.frame(steps[0])

    def look(self, steps, picture):
        """The `Look` at a picture: the number of one that is shown, or pixels (D,) as the data have them."""
        if np.ndim(picture):
            (x,) = self.history.prepared.inputs.of(np.reshape(picture, (1, -1)))
        else:
            x = self.probe.row(min(picture, len(self.probe.y) - 1))
        return self.probe.look(steps[0], x)

    def shades(self, picture):
        """Pixels (D,) as the data have them, in bytes."""
        return in_shades(self.history.prepared.dataset.x, np.reshape(picture, (1, -1)))[0]

    def stuck(self, frame):
        """Shares of dead and of saturated units, one array (L,) each a run."""
        return [frame.dead], [frame.saturated]


class LanesView(LayersView):
    """Up to six runs side by side: their layers."""

    parts = Layers._fields

    def __init__(self, together):
        self.together = together
        self.chances = [chance(history) for history in together.histories]
        self.probe = LaneProbe(together.histories)

    def scene(self):
        """`(scene, arrays)`: what can be said in JSON; there are no bytes."""
        runs, histories = self.together.runs, self.together.histories
        return {
            "kind": "lanes",
            "titles": runs.titles,
            "layers": [len(history.experiment.hidden_sizes) + 1 for history in histories],
            "score": ["accuracy" if history.prepared.n_classes else "R²" for history in histories],
            "has_test": [len(history.prepared.test.y) > 0 for history in histories],
            "chance": self.chances,
            "bins": BINS,
            "is_forked": any(map(forked_at, runs.experiments)),
        }, {}

    def frame(self, steps):
        """The `Layers` of all runs, (S, L, ...) each."""
        return self.probe.frame(steps)

    def stuck(self, frame):
        """Shares of dead and of saturated units, one array (L,) each a run."""
        counts = [len(network.blocks) for network in self.probe.networks]
        return tuple(
            [shares[:count] for shares, count in zip(found, counts, strict=True)]
            for found in (frame.dead, frame.saturated)
        )


class RunsView(LanesView):
    """The same with the plane of each run's data."""

    parts = (*Layers._fields, *Planes._fields)

    def __init__(self, together):
        super().__init__(together)
        self.planes = PlanesProbe(together.histories)

    def scene(self):
        """`(scene, arrays)`; the training points of run 0 are `points_0` (N, 2), their classes or values `y_0`."""
        scene, arrays = super().scene()
        # a fork begins again as what it is, beside the run that it came from
        scene |= {"kind": "runs", "is_forked": False, "resolution": RESOLUTION, "planes": []}
        for run, history in enumerate(self.together.histories):
            plane, points = plane_scene(history.experiment, history.prepared)
            scene["planes"].append(plane)
            arrays |= {f"{name}_{run}": values for name, values in points.items()}
        return scene, arrays

    def frame(self, steps):
        return RunsFrame(*super().frame(steps), *self.planes.frame(steps))


RunsFrame = namedtuple("RunsFrame", RunsView.parts)
VIEWS = {"playground": PlaygroundView, "lanes": LanesView, "runs": RunsView, "sequences": SequencesView}
ALONE = {"rows": "playground", "sequences": "sequences"}  # how one run is looked at, by what it reads


def chance(history):
    """The accuracy of an answer that never changes; None where values are predicted."""
    return chance_of(history.prepared.train.y) if history.prepared.n_classes else None
