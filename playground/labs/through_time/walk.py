"""The steps of a walk: forward through time, the answer, and back through time to the sum."""

from typing import NamedTuple


class Step(NamedTuple):
    """One step; `t` is the time step that it is about, 1 the first, None where there is none."""

    kind: str
    t: int | None = None


class Seen(NamedTuple):
    """What is known after some steps: the states up to `forward`, the errors from the last down to `back`.

    `back` is T + 1 while none is known. `step` is the last one done, None before the first.
    """

    forward: int
    has_answer: bool
    has_blame: bool
    back: int
    is_summed: bool
    step: Step | None


def steps(n_steps):
    """The whole walk through T time steps."""
    times = range(1, n_steps + 1)
    forward = [Step("forward", t) for t in times]
    return [*forward, Step("answer"), Step("blame"), *(Step("back", t) for t in reversed(times)), Step("sum")]


def seen(n_steps, n_done):
    """What is known when so many steps of the walk are done."""
    done = steps(n_steps)[:n_done]
    kinds = [step.kind for step in done]
    return Seen(
        kinds.count("forward"),
        "answer" in kinds,
        "blame" in kinds,
        n_steps + 1 - kinds.count("back"),
        "sum" in kinds,
        done[-1] if done else None,
    )
