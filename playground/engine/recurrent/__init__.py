"""Networks that read sequences: a recurrent layer goes through them step by step and hands its state on.

Read `cells` for the formulas of each cell, `layer` and `cache` for what all cells share, `starts` for the matrices
they begin with, `readout` for what stands behind them, `network` for the whole.
"""

from playground.engine.recurrent.cells import CELLS, Cell
from playground.engine.recurrent.layer import Recurrent
from playground.engine.recurrent.network import recurrent_network, set_mask, state_of
from playground.engine.recurrent.readout import EveryStep
from playground.engine.recurrent.starts import RECURRENT_INITIALIZERS, spectral_radius

__all__ = [
    "CELLS",
    "RECURRENT_INITIALIZERS",
    "Cell",
    "EveryStep",
    "Recurrent",
    "recurrent_network",
    "set_mask",
    "spectral_radius",
    "state_of",
]
