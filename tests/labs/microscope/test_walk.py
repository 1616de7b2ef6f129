"""The walk through one update shows nothing before it is computed."""

from playground.labs.microscope.cases import worked_by_hand, xor
from playground.labs.microscope.walk import Stop, seen, stops
from tests.labs.microscope.networks import traced


def test_the_walk_shows_nothing_before_it_is_computed():
    found = traced(worked_by_hand())
    walk = stops(found, unit_by_unit=True)
    assert [stop.kind for stop in walk] == [
        *("initialize", "forward", "forward", "forward", "loss"),
        *("delta", "gradient", "delta", "delta", "gradient", "gradient", "update"),
    ]
    first, last = (seen(walk, index, found.sizes) for index in (0, len(walk) - 1))
    assert not any(first)
    units = {(0, 0), (0, 1), (1, 0)}
    assert last.forward == last.delta == last.gradient == units
    assert last.has_loss
    assert last.is_updated
    middle = seen(walk, 5, found.sizes)
    assert middle.delta == {(1, 0)}
    assert middle.fresh == {("delta", 1, 0)}
    assert len(stops(found, unit_by_unit=False)) == 9


def test_a_softmax_is_one_stop():
    found = traced(xor(2))
    assert Stop("forward", 1, None) in stops(found, unit_by_unit=True)
