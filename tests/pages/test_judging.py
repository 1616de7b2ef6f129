"""The page that judges a network: its numbers are scikit-learn's, at any epoch, for any part."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, confusion_matrix, mean_absolute_error, r2_score, roc_auc_score

from playground.choices.experiment import Experiment
from playground.data import Dataset
from playground.labs.judging.answers import answers, as_probabilities, new_answers
from playground.labs.judging.classes import judge_classes
from playground.labs.judging.recipes import RECIPES
from playground.recording.history import History
from playground.ui.furniture import literal
from playground.ui.judging.rows import told_rows
from tests.pages.pages import page_alone, run, whole_site

QUICK = {"epochs": 12, "optimizer": "adam", "learning_rate": 0.02, "hidden_sizes": (6,)}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The page's own recordings, shorter."""
    short = {name: Experiment(one.dataset, **QUICK) for name, one in RECIPES.items()}
    monkeypatch.setattr("playground.labs.judging.recipes.RECIPES", short)
    return short


def opened(source, **state):
    page = page_alone("judging")
    page.session_state["judging_source"] = source
    for key, value in state.items():
        page.session_state[key] = value
    return run(page)


def history_of(experiment):
    history = History(experiment)
    history.extend(experiment.epochs)
    return history


def alts(page):
    return [chart.proto.alt for chart in page.get("plotly_chart")]


def cell(page, row, column):
    """A cell of the table of numbers, as it is shown."""
    return page.table[0].value.loc[row, column]


@pytest.mark.parametrize("source", RECIPES)
@pytest.mark.parametrize("view", ["Metrics and mistakes", "Single units", "New rows"])
def test_every_recording_in_every_view(source, view):
    assert not opened(source, judging_view=view).warning


@pytest.mark.parametrize("source", ["Breast cancer", "Iris"])
def test_accuracy_and_confusion_are_scikit_learns(quick, source):
    page, history = opened(source), history_of(quick[source])
    for name, part in (("test", history.prepared.test), ("training", history.prepared.train)):
        found = answers(history, 12, part)
        right = accuracy_score(part.y, found.given.argmax(axis=1))
        assert cell(page, "accuracy", name) == f"{right:.1%}"
    part = history.prepared.test
    found = confusion_matrix(part.y, answers(history, 12, part).given.argmax(axis=1))
    assert f"{np.trace(found):,} of {len(part.y):,} rows are right" in " ".join(alts(page))


def test_an_earlier_epoch_has_other_numbers(quick):
    page = opened("Iris")
    page.slider(key="judging_Iris_epoch").set_value(0)
    run(page)
    history = history_of(quick["Iris"])
    right = accuracy_score(
        history.prepared.test.y, answers(history, 0, history.prepared.test).given.argmax(axis=1)
    )
    assert cell(page, "accuracy", "test") == f"{right:.1%}"


@pytest.mark.parametrize(
    ("text", "epoch", "told"),
    [
        ("zz", 12, "epoch must be a whole number from 0 to 20000, not 'zz'. The last epoch is shown instead."),
        ("-1", 12, "The last epoch is shown instead."),
        ("900", 12, "The link asks for epoch 900, but the run ends at 12: that epoch is shown."),
        ("5", 5, ""),
    ],
)
def test_a_link_says_the_epoch_or_what_is_wrong_with_it(text, epoch, told):
    page = page_alone("judging")
    page.session_state["judging_source"] = "Iris"
    page.query_params["epoch"] = text
    slider = run(page).slider(key="judging_Iris_epoch")
    assert slider.value == epoch
    assert [literal(told) in warning.value for warning in page.warning] == [True] * bool(told)
    slider.set_value(3)
    assert run(page).slider(key="judging_Iris_epoch").value == 3  # the link was followed once


def test_the_threshold_decides(quick):
    page = opened("Breast cancer", judging_threshold=0.9)
    history = history_of(quick["Breast cancer"])
    part = history.prepared.test
    decided = answers(history, 12, part).given[:, 1] >= 0.9
    assert cell(page, "accuracy", "test") == f"{accuracy_score(part.y, decided):.1%}"


def test_the_area_under_the_curve_is_said(quick):
    page = opened("Breast cancer", judging_curve="ROC")
    history = history_of(quick["Breast cancer"])
    part = history.prepared.test
    area = roc_auc_score(part.y, answers(history, 12, part).given[:, 1])
    assert f"test {area:.4g}" in " ".join(alts(page))


