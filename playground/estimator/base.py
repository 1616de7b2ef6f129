"""What classifier and regressor share.

Parameters are named as in `sklearn.neural_network.MLPClassifier` where the thing is the same, and with the same
`random_state` the starting weights, the order of the rows and so the whole loss curve are the same too.
"""

from numbers import Integral, Real
from typing import ClassVar

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, _fit_context
from sklearn.model_selection import train_test_split
from sklearn.utils import check_random_state, shuffle
from sklearn.utils._param_validation import Interval, StrOptions
from sklearn.utils.validation import check_is_fitted, validate_data

from playground.choices.experiment import MOMENTUM_OPTIMIZERS
from playground.engine import ACTIVATIONS, NORMALIZATIONS, OPTIMIZERS, mlp
from playground.engine.penalties import Penalty
from playground.engine.schedules import Plateau
from playground.recording.train import SMALLEST_RATE, Minibatches, run_epoch

ALIASES = {"identity": "linear", "logistic": "sigmoid"}  # scikit-learn's names for the engine's
FLOATS = (np.float64, np.float32)  # kept as they come; anything else becomes float64


def _interval(kind, low, high=None, closed="left"):
    return Interval(kind, low, high, closed=closed)


class Backprop(BaseEstimator):
    """What classifier and regressor share: everything but what y means."""

    _parameter_constraints: ClassVar = {
        "hidden_layer_sizes": ["array-like", _interval(Integral, 1)],
        "activation": [StrOptions({*ACTIVATIONS, *ALIASES})],
        "solver": [StrOptions(set(OPTIMIZERS))],
        "alpha": [_interval(Real, 0)],
        "batch_size": [StrOptions({"auto"}), _interval(Integral, 1)],
        "learning_rate": [StrOptions({"constant", "adaptive"})],
        "learning_rate_init": [_interval(Real, 0, closed="neither")],
        "max_iter": [_interval(Integral, 1)],
        "shuffle": ["boolean"],
        "random_state": ["random_state"],
        "tol": [_interval(Real, 0)],
        "momentum": [_interval(Real, 0, 1, closed="both")],
        "nesterovs_momentum": ["boolean"],
        "early_stopping": ["boolean"],
        "validation_fraction": [_interval(Real, 0, 1)],
        "n_iter_no_change": [_interval(Integral, 1)],
        "dropout": [_interval(Real, 0, 0.9, closed="both")],
        "normalization": [StrOptions(set(NORMALIZATIONS))],
    }

    def __init__(
        self,
        hidden_layer_sizes=(100,),
        activation="relu",
        *,
        solver="adam",
        alpha=0.0001,
        batch_size="auto",
        learning_rate="constant",
        learning_rate_init=0.001,
        max_iter=200,
        shuffle=True,
        random_state=None,
        tol=1e-4,
        momentum=0.9,
        nesterovs_momentum=True,
        early_stopping=False,
        validation_fraction=0.1,
        n_iter_no_change=10,
        dropout=0.0,
        normalization="none",
    ):
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.solver = solver
        self.alpha = alpha
        self.batch_size = batch_size
        self.learning_rate = learning_rate
        self.learning_rate_init = learning_rate_init
        self.max_iter = max_iter
        self.shuffle = shuffle
        self.random_state = random_state
        self.tol = tol
        self.momentum = momentum
        self.nesterovs_momentum = nesterovs_momentum
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.n_iter_no_change = n_iter_no_change
        self.dropout = dropout
        self.normalization = normalization

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
        for dense in [block.dense for block in self.network_.blocks]:
            bound = np.sqrt((2 if activation == "sigmoid" else 6) / (dense.n_in + dense.n_out))
            dense.block[:-1] = self._random_state.uniform(-bound, bound, (dense.n_in, dense.n_out))
            dense.block[-1] = self._random_state.uniform(-bound, bound, dense.n_out)
        draws = self.network_.draws
        self._draws = np.random.default_rng(self._random_state.randint(2**31)) if draws else None
        self._optimizer = self._new_optimizer()
        self.n_layers_ = len(self.network_.sizes)
        self.n_iter_, self.t_, self.loss_curve_ = 0, 0, []

    def _new_optimizer(self):
        momentum = {"momentum": self.momentum}
        name = self.solver
        if name == "sgd" and self.momentum:  # scikit-learn's SGD is the one with momentum
            name = "nesterov" if self.nesterovs_momentum else "momentum"
        return OPTIMIZERS[name](self.learning_rate_init, **(momentum if name in MOMENTUM_OPTIMIZERS else {}))

    def _epochs(self, X, y):
        """Train epoch after epoch; yield each one's loss, penalty included, measured before every update."""
        n_rows, network, loss = len(X), self.network_, self._loss
        batch_size = min(200 if self.batch_size == "auto" else self.batch_size, n_rows)
        minibatches = Minibatches(network, X, self._targets(y), batch_size)
        penalty = Penalty(l2=self.alpha, per_row=True)
        order = np.arange(n_rows)
        while True:
            if self.shuffle:
                order = shuffle(order, random_state=self._random_state)
                minibatches.shuffle(order)
            total = 0.0
            with np.errstate(over="ignore", invalid="ignore"):
                for scores, targets in run_epoch(
                    network, minibatches, loss, self._optimizer, self._draws, penalty
                ):
                    value = loss.value(scores, targets) + penalty.value(network.weight_views, len(scores))
                    total += value * len(scores)
            if not np.isfinite(total):
                raise ValueError(
                    f"The loss is no longer finite in epoch {self.n_iter_ + 1}. "
                    f"Use a smaller learning_rate_init than {self.learning_rate_init:g}, or scale the data."
                )
            self.n_iter_ += 1
            self.t_ += n_rows
            self.loss_ = total / n_rows
            self.loss_curve_.append(self.loss_)
            yield self.loss_

    def _scores(self, X):
        """Raw scores (N, K) of checked inputs."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=FLOATS)
        return self.network_.forward(X)[0]

    @property
    def coefs_(self):
        """Weight matrices, one (n_in, n_out) a layer."""
        return [block.dense.block[:-1] for block in self.network_.blocks]

    @property
    def intercepts_(self):
        """Biases, one (n_out,) a layer."""
        return [block.dense.block[-1] for block in self.network_.blocks]
