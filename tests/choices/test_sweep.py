"""A sweep: its cells, its limits, its links."""

from dataclasses import replace

import pytest

from playground.choices.experiment import DATA_FIELDS, FIELDS, Experiment
from playground.choices.forks import CHANGES
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.choices.sweep import (
    HELD_OUT,
    LARGEST_SEED,
    MOST_EPOCHS,
    MOST_TRAININGS,
    SEARCHED_RULES,
    Sweep,
    said,
    sweep_of,
)
from playground.data import DATASETS
from playground.engine import ACTIVATIONS, OPTIMIZERS

SIZES = ("hidden_sizes", ((), (4,), (8, 4)))
RATES = ("learning_rate", (0.1, 1))
OTHERS = {  # another value of every field that can be searched, beside its default
    "dataset": "moons",
    "validation": "last",
    "scaling": "minmax",
    "scaler_rows": "all",
    "features": ("x1",),
    "hidden_sizes": (3, 2),
    "activation": "relu",
    "activations": ("relu", "tanh"),
    "output_activation": "tanh",
    "initializer": "zeros",
    "biases": "none",
    "generator": "mt19937",
    "loss": "binary_crossentropy",
    "optimizer": "adam",
    "schedule": "cosine",
    "dropouts": (0.1, 0.5),
    "normalization_place": "after",
    "normalized_layers": (1,),
    "dtype": "float32",
}


def another(name):
    default = FIELDS[name].default
    if isinstance(default, bool):
        return not default
    if name in OTHERS:
        return OTHERS[name]
    rule = SEARCHED_RULES[name]
    return rule.low if default != rule.low else rule.high


def test_every_combination_is_a_cell():
    sweep = Sweep(searched=(SIZES, RATES))
    assert len(sweep.cells) == sweep.n_cells == 6
    assert {(cell.hidden_sizes, cell.learning_rate) for cell in sweep.cells} == {
        (sizes, rate) for sizes in SIZES[1] for rate in RATES[1]
    }
    for settings, cell in zip(sweep.settings, sweep.cells, strict=True):
        assert list(settings) == ["hidden_sizes", "learning_rate"]
        assert all(getattr(cell, name) == value for name, value in settings.items())
        assert replace(cell, validation_size=0.0, **{n: getattr(sweep, n) for n in settings}) == sweep.base


@pytest.mark.parametrize("name", SEARCHED_RULES)
def test_every_field_can_be_searched_and_linked(name):
    sweep = Sweep(searched=((name, (FIELDS[name].default, another(name))),), validation_size=0.2)
    assert [getattr(cell, name) for cell in sweep.cells][1] == another(name)
    assert len(set(sweep.cells)) == 2
    assert from_query(to_query(sweep), Sweep) == (sweep, [])
    assert len({said(name, value) for _, values in sweep.searched for value in values}) == 2


def test_changes_on_the_way_are_no_settings():
    assert set(FIELDS) - set(SEARCHED_RULES) == set(CHANGES)
    with pytest.raises(ExperimentError, match="'weight_changes' cannot be searched; these can: dataset, "):
        Sweep(searched=(("weight_changes", ((),)),))


@pytest.mark.parametrize(
    ("registry", "field"), [(ACTIVATIONS, "activation"), (OPTIMIZERS, "optimizer"), (DATASETS, "dataset")]
)
def test_every_entry_of_a_registry_can_be_searched_and_is_said_by_its_title(registry, field):
    sweep = Sweep(searched=((field, tuple(registry)[:30]),), epochs=1)
    assert len(sweep.cells) == len(sweep.searched[0][1])
    assert all(said(field, name) == registry[name].title for name in registry)


def test_draws_are_some_of_the_grid_each_once_and_the_same_again():
    searched = (("seed", tuple(range(20))), ("data_seed", tuple(range(20))))
    drawn = Sweep(searched=searched, draws=15)
    assert len(set(drawn.cells)) == 15
    assert drawn.cells == Sweep(searched=searched, draws=15).cells
    assert drawn.cells != Sweep(searched=searched, draws=15, draw_seed=1).cells
    assert Sweep(searched=(RATES,), draws=100).n_cells == 2