@pytest.mark.parametrize("curve", ["ROC", "Precision and recall", "Calibration", "Thresholds"])
def test_every_curve(curve):
    assert not opened("Breast cancer", judging_curve=curve).warning


def test_values_are_judged_in_their_own_units(quick):
    page, history = opened("Diabetes"), history_of(quick["Diabetes"])
    part = history.prepared.test
    y = history.prepared.dataset.y[history.prepared.rows.test]
    found = answers(history, 12, part)
    np.testing.assert_allclose(found.y, y)
    assert float(cell(page, "mean absolute error", "test")) == pytest.approx(
        mean_absolute_error(y, found.given), rel=1e-3
    )
    assert float(cell(page, "R²", "test").replace("−", "-")) == pytest.approx(r2_score(y, found.given), abs=1e-3)


def test_the_rows_of_a_cell_are_shown_and_the_surest_is_first():
    page = opened("Iris", judging_true=1, judging_given=1)
    table = next(frame.value for frame in page.dataframe if "how sure" in frame.value.columns)
    assert set(table["class"]) == set(table["given"]) == {"versicolor"}
    assert table["how sure"].is_monotonic_decreasing


def test_new_rows_are_answered_as_the_network_would(quick):
    page, history = opened("Iris", judging_view="New rows"), history_of(quick["Iris"])
    prepared = history.prepared
    raw = prepared.dataset.x[prepared.rows.test[:3]]
    expected = answers(history, 12, prepared.test).given[:3]
    np.testing.assert_allclose(new_answers(history, 12, raw).given, expected, rtol=1e-6)
    table = page.dataframe[-1].value
    np.testing.assert_allclose(table.filter(like="p(").to_numpy(), expected, rtol=1e-6)
    assert list(table["decided"]) == [prepared.dataset.target_names[k] for k in expected.argmax(axis=1)]


def test_the_playgrounds_recording_comes_first():
    site = run(whole_site())
    site.session_state["recording"].history.extend(5)
    site.switch_page("pages/judging.py")
    run(site)
    assert site.pills(key="judging_source").value == "playground"


def test_a_recording_that_diverged_is_said(quick, monkeypatch):
    monkeypatch.setattr(
        "playground.labs.judging.answers._scores", lambda history, epoch, x: np.full((len(x), 3), np.nan)
    )
    (warning,) = opened("Iris").warning
    assert "its training diverged" in warning.value


def test_squared_errors_are_cut_and_probabilities_are_not():
    shares, is_cut = as_probabilities(np.array([[1.2], [-0.1], [0.4]]))
    np.testing.assert_allclose(shares, [[0, 1], [1, 0], [0.6, 0.4]])
    assert is_cut
    _, is_cut = as_probabilities(np.array([[0.2, 0.8], [1.0, 0.0]]))
    assert not is_cut


@pytest.mark.parametrize("choices", [{"loss": "mse", "initializer": "standard_normal"}, {"initializer": "zeros"}])
@pytest.mark.parametrize("dataset", ["iris", "breast_cancer"])
def test_it_decides_as_the_network_does(choices, dataset):
    """Also where outputs are cut, or tie: the accuracy is the recorded one."""
    history = history_of(Experiment(dataset, **QUICK | choices))
    for epoch in (0, 12):
        found = answers(history, epoch, history.prepared.test)
        judged = judge_classes(found.y, found.given, 0.5, found.decided)
        assert judged.accuracy == pytest.approx(history.step(epoch).test_score)


def test_columns_that_are_called_like_ours_keep_their_values():
    dataset = Dataset(
        np.array([[1.0, 2], [3, 4], [5, 6]]), np.array([0, 1, 0]), ("row", "given"), ("a", "b"), "classification"
    )
    table = told_rows(dataset, np.array([2, 0]), {"given": ["a", "b"]}, {"class": [7, 8]})
    assert list(table.columns) == ["row", "given", "row (2)", "given (2)", "class (2)", "class"]
    assert table.iloc[0].tolist() == [3, "a", 5, 6, "a", 7]


def test_rows_keep_the_numbers_that_they_had():
    dataset = Dataset(
        np.ones((2, 1)), np.array([0, 1]), ("x",), ("a", "b"), "classification", (), np.array([4, 9])
    )
    assert told_rows(dataset, np.array([1]))["row"].tolist() == [9]


def test_the_curves_are_those_of_the_chosen_part(quick):
    page = opened("Iris", judging_part="train", judging_curve="ROC")
    assert any("training 1/" in alt or "training 0." in alt for alt in alts(page))
