"""What classifier and regressor share.

With the same `random_state`, the starting weights, the order of the rows and so the whole loss curve are those of
`sklearn.neural_network`, but for rounding, as long as nothing is asked for that scikit-learn does not have.
"""

from numbers import Integral

import numpy as np
from sklearn.base import ClassifierMixin, _fit_context
from sklearn.model_selection import train_test_split
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from playground.engine import mlp, new_optimizer
from playground.engine.layers import by_unit
from playground.engine.loop import Minibatches, run_epoch
from playground.engine.penalties import Penalty
from playground.engine.schedules import SMALLEST_RATE, Plateau
from playground.estimator.parameters import ALIASES, Parameters

FLOATS = (np.float64, np.float32)  # kept as they come; anything else becomes float64


class Backprop(Parameters):
    """Training, the same for both: everything but what y means.

    A child says what y means in `_understand(y)`, which sets `n_outputs_`, in `_targets(y)` and in `_loss`.
    """

    @_fit_context(prefer_skip_nested_validation=True)
    def fit(self, X, y):
        """Train on X (N, D) and y (N,) for at most `max_iter` epochs; returns the estimator.

        Raises ValueError for data that hold NaN or infinity, or do not fit together.
        """
        X, y = validate_data(self, X, y, dtype=FLOATS, y_numeric=not isinstance(self, ClassifierMixin))
        self._understand(y)
        self._start(X)
        if self.early_stopping:
            return self._fit_until_no_better(X, y)
        epochs = self._epochs(X, y)
        waiting = Plateau()
        for _ in range(self.max_iter):
            waiting = waiting.after(next(epochs), self.tol)
            if waiting.waited > self.n_iter_no_change:
                if self.learning_rate != "adaptive" or self._optimizer.learning_rate <= SMALLEST_RATE:
                    break
                self._optimizer.learning_rate /= 5
                waiting = waiting.divided()
        self.best_loss_ = waiting.best
        return self

    def _fit_until_no_better(self, X, y):
        """Hold rows back, stop when their score gets no better, keep the best weights."""
        X, X_held, y, y_held = train_test_split(
            X,
            y,
            random_state=self._random_state,
            test_size=self.validation_fraction,
            stratify=y if isinstance(self, ClassifierMixin) and self.n_outputs_ == 1 else None,  # as scikit-learn
        )
        epochs = self._epochs(X, y)
        waiting, best = Plateau(), self.network_.flat.copy()
        self.validation_scores_ = []
        for _ in range(self.max_iter):
            next(epochs)
            score = self.score(X_held, y_held)
            if -score < waiting.best:
                best = self.network_.flat.copy()
            waiting = waiting.after(-score, self.tol)
            self.validation_scores_.append(score)
            if waiting.waited > self.n_iter_no_change:
                break
        self.best_validation_score_ = -waiting.best
        self.network_.load(best)
        return self

    def _partial_fit(self, X, y):
        """One epoch more on these rows, whatever was learned before; y is checked."""
        if not hasattr(self, "network_"):
            self._start(X)
        next(self._epochs(X, y))
        return self

    def _start(self, X):
        """A network with scikit-learn's starting weights: both W and b from U[-r, r], r as by Glorot."""
        sizes = np.atleast_1d(np.asarray(self.hidden_layer_sizes, dtype=object))
        if any(not isinstance(size, Integral) or size < 1 for size in sizes):
            raise ValueError(f"hidden_layer_sizes must be integers of at least 1, got {self.hidden_layer_sizes}.")
        self._random_state = check_random_state(self.random_state)
        activation = ALIASES.get(self.activation, self.activation)
        self.network_ = mlp(
            [X.shape[1], *sizes, self.n_outputs_],
            activation,
            dtype=X.dtype,
            dropout=self.dropout,
            normalization=self.normalization,
        )
        for W, b in zip(self.coefs_, self.intercepts_, strict=True):
            bound = np.sqrt((2 if activation == "sigmoid" else 6) / sum(W.shape))
            W[...] = self._random_state.uniform(-bound, bound, W.shape)
            b[...] = self._random_state.uniform(-bound, bound, b.shape)
        draws = self.network_.draws
        self._draws = np.random.default_rng(self._random_state.randint(2**31)) if draws else None
        self._optimizer = self._new_optimizer()
        self.n_layers_ = len(self.network_.sizes)
        self.n_iter_, self.t_, self.loss_curve_ = 0, 0, []

    def _new_optimizer(self):
        name = self.solver
        if name == "sgd" and self.momentum:  # scikit-learn's SGD is the one with momentum
            name = "nesterov" if self.nesterovs_momentum else "momentum"
        return new_optimizer(name, self.learning_rate_init, self.momentum)

    def _epochs(self, X, y):
        """Train epoch after epoch; yield each one's loss, penalty included, measured before every update.

        Losses are means, so that one look at the scores of all batches gives what a look at each would.
        """
        n_rows, network, loss = len(X), self.network_, self._loss
        batch_size = min(200 if self.batch_size == "auto" else self.batch_size, n_rows)
        minibatches = Minibatches(network, X, self._targets(y), batch_size)
        penalty = Penalty(l2=self.alpha, per_row=True)
        scores, order = by_unit(n_rows, self.n_outputs_, X.dtype), np.arange(n_rows)
        places = minibatches.cut(scores)
        while True:
            if self.shuffle:
                order = order.take(self._shuffled(n_rows))
                minibatches.shuffle(order)
            batches, penalties = run_epoch(network, minibatches, loss, self._optimizer, self._draws, penalty), 0.0
            with np.errstate(over="ignore", invalid="ignore"):
                for (found, _, added), place in zip(batches, places, strict=True):
                    place[...] = found
                    penalties += added * len(found)
                self.loss_ = loss.value(scores, minibatches.y) + penalties / n_rows
            if not np.isfinite(self.loss_):
                raise ValueError(
                    f"The loss is no longer finite in epoch {self.n_iter_ + 1}. "
                    f"Use a smaller learning_rate_init than {self.learning_rate_init:g}, or scale the data."
                )
            self.n_iter_ += 1
            self.t_ += n_rows
            self.loss_curve_.append(self.loss_)
            yield self.loss_

    def _shuffled(self, n_rows):
        """The numbers of the rows in a new order, the one of `sklearn.utils.shuffle` without its checks."""
        order = np.arange(n_rows)
        self._random_state.shuffle(order)
        return order

    def _scores(self, X):
        """Raw scores (N, K) of checked inputs."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=FLOATS)
        return self.network_.forward(X)[0]

    @property
    def coefs_(self):
        """Weight matrices, one (n_in, n_out) a layer."""
        return [block.connections[:-1] for block in self.network_.blocks]

    @property
    def intercepts_(self):
        """Biases, one (n_out,) a layer."""
        return [block.connections[-1] for block in self.network_.blocks]
