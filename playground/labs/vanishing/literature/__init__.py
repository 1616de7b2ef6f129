"""Published figures run again on small data: what was claimed, what is measured, how the set-ups differ."""

from playground.labs.vanishing.literature import glorot_saturation, glorot_start, he_depth
from playground.labs.vanishing.literature.spec import Check, Reproduction

REPRODUCTIONS = {
    "glorot_start": glorot_start.REPRODUCTION,
    "glorot_sigmoid": glorot_saturation.SIGMOID,
    "glorot_tanh": glorot_saturation.TANH,
    "he_depth": he_depth.REPRODUCTION,
}

__all__ = ["REPRODUCTIONS", "Check", "Reproduction"]
