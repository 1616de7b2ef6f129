"""What is known after every epoch of a network that reads sequences: the same `Step` as of any other."""

import numpy as np

from playground.engine.recurrent import state_of
from playground.recording.observe import accuracy, delta_norms, norms, r2, ratios
from playground.recording.steps import Step


class Observer:
    """Looks at one network through its `Reader`, in batches as large as those that it is trained with."""

    def __init__(self, experiment, prepared, reader):
        self.network, self.reader = reader.network, reader
        self.score = accuracy if prepared.n_classes else r2
        self.test = batches_of(prepared.test, experiment.batch_size)

    def step(self, epoch, before, optimizer, given):
        """The `Step` of the network as it is now; `before` (F,) are its numbers an epoch ago.

        Its training loss and score are those of the epoch's `given` answers, (raw, targets) a batch, each before
        the batch's update: sequences that the network had not seen. Layers are the matrices for input, state and
        answer; deltas are dC/dh of the first step and the last, and dC/dscores, of the first test batch, and so
        are gradients.
        """
        network, flat = self.network, self.network.flat.copy()
        train_loss, train_score = self._measured(given)
        test_loss, test_score = self._measured(self.answers(self.test))
        workspace = self._sent_back(self.test[0])
        cache = state_of(workspace)
        moved, sizes = norms(network.weights(flat - before)), norms(network.weights(before))
        return Step(
            epoch,
            train_loss,
            test_loss,
            train_score,
            test_score,
            grad_norms=norms(workspace.weight_gradients),
            delta_norms=delta_norms([cache.grad_h[1], cache.grad_h[-1], workspace.grad_scores], cache.n_rows),
            update_norms=moved,
            update_ratios=ratios(moved, sizes) if epoch else np.full(len(moved), np.nan),
            learning_rate=optimizer.learning_rate,
            flat=flat,
            memory=optimizer.memory["flat"].copy() if optimizer.n_updates else self._fresh(optimizer),
            n_updates=optimizer.n_updates,
            layout=network.split,
        )

    def _fresh(self, optimizer):
        return np.zeros((optimizer.n_slots, len(self.network.trainable)), self.network.dtype)

    def answers(self, batches):
        """The network's answers to some batches, (raw, targets) each."""
        return [self.reader.answers(batch) for batch in batches]

    def _measured(self, answers):
        """Loss and score of answers, (raw, targets) a batch, each answer counting alike."""
        raw, targets = (np.concatenate(parts) for parts in zip(*answers, strict=True))
        loss = self.reader.loss
        decided = loss.decide(raw) if self.score is accuracy else raw[:, 0]
        return loss.value(raw, targets), self.score(targets.reshape(-1), decided)

    def _sent_back(self, batch):
        raw, targets, workspace = self.reader.read(batch)
        return self.reader.send_back(raw, targets, batch, workspace)


def batches_of(sequences, size):
    """The sequences in batches of so many; the last may be short."""
    return [sequences.part(slice(first, first + size)) for first in range(0, len(sequences.x), size)]
