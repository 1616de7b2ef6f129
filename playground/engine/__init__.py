"""A neural network in NumPy alone, small enough to read in one sitting.

Read in this order: `activations`, `losses`, `initializers`, `layers`, `network`, `optimizers`, `gradcheck`.
"""

from playground.engine.activations import ACTIVATIONS, Activation
from playground.engine.gradcheck import relative_error
from playground.engine.initializers import INITIALIZERS
from playground.engine.losses import LOSSES, Loss
from playground.engine.network import Network, mlp
from playground.engine.optimizers import OPTIMIZERS

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "Activation",
    "Loss",
    "Network",
    "mlp",
    "relative_error",
]
