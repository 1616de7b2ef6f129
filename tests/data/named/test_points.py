"""Points placed by hand: their name holds them, and is a data set like any other."""

import pickle

import numpy as np
import pytest

from playground.choices.experiment import Experiment, ExperimentError
from playground.choices.share import from_query, to_query
from playground.data import DATASETS, SOURCES, load, prepare
from playground.data.named.points import KINDS, MOST, REACH, PointsError, name_of, read
from playground.recording.train import train

RNG = np.random.default_rng(0)
POINTS = RNG.uniform(-3, 3, (40, 2)).round(3)
Y = {"classes": np.arange(40) % 3, "values": RNG.uniform(-2, 2, 40).round(3), "line": POINTS[:, 1]}


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_name_holds_the_points(kind):
    points, y, found = read(name_of(POINTS, Y[kind], kind))
    assert found == kind
    np.testing.assert_allclose(points, POINTS, atol=1e-12)
    np.testing.assert_allclose(y, Y[kind], atol=1e-12)


@pytest.mark.parametrize("kind", KINDS.values())
def test_they_are_a_data_set_like_any_other(kind):
    name = name_of(POINTS, Y[kind], kind)
    experiment = Experiment(dataset=name, epochs=3, hidden_sizes=(3,))
    assert from_query(to_query(experiment)) == (experiment, [])
    assert pickle.loads(pickle.dumps(experiment)) == experiment
    assert experiment.task == ("classification" if kind == "classes" else "regression")
    assert experiment.n_outputs == (3 if kind == "classes" else 1)
    assert [step.epoch for step in train(experiment)] == [0, 1, 2, 3]
    assert prepare(experiment).plane.is_curve == (kind == "line")
    assert experiment.source.has_plane_features == (kind != "line")
    assert name not in list(SOURCES)
    assert set(SOURCES) >= set(DATASETS)


def test_classes_are_those_that_have_points():
    dataset = load(name_of(POINTS, np.where(Y["classes"] == 1, 4, 0), "classes"))
    assert dataset.target_names == ("class 0", "class 4")
    assert set(dataset.y) == {0, 1}


def test_points_beyond_the_reach_are_brought_back():
    points, y, _ = read(name_of(POINTS * 1000, Y["values"] * 1000, "values"))
    assert np.abs(points).max() == np.abs(y).max() == REACH


@pytest.mark.parametrize(
    ("points", "y", "said"),
    [
        (POINTS[:3], [0, 1, 0], "4 to 1,000 points; this one has 3"),
        (np.zeros((MOST + 1, 2)), np.arange(MOST + 1) % 2, "4 to 1,000 points; this one has 1,001"),
        (POINTS, np.zeros(40), "of 2 to 5 classes"),
        (POINTS, np.arange(40) % 6, "of 2 to 5 classes"),
        (POINTS * np.nan, Y["classes"], "finite numbers"),
    ],
)
def test_what_is_no_set_yet_is_said(points, y, said):
    with pytest.raises(PointsError, match=said):
        name_of(points, y, "classes")


@pytest.mark.parametrize(
    "name", ["points:", "points:c", "points:cAAAA", "points:x" + "A" * 64, "points:c§§", "points:c="]
)
def test_broken_names_are_refused_as_any_other(name):
    with pytest.raises(ExperimentError, match="dataset must be one of circles, moons"):
        Experiment(dataset=name)
    assert name not in SOURCES


def test_any_bytes_are_points_or_none():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=%"
    rng = np.random.default_rng(1)
    for _ in range(500):
        name = "points:" + "".join(rng.choice(list("cvl" + letters), rng.integers(1, 80)))
        if name in SOURCES:
            assert np.isfinite(load(name).x).all()
