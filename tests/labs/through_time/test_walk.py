"""The walk forward through time and back."""

from playground.choices.through_time import Unrolled
from playground.labs.through_time.walk import Seen, Step, seen, steps


def test_forward_then_back_then_the_sum():
    assert steps(3) == [
        *(Step("forward", t) for t in (1, 2, 3)),
        Step("answer"),
        Step("blame"),
        *(Step("back", t) for t in (3, 2, 1)),
        Step("sum"),
    ]
    for n_steps in range(3, 7):
        assert len(steps(n_steps)) == Unrolled(inputs=(1,) * n_steps).last_stop


def test_what_is_known_on_the_way():
    assert seen(3, 0) == Seen(0, False, False, 4, False, None)
    assert seen(3, 2) == Seen(2, False, False, 4, False, Step("forward", 2))
    assert seen(3, 5) == Seen(3, True, True, 4, False, Step("blame"))
    assert seen(3, 7) == Seen(3, True, True, 2, False, Step("back", 2))
    assert seen(3, 9) == Seen(3, True, True, 1, True, Step("sum"))
