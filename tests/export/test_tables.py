"""The tables: what was recorded epoch by epoch, and the rows as a person knows them with what the network says."""

import io

import numpy as np
import pandas as pd
import pytest

from playground.export import KINDS
from tests.export.runs import recorded


def table(history, kind):
    return pd.read_csv(io.BytesIO(KINDS[kind].make(history, history.head)))


@pytest.mark.parametrize("fields", [{}, {"dataset": "iris"}, {"dataset": "sine"}, {"validation_size": 0.2}])
def test_every_row_has_its_part_and_its_own_numbers(fields):
    history = recorded(**fields)
    found, dataset = table(history, "rows"), history.prepared.dataset
    assert sorted(found["row"]) == list(range(1, len(dataset.y) + 1))
    sizes = {"train": "training", "test": "test", "validation": "validation"}
    for name, part in history.prepared.parts.items():
        assert (found["part"] == sizes[name]).sum() == len(part.x)
    rows = found["row"].to_numpy() - 1
    np.testing.assert_allclose(found[list(dataset.feature_names)], dataset.x[rows], rtol=1e-12)
    if history.prepared.n_classes:
        np.testing.assert_array_equal(found["target"], np.array(dataset.target_names)[dataset.y[rows]])
    else:
        np.testing.assert_allclose(found["target"], dataset.y[rows], rtol=1e-12)


def test_predictions_are_those_that_the_score_counts():
    history = recorded(epochs=30)
    found = table(history, "rows")
    for part, score in (("training", "train_score"), ("test", "test_score")):
        mine = found[found["part"] == part]
        assert (mine["target"] == mine["prediction"]).mean() == getattr(history.step(30), score)


def test_values_are_predicted_in_their_own_units():
    history = recorded(dataset="diabetes", epochs=30, learning_rate=0.01)
    mine = table(history, "rows").query("part == 'training'")
    spread = ((mine["target"] - mine["target"].mean()) ** 2).sum()
    r2 = 1 - ((mine["target"] - mine["prediction"]) ** 2).sum() / spread
    assert r2 == pytest.approx(history.step(30).train_score)


def test_the_course_up_to_an_epoch():
    history = recorded()
    found = pd.read_csv(io.BytesIO(KINDS["epochs"].make(history, 4)))
    np.testing.assert_array_equal(found["train_loss"], history.series("train_loss")[:5])
    assert len(pd.read_csv(io.BytesIO(KINDS["layers"].make(history, 4)))) == 5 * 3
