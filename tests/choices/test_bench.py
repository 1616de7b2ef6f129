"""The bench: its grid, its limits, its links."""

from dataclasses import fields, replace

import pytest

from playground.choices.bench import EXTRAS, Bench
from playground.choices.rules import ExperimentError
from playground.choices.runs import MOST_RUNS
from playground.choices.share import from_query, to_query
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.labs.vanishing.presets import PRESETS


def test_the_default_is_sigmoid_against_relu_ten_layers_deep():
    lanes = Bench().lanes
    assert [(lane.activation, lane.initializer, lane.hidden_sizes) for lane in lanes] == [
        ("relu", "he_normal", (16,) * 10),
        ("sigmoid", "xavier_normal", (16,) * 10),
    ]
    assert Bench().titles == ("ReLU · He, normal", "sigmoid · Xavier (Glorot), normal")


def test_lanes_are_every_combination_and_share_all_else():
    bench = Bench(activations=("tanh", "relu"), depths=(3, 5, 3), extras=("plain",), seed=7, learning_rate=0.3)
    assert bench.depths == (3, 5)
    assert [(lane.depth, lane.activation) for lane in bench.lanes] == [
        (3, "tanh"),
        (3, "relu"),
        (5, "tanh"),
        (5, "relu"),
    ]
    assert {(lane.seed, lane.learning_rate, lane.batch_size, lane.dataset) for lane in bench.lanes} == {
        (7, 0.3, 32, "circles")
    }
    assert bench.titles == tuple(
        f"{a} · {i} · {d} layers"
        for d in (3, 5)
        for a, i in zip(("tanh", "ReLU"), ("Xavier (Glorot), normal", "He, normal"), strict=True)
    )


@pytest.mark.parametrize("extra", EXTRAS)
def test_every_extra_is_said_and_switched_on(extra):
    lane = Bench(activations=("relu",), extras=(extra,)).lanes[0]
    title, switches = EXTRAS[extra]
    assert all(getattr(lane, name) is value for name, value in switches.items())
    assert Bench(activations=("relu",), extras=("plain", extra)).titles[-1] == (
        title if extra != "plain" else "ReLU"
    )


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_matched_initializer_exists(activation):
    assert ACTIVATIONS[activation].matched in INITIALIZERS


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"activations": tuple(ACTIVATIONS)}, "up to 6 networks, but 9 activations are 9"),
        ({"depths": (1, 2, 3, 4)}, "2 activations x 4 depths are 8"),
        ({"depths": ()}, "depths must be 1 to 6 whole numbers from 1 to 50, such as 8,4, not"),
        ({"depths": (51,)}, "from 1 to 50"),
        ({"width": 257}, "from 2 to 256"),
        ({"activations": ()}, "activations must be some of"),
        ({"dataset": "sine"}, "dataset must be one of"),
        ({"width": 256, "depths": (50,)}, "up to 3,500,000 weights"),
    ],
)
def test_what_is_too_much_is_said(values, sentence):
    with pytest.raises(ExperimentError, match=sentence):
        Bench(**values)


def test_the_deepest_and_widest_network_fits_alone():
    assert Bench(activations=("relu",), width=256, depths=(50,)).lanes[0].depth == 50


@pytest.mark.parametrize("name", PRESETS)
def test_presets_fit_and_come_back_from_their_links(name):
    bench = PRESETS[name].made
    assert len(bench.lanes) <= MOST_RUNS
    assert from_query(to_query(bench), Bench) == (bench, [])


def test_a_link_of_too_many_networks_keeps_what_fits():
    bench, problems = from_query({"initializers": "he_normal,zeros", "depths": "5,10", "seed": "4"}, Bench)
    assert bench == Bench(depths=(5, 10), seed=4)
    assert len(problems) == 1
    assert "2 activations x 2 initializers x 2 depths are 8" in problems[0]


def test_every_field_can_be_in_a_link():
    bench = Bench(activations=("tanh",), initializers=("zeros", "orthogonal"), depths=(2, 4), extras=("residual",))
    bench = replace(bench, width=4, clip_norm=1.0, dataset="moons", n_samples=50, noise=0.2, data_seed=3)
    bench = replace(
        bench,
        optimizer="adam",
        learning_rate=0.01,
        learning_rate_changes=((3, 0.1),),
        batch_size=None,
        epochs=9,
        dtype="float64",
        seed=1,
    )
    bench = replace(bench, learning_rate_changes=((3, 0.1),))
    query = to_query(bench)
    assert query.keys() == {field.name for field in fields(Bench)} - {"n_classes"}
    assert from_query(query, Bench) == (bench, [])


@pytest.mark.parametrize(("depths", "dtype"), [((30,), "float32"), ((5, 31), "float64")])
def test_deep_networks_are_computed_in_float64(depths, dtype):
    assert {lane.dtype_name for lane in Bench(depths=depths).lanes} == {dtype}


@pytest.mark.parametrize(
    ("bench", "run", "changes", "expected"),
    [
        (Bench(), 0, {"learning_rate": 0.01}, {"learning_rate": 0.01}),
        (Bench(), 1, {"clip_norm": 1.0}, {"clip_norm": 1.0}),
        (Bench(), 1, {"batch_norm": True}, {"extras": ("plain", "batch_norm")}),
        (
            Bench(extras=("residual",)),
            1,
            {"batch_norm": True},
            {"extras": ("residual", "batch_norm_residual")},
        ),
        (
            Bench(),
            0,
            {"activation": "leaky_relu", "activations": (), "initializer": "he_normal"},
            {"activations": ("relu", "sigmoid", "leaky_relu")},
        ),
        (
            Bench(initializers=("zeros",)),
            0,
            {"initializer": "he_normal"},
            {"initializers": ("zeros", "he_normal")},
        ),
        (
            Bench(activations=("relu", "tanh"), initializers=("zeros", "uniform"), extras=("plain",), depths=(3,)),
            0,
            {"initializer": "he_normal"},
            {"initializers": ("zeros", "uniform", "he_normal")},
        ),
        (
            Bench(activations=("relu", "tanh", "elu"), initializers=("uniform", "zeros"), depths=(3,)),
            3,
            {"initializer": "he_normal"},
            {"initializers": ("uniform", "he_normal")},
        ),
    ],
)
def test_what_is_advised_stands_beside_the_others_or_where_there_is_no_room_in_their_place(
    bench, run, changes, expected
):
    forked = replace(bench, learning_rate_changes=((5, 1.0),))
    assert forked.advised(changes, run) == replace(bench, **{"learning_rate": 1.0} | expected)


@pytest.mark.parametrize(
    "changes",
    [
        {"l2": 0.01},
        {"hidden_sizes": (8, 4)},
        {"initializer": "he_normal"},
        {"activation": "relu", "activations": (), "initializer": "he_normal"},
    ],
)
def test_what_the_bench_has_or_cannot_have_is_not_advised(changes):
    assert Bench().advised(changes, 1) is None