def test_judged_by_a_validation_part_every_cell_has_one():
    assert {cell.validation_size for cell in Sweep().cells} == {HELD_OUT}
    assert {cell.validation_size for cell in Sweep(validation_size=0.1).cells} == {0.1}
    assert {cell.validation_size for cell in Sweep(folds=3).cells} == {0.0}
    assert [cell.validation_size for cell in Sweep(searched=(("validation_size", (0, 0.4)),)).cells] == [0.25, 0.4]


def test_seeds_go_on_from_the_cells_own():
    sweep = Sweep(searched=(("seed", (7, LARGEST_SEED)),), n_seeds=3)
    assert [[one.seed for one in sweep.seeded(cell)] for cell in sweep.cells] == [[7, 8, 9], [LARGEST_SEED, 0, 1]]
    assert sweep.n_trainings == 6


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"n_seeds": 20, "folds": 10}, "up to 600 trainings, but 12 cells x 10 folds x 20 seeds are 2,400"),
        ({"searched": (("seed", range(30)), ("data_seed", range(30)))}, "but 900 cells are 900"),
        ({"searched": ()}, "searched must be 1 to 6 fields, each once and with 1 to 30 values, such as"),
        ({"searched": (("seed", ()),)}, "with 1 to 30 values"),
        ({"searched": (("seed", range(31)),)}, "with 1 to 30 values"),
        ({"searched": (RATES, RATES)}, "each once"),
        ({"searched": "learning_rate:1"}, "must be 1 to 6 fields"),
        ({"searched": 3}, "must be 1 to 6 fields"),
        ({"searched": (("seed", "12"),)}, "must be 1 to 6 fields"),
        ({"searched": (("nowhere", (1,)),)}, "'nowhere' cannot be searched; these can: dataset, n_samples"),
        (
            {"searched": (("learning_rate", (1e9,)),)},
            "learning_rate must be a number from 1e-06 to 100, not 1000000",
        ),
        (
            {"searched": (("epochs", (MOST_EPOCHS + 1,)),)},
            "epochs must be a whole number from 1 to 2000, not 2001",
        ),
        ({"epochs": MOST_EPOCHS + 1}, "epochs must be a whole number from 1 to 2000"),
        ({"searched": (SIZES,), "activations": ("relu", "tanh")}, "Not all that is searched goes together. activ"),
        ({"searched": (("early_stopping", (True,)),), "folds": 3}, "needs a validation_size above 0"),
        ({"n_samples": 10, "folds": 5}, "5 folds need 10 training rows at least, and there are about 7"),
        ({"folds": 11}, "folds must be a whole number from 1 to 10"),
        ({"n_seeds": 0}, "n_seeds must be a whole number from 1 to 20"),
        ({"recipe": "Z9"}, "recipe must be one of none, D4, not 'Z9'"),
    ],
)
def test_what_cannot_be_is_said(values, sentence):
    with pytest.raises(ExperimentError, match=sentence):
        Sweep(**values)


def test_the_most_that_fits():
    assert Sweep(searched=(("seed", range(30)),), n_seeds=20).n_trainings == MOST_TRAININGS


@pytest.mark.parametrize(
    ("query", "n_problems"),
    [
        ({"searched": "learning_rate:fast"}, 1),
        ({"searched": "||;:;|"}, 1),
        ({"searched": "seed:" + ";".join(map(str, range(40)))}, 1),
        ({"n_seeds": "20", "folds": "10"}, 1),
        ({"n_seeds": "-1", "folds": "x", "draws": "1e9", "recipe": "<b>", "searched": "a"}, 5),
        ({"activations": "relu,tanh", "searched": "hidden_sizes:4;8,8"}, 1),
        ({"dataset": "nowhere", "searched": "dataset:nowhere"}, 2),
    ],
)
def test_a_wrong_link_is_said_in_sentences_and_what_fits_is_kept(query, n_problems):
    sweep, problems = from_query(query | {"seed": "4"}, Sweep)
    assert sweep.seed == 4
    assert len(problems) == n_problems
    assert all("The default is used instead: " in problem for problem in problems)


def test_a_sweep_starts_from_any_experiment():
    made = Experiment(dataset="iris", epochs=20_000, seed=3, learning_rate_changes=((5, 0.1),))
    sweep = sweep_of(made)
    assert (sweep.dataset, sweep.epochs, sweep.seed) == ("iris", MOST_EPOCHS, 3)
    assert sweep.learning_rate_changes == ()
    assert {getattr(sweep, name) == getattr(made, name) for name in DATA_FIELDS} == {True}
