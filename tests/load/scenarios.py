"""`SCENARIOS`: what `make load` can let happen, and what is wanted of it."""

from collections.abc import Callable
from typing import NamedTuple

from tests.load import classes, large, searching, visits


class Target(NamedTuple):
    """What a figure of a scenario is to be: at most, or at least, a limit."""

    figure: str
    limit: float
    at_least: bool = False

    def holds(self, measured):
        return measured >= self.limit if self.at_least else measured <= self.limit


class Scenario(NamedTuple):
    """What happens is a coroutine function of a `Run`, in which it leaves rows."""

    about: str
    happens: Callable
    targets: tuple = ()


FLUENT = Target("frames/s", 19, at_least=True)

SCENARIOS = {
    "alone": Scenario("one student, who plays", classes.alone, (FLUENT, Target("CPU", 5.3))),
    "ten": Scenario("10 students, 5 play", classes.a_class("ten", 10, 5)),
    "twenty": Scenario("20 students, 10 play", classes.a_class("twenty", 20, 10)),
    "class": Scenario(
        "40 students, 20 play, each another experiment",
        classes.a_class("class", 40, 20),
        (
            FLUENT,
            Target("frames p95", 500),
            Target("action p95", 300),
            Target("pause p95", 300),
            Target("memory peak", 1500),
        ),
    ),
    "all": Scenario(
        "40 students, all play, each another experiment",
        classes.a_class("all", 40, 40),
        (Target("frames/s", 12, at_least=True), Target("action p95", 1000)),
    ),
    "same": Scenario("40 students play the same link", classes.same, (FLUENT, Target("CPU", 60))),
    "arrive": Scenario("40 students come within 2 s", classes.arrive, (Target("opening p95", 4000),)),
    "bench": Scenario("the largest bench, alone", large.bench, (Target("memory added", 60),)),
    "long": Scenario("the longest run, alone", large.long_run, (Target("memory added", 60),)),
    "heavy": Scenario(
        "10 students, 5 play, beside the largest bench and the longest run",
        classes.heavy,
        (Target("action p95", 1000), Target("frames p95", 1000), Target("pause p95", 1000)),
    ),
    "sweep": Scenario(
        "10 students, 5 play, beside a sweep",
        searching.sweep,
        (Target("smallest frames/s", 10, at_least=True), Target("action p95", 1000)),
    ),
    "visits": Scenario("many visits, then quiet", visits.visits, (Target("memory growth", 10),)),
    "soak": Scenario("visitors come and go for long", visits.soak, (Target("memory growth", 10),)),
}
USUAL = [name for name in SCENARIOS if name != "soak"]
