"""Tables with categories and gaps: filled in and spread out by scikit-learn, as the training rows say."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import BROUGHT, prepare
from playground.data.tables import TableChoice, name_of, read, source_of

HEAD = "size,color,weight,kind\n"
ROWS = [f"{i},{('red', 'blue', 'red', 'green')[i % 4]},{i % 9 - 4},{'no' if i % 3 else 'yes'}" for i in range(40)]
GAPS = [row.replace(f"{i},", ",", 1) if i % 10 == 3 else row for i, row in enumerate(ROWS)]


@pytest.fixture
def brought():
    held = []

    def bring(rows, target="kind", features=("size", "color", "weight"), task="classification", missing="impute"):
        table = read((HEAD + "\n".join(rows)).encode(), "mine.csv")
        choice = TableChoice(target, features, task, missing)
        source, _ = source_of(table, choice)
        held.append(source)
        BROUGHT[name_of(table, choice)] = source
        return name_of(table, choice)

    return bring


def test_numbers_come_first_then_an_input_for_each_category(brought):
    found = prepare(Experiment(dataset=brought(ROWS), scaling="none", shuffle=False, test_size=0.25))
    assert found.input_names == ("size", "weight", "color = red", "color = blue", "color = green")
    assert found.dataset.target_names == ("no", "yes")
    assert found.train.x[:4].tolist() == [[0, -4, 1, 0, 0], [1, -3, 0, 1, 0], [2, -2, 1, 0, 0], [3, -1, 0, 0, 1]]
    assert found.train.y[:4].tolist() == [1, 0, 0, 1]
    assert len(found.test.y) == 10


def test_scaling_is_for_numbers_alone(brought):
    found = prepare(Experiment(dataset=brought(ROWS)))
    np.testing.assert_allclose(found.train.x[:, :2].mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(found.train.x[:, :2].std(axis=0), 1)
    assert set(found.train.x[:, 2:].ravel()) == {0, 1}
    assert (found.train.x[:, 2:].sum(axis=1) == 1).all()


def test_a_gap_is_filled_in_with_the_median_of_the_training_rows(brought):
    experiment = Experiment(dataset=brought(GAPS), scaling="none", shuffle=False, test_size=0.25)
    found = prepare(experiment)
    known = [i for i in range(30) if i % 10 != 3]
    assert found.train.x[[3, 13, 23], 0].tolist() == [np.median(known)] * 3
    assert found.test.x[3, 0] == np.median(known)  # row 33: the test rows are filled in the same way
    leaked = prepare(Experiment(**{**vars(experiment), "scaler_rows": "all"}))
    assert leaked.test.x[3, 0] == np.median([i for i in range(40) if i % 10 != 3])


def test_two_columns_of_numbers_are_a_plane_and_gaps_stand_in_its_middle(brought):
    found = prepare(Experiment(dataset=brought(GAPS, features=("size", "weight")), test_size=0))
    assert found.plane.names == ("size", "weight")
    assert np.isfinite(found.train.points).all()
    assert found.train.points[3, 0] == np.median([i for i in range(40) if i % 10 != 3])
    np.testing.assert_allclose(found.plane.lift(found.train.points[:3]), found.train.x[:3], atol=1e-12)


def test_one_column_with_classes_has_a_height_for_each(brought):
    found = prepare(Experiment(dataset=brought(ROWS, features=("size",))))
    assert found.plane.names == ("size", "")
    assert set(found.train.points[:, 1]) == {-0.5, 0.5}
    assert not found.plane.is_curve
    np.testing.assert_allclose(found.plane.lift(found.train.points), found.train.x, atol=1e-12)


def test_one_column_with_values_is_a_curve(brought):
    found = prepare(Experiment(dataset=brought(ROWS, "weight", ("size",), "regression")))
    assert found.plane.is_curve
    assert found.plane.names == ("size", "y")


def test_categories_alone_are_shown_by_their_components(brought):
    found = prepare(Experiment(dataset=brought(ROWS, features=("color",))))
    assert found.train.x.shape[1] == 3
    assert "principal components" in found.plane.note
