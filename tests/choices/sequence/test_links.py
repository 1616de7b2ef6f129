"""Sequence benches to links and back; links that are wrong."""

import random
from dataclasses import fields

import pytest

from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.choices.sequence.text import RHYME, Text
from playground.choices.share import from_query, to_query
from playground.data.sequences import TASKS
from playground.engine import INITIALIZERS, OPTIMIZERS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from tests.choices.sequence.drawing import KINDS, drawn, drawn_text
from tests.choices.test_share import PIECES, drawn_value

FIELDS = {field.name: field for field in fields(SequenceBench)}
SPOKEN = ["rnn,lstm", "rnn,gru,lstm", "0.7,1", "0,1,2", "text", "parity", "100", "2", "a" * 30, "ab" * 12, RHYME]
REGISTRIES = {
    "task": TASKS,
    "cells": CELLS,
    "initializer": INITIALIZERS,
    "recurrent_initializer": RECURRENT_INITIALIZERS,
    "optimizer": OPTIMIZERS,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(60))
def test_a_link_holds_everything(kind, seed):
    made = drawn(kind, random.Random(seed))
    query = to_query(made)
    assert all(isinstance(text, str) for text in query.values())
    assert from_query(query, kind) == (made, [])
    assert to_query(from_query(query, kind)[0]) == query


@pytest.mark.parametrize("kind", KINDS)
def test_the_default_needs_no_link(kind):
    assert to_query(kind()) == {}
    assert from_query({}, kind) == (kind(), [])


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_written_alone(name):
    rng, rule = random.Random(0), FIELDS[name].metadata["rule"]
    for _ in range(200):
        value = drawn_text(rng) if isinstance(rule, Text) else drawn_value(rule, rng)
        needed = {"cells": "gru"} if name in ("spectral_radii", "clip_norms") else {}
        try:
            bench = SequenceBench(**{name: value}, **needed)
        except ExperimentError:  # more networks than fit, or no number
            continue
        if getattr(bench, name) != FIELDS[name].default:
            assert set(to_query(bench)) == {name, *needed}
            return
    pytest.fail("nothing but the default was drawn")


@pytest.mark.parametrize("name", FIELDS)
def test_a_broken_value_is_said_and_replaced_by_the_default(name):
    bench, problems = from_query({name: "§broken§", "units" if name != "units" else "seed": "5"}, SequenceBench)
    assert bench == SequenceBench(**{"units" if name != "units" else "seed": 5})
    (problem,) = problems
    assert problem.startswith(f"{name} must ")
    assert " The default is used instead: " in problem
    assert problem.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(20))
def test_no_link_whatever_raises(kind, seed):
    """4,000 links, of values that may be right and of noise."""
    rng, known = random.Random(seed), {field.name: field for field in fields(kind)}
    for _ in range(100):
        names = rng.sample(list(known), rng.randint(1, 6))
        noise = "".join(chr(rng.randrange(0x110000)) for _ in range(3))
        pieces = [*PIECES, *SPOKEN, noise]
        query = {name: "".join(rng.choices(pieces, k=rng.choice((0, 1, 1, 1, 2, 3)))) for name in names}
        made, problems = from_query({**query, noise: noise}, kind)
        assert len(problems) <= len(query)
        assert from_query(to_query(made), kind) == (made, [])
        for problem in problems:
            assert " The default is used instead: " in problem
            assert len(problem) < 9000


@pytest.mark.parametrize(("field", "name"), [(field, name) for field in REGISTRIES for name in REGISTRIES[field]])
def test_every_entry_of_a_registry_has_a_link(field, name):
    bench, problems = from_query({field: name}, SequenceBench)
    assert problems == []
    assert getattr(bench, field) == ((name,) if field == "cells" else name)
    assert from_query(to_query(bench), SequenceBench) == (bench, [])


@pytest.mark.parametrize(
    ("query", "kept", "shape"),
    [
        ({"spectral_radii": "0.7,1"}, {}, "2 cells x 2 spectral radii"),
        ({"clip_norms": "0,1"}, {}, "2 cells x 2 limits of the gradient"),
        ({"cells": "rnn,relu_rnn,gru,lstm"}, {}, "not 4: 4 cells"),
        (
            {"cells": "gru", "spectral_radii": "1,2", "clip_norms": "0,1"},
            {"cells": ("gru",)},
            "2 spectral radii x 2",
        ),
        (
            {"cells": "rnn", "spectral_radii": "1,1.3", "clip_norms": "0,1,5"},
            {"cells": ("rnn",), "spectral_radii": (1.0, 1.3)},
            "2 spectral radii x 3 limits of the gradient",
        ),
    ],
)
def test_a_link_of_too_many_networks_keeps_what_fits(query, kept, shape):
    bench, (problem, *others) = from_query({**query, "seed": "4"}, SequenceBench)
    assert problem.startswith("Up to 3 networks stand side by side, not ")
    assert shape in problem
    assert others == []
    rest = {name: getattr(bench, name) for name in query if name not in kept}
    assert bench == SequenceBench(seed=4, **kept, **rest)
    assert len(bench.experiments) <= 3


@pytest.mark.parametrize("order", [("task", "text", "length"), ("length", "text", "task")])
@pytest.mark.parametrize(
    ("length", "text", "n_problems", "kept"),
    [
        ("60", "ab" * 28, 1, {"length": 50, "text": "ab" * 28}),
        ("50", "ab" * 25, 1, {"length": 50, "text": RHYME}),
        ("100", "ab" * 20, 2, {"length": 50, "text": RHYME}),
        ("40", "ab" * 20, 2, {"length": 50, "text": RHYME}),
        ("39", "ab" * 20, 0, {"length": 39, "text": "ab" * 20}),
    ],
)
def test_a_text_too_short_for_its_pieces_is_said(order, length, text, n_problems, kept):
    query = {"task": "text", "text": text, "length": length}
    bench, problems = from_query({name: query[name] for name in order}, SequenceBench)
    assert {name: getattr(bench, name) for name in kept} == kept
    assert bench.task == "text"
    assert len(problems) == n_problems
    said = (
        f"Pieces of {length} characters and the one after them do not fit into a text of {len(text)}: "
        f"length must be at most {len(text) - 1}, or the text longer. The default is used instead: "
    )
    assert all(problem.startswith(said) for problem in problems[:1])


def test_of_a_long_text_that_is_the_default_the_beginning_is_said():
    _, (problem,) = from_query({"text": "short"}, SequenceBench)
    assert problem == (
        "text must have 20 to 2,000 characters and at least 2 different ones; this one has 5 characters, "
        "5 different. The default is used instead: the rain fell on the hill and the hill fed the stream, the …."
    )
