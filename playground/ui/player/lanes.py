"""A bench as the player knows it: one recording of all lanes, with a verdict in words on each of them."""

import numpy as np

from playground.recording.history import History
from playground.recording.lanes.probe import LaneFrame, LaneProbe
from playground.recording.lanes.train import NUMBERS, load_lanes, prepare_bench, train_lanes
from playground.recording.probe import BINS
from playground.recording.verdicts import Facts, alike_units, chance_of, verdicts
from playground.ui.player.recording import Recording


class LaneRecording(Recording):
    """A `Recording` of a bench: its history holds `BenchStep`s."""

    parts = LaneFrame._fields

    @classmethod
    def of(cls, bench):
        return cls(History(bench, prepare_bench(bench), train=train_lanes, names=NUMBERS))

    @property
    def learning_rate(self):
        return self.history.experiment.learning_rate

    def _probe(self, history):
        return LaneProbe(history.experiment, history.prepared)

    def _scene(self):
        bench = self.history.experiment
        scene = {
            "kind": "lanes",
            "titles": bench.titles,
            "layers": [lane.depth + 1 for lane in bench.lanes],
            "score": "accuracy",
            "chance": chance_of(self.history.prepared.train.y),
            "bins": BINS,
            "is_forked": False,
        }
        return {"scene": scene, "forked_from": None}, {}

    def fork_rate(self, epoch, learning_rate):
        """A bench with another learning rate is another bench: here nothing forks."""

    def _header(self, seen):
        """Beside what every recording says: the verdicts on each lane at each frame's epoch."""
        words = [self._verdicts(step, frame) for step, frame in seen]
        return super()._header(seen) | {"words": words}

    def _ending(self):
        at = self.history.diverged_at
        if at is None:
            return None
        return {
            "kind": "diverged",
            "last": self.history.head,
            "message": f"At epoch {at} the last of the losses stopped being a finite number. A smaller learning "
            "rate, or clipping the gradient, lets more of them go on.",
        }

    def _ended_at(self, lane):
        """The first epoch at which a lane's loss was no longer finite."""
        return int(np.flatnonzero(~np.isfinite(self.history.series("train_loss")[:, lane]))[0])

    def verdicts_at(self, epoch):
        """One list of verdicts a lane, as dicts."""
        with self._lock:
            step = self.history.step(epoch)
            return self._verdicts(step, self.probe.frame(step))

    def _verdicts(self, step, frame):
        bench, networks = self.history.experiment, self.probe.networks
        chance = chance_of(self.history.prepared.train.y)
        load_lanes(bench, networks, step.flat)
        found = []
        for lane, network in enumerate(networks):
            layers = slice(len(network.blocks))
            is_finite = np.isfinite(step.train_loss[lane])
            facts = Facts(
                step.delta_norms[lane, layers],
                step.grad_norms[lane, layers],
                frame.dead[lane, layers],
                frame.saturated[lane, layers],
                step.train_loss[lane],
                step.train_score[lane],
                chance,
                step.epoch if is_finite else self._ended_at(lane),
                not is_finite,
                alike_units(network.params) if is_finite else (),
            )
            found.append([verdict._asdict() for verdict in verdicts(facts)])
        return found
