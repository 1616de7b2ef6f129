"""The stops of a walk through one update, and what is known at each of them."""

from typing import NamedTuple

from playground.engine import LOSSES

UNITS_APART = 12  # networks with more units are walked through a layer at a time


class Stop(NamedTuple):
    """A moment of the walk; `unit` is None where a whole layer is looked at."""

    kind: str
    layer: int | None = None
    unit: int | None = None


class Seen(NamedTuple):
    """What is known at a stop: (layer, unit) pairs, and which of them are new (`kind`, layer, unit)."""

    forward: frozenset
    delta: frozenset
    gradient: frozenset
    has_loss: bool
    is_updated: bool
    fresh: frozenset


def stops(found, unit_by_unit):
    """The walk through a `Trace`: initialize, forward, loss, backward layer by layer, update."""
    last = len(found.zs) - 1

    def each(kind, layer):
        if not unit_by_unit:
            return [Stop(kind, layer)]
        return [Stop(kind, layer, unit) for unit in range(found.sizes[layer + 1])]

    # shares of one whole need every score of the layer: it cannot be walked through unit by unit
    shared = LOSSES[found.loss_name].targets != "numbers"
    forward = [
        s for i in range(last + 1) for s in ([Stop("forward", i)] if shared and i == last else each("forward", i))
    ]
    backward = [s for i in range(last, -1, -1) for s in each("delta", i) + each("gradient", i)]
    return [Stop("initialize"), *forward, Stop("loss"), *backward, Stop("update")]


def seen(walk, index, sizes):
    """What is known when the walk has come to its stop `index`."""

    def units(kind, some):
        return frozenset(
            (s.layer, unit)
            for s in some
            if s.kind == kind
            for unit in ([s.unit] if s.unit is not None else range(sizes[s.layer + 1]))
        )

    so_far, here = walk[: index + 1], walk[index : index + 1]
    kinds = ("forward", "delta", "gradient")
    return Seen(
        *(units(kind, so_far) for kind in kinds),
        has_loss=any(s.kind == "loss" for s in so_far),
        is_updated=here[0].kind == "update",
        fresh=frozenset((kind, *unit) for kind in kinds for unit in units(kind, here)),
    )
