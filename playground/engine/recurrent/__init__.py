"""Networks that read sequences: a recurrent layer goes through them step by step and hands its state on.

Read `cells` for the formulas of each cell, `layer` and `cache` for what all cells share, `readout` for what stands
behind them, `network` for the whole.
"""

from playground.engine.recurrent.cells import CELLS, Cell
from playground.engine.recurrent.layer import Recurrent
from playground.engine.recurrent.network import recurrent_network, set_mask, state_of
from playground.engine.recurrent.readout import EveryStep

__all__ = ["CELLS", "Cell", "EveryStep", "Recurrent", "recurrent_network", "set_mask", "state_of"]
