"""What may be set, under which names, and what each may be."""

from numbers import Integral, Real
from typing import ClassVar

from sklearn.base import BaseEstimator
from sklearn.utils._param_validation import Interval, StrOptions

from playground.engine import ACTIVATIONS, NORMALIZATIONS, OPTIMIZERS

ALIASES = {"identity": "linear", "logistic": "sigmoid"}  # scikit-learn's names for the engine's


def _interval(kind, low, high=None, closed="left"):
    return Interval(kind, low, high, closed=closed)


class Parameters(BaseEstimator):
    """The parameters of both, named as in `sklearn.neural_network` where the thing is the same.

    `dropout` is the share of the hidden units that is left out while training, others for each row.
    """

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
