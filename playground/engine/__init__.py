"""A neural network in NumPy alone, small enough to read in one sitting.

Read in this order: `activations`, `losses`, `initializers`, `layers`, `blocks`, `network`, `optimizers`,
`loop`, `gradcheck`; then what is added to these: `layers.normalization`, `penalties`, `schedules`, `stack`; last
what reads sequences: `embedding`, `recurrent`.
"""

from playground.engine.activations import ACTIVATIONS, Activation
from playground.engine.gradcheck import relative_error
from playground.engine.initializers import BIASES, INITIALIZERS
from playground.engine.layers import NORMALIZATIONS
from playground.engine.losses import LOSSES, Loss
from playground.engine.network import Network, mlp
from playground.engine.optimizers import OPTIMIZERS, new_optimizer
from playground.engine.schedules import SCHEDULES

__all__ = [
    "ACTIVATIONS",
    "BIASES",
    "INITIALIZERS",
    "LOSSES",
    "NORMALIZATIONS",
    "OPTIMIZERS",
    "SCHEDULES",
    "Activation",
    "Loss",
    "Network",
    "mlp",
    "new_optimizer",
    "relative_error",
]
