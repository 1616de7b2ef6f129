"""A made-up entry of each registry, and a page: whatever looks at all entries sees it, or says what is missing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What an entry needs beside itself: an independent formula to be held against, and words of its own.
ASKED_FOR = {
    "tests/engine/test_initializers.py::test_mean_and_variance",
    "tests/engine/test_losses.py::test_gradient_is_prediction_minus_target",
    "tests/engine/test_optimizers.py::test_updates_follow_the_rule",
    "tests/engine/test_optimizers.py::test_numbers_move_one_by_one_in_arrays_of_any_shape",
    "tests/pages/test_activations.py::test_each_loss_has_its_words_on_the_page",
    "tests/ui/microscope/test_formulas.py::test_the_slope_of_every_activation_is_written_with_its_unit",
}
REGISTRIES = ("dataset", "activation", "initializer", "loss", "optimizer")


def run(*arguments):
    """What pytest says of everything that is named after the made-up entries."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.additions", "-k", "made_up", "-q", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def outcomes():
    """`{"PASSED": ..., "FAILED": ...}`, the tests by name, those that need a browser left out."""
    said = run("-rpfE", "--tb=no", "--ignore=tests/browser")
    found = re.findall(r"^(PASSED|FAILED|ERROR) (tests/\S+?::\w+)(\[.*?\])?(?: - .*)?$", said, re.MULTILINE)
    return {
        kind: {(test, case) for one, test, case in found if one == kind} for kind in ("PASSED", "FAILED", "ERROR")
    }


def named(found):
    return {test for test, _ in found}


def test_nothing_but_a_formula_and_words_is_asked_for(outcomes):
    assert outcomes["ERROR"] == set()
    assert named(outcomes["FAILED"]) == ASKED_FOR


@pytest.mark.parametrize("registry", REGISTRIES)
@pytest.mark.parametrize(
    "test",
    [
        "tests/pages/test_live.py::test_every_entry_of_a_registry_is_in_its_menu",
        "tests/choices/test_share.py::test_every_entry_of_a_registry_has_a_link",
    ],
)
def test_menu_and_link_follow(outcomes, registry, test):
    assert (test, f"[{registry}-made_up]") in outcomes["PASSED"]


@pytest.mark.parametrize("registry", ["task", "initializer", "optimizer"])
def test_links_of_sequences_follow(outcomes, registry):
    test = "tests/choices/sequence/test_links.py::test_every_entry_of_a_registry_has_a_link"
    assert (test, f"[{registry}-made_up]") in outcomes["PASSED"]


@pytest.mark.parametrize(
    "test",
    [
        "tests/data/sequences/test_tasks.py::test_shapes",
        "tests/recording/sequences/test_train.py::test_every_task_is_trained_on",
        "tests/recording/sequences/test_probe.py::test_answers_about_the_first_sequence",
        "tests/trainers/reading/test_told.py::test_every_task_has_a_scene",
        "tests/pages/sequences/test_links.py::test_every_task_opens_from_a_link_and_is_in_the_menu",
    ],
)
def test_a_task_is_drawn_trained_on_shown_and_in_the_menu(outcomes, test):
    assert test in named(outcomes["PASSED"])


@pytest.mark.parametrize(
    "test",
    [
        "tests/engine/test_activations.py::test_slope_is_the_derivative",
        "tests/engine/test_losses.py::test_gradient_is_the_derivative",
        "tests/engine/test_network.py::test_gradients",
        "tests/engine/recurrent/test_gradients.py::test_gradients",
        "tests/pages/test_live.py::test_every_dataset_opens_from_a_link",
        "tests/pages/test_alts.py::test_every_chart_has_words_of_its_own",
        "tests/ui/server/test_thumbnails.py::test_every_dataset_has_a_thumbnail",
    ],
)
def test_gradient_check_data_check_and_alt_texts_follow(outcomes, test):
    assert test in named(outcomes["PASSED"])


def test_the_phone_test_follows():
    assert "tests/browser/pages/test_all.py::test_a_lesson_fits_a_phone[made_up]" in run(
        "--collect-only", "tests/browser"
    )
