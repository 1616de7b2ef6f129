"""Experiments to links and back; links that are wrong."""

import random
from dataclasses import fields

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import FIELDS, RULES, Experiment
from playground.choices.lists import Changes, Names, Numbers, SettingChanges, Several, Sizes
from playground.choices.rules import NumberOrFull, Switch
from playground.choices.share import from_query, to_query
from playground.data import DATASETS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS

OF_LAYERS = ("activations", "dropouts")  # with an entry for every hidden layer, or none


def drawn_value(rule, rng):
    """Any value that a rule allows, its bounds often among them."""
    if isinstance(rule, NumberOrFull) and rng.random() < 0.3:
        return None
    if hasattr(rule, "low"):
        if rng.random() < 0.3:
            return rng.choice((rule.low, rule.high))
        return rng.randint(rule.low, rule.high) if rule.whole else rng.uniform(rule.low, rule.high)
    if isinstance(rule, Several):
        options = list(rule.options)
        return rng.sample(options, rng.randint(1, len(options)))
    if isinstance(rule, Sizes):
        return [rng.randint(1, rule.most_units) for _ in range(rng.randint(0, rule.most_layers))]
    if isinstance(rule, Switch):
        return rng.random() < 0.5
    if isinstance(rule, Names):
        return rng.choices(list(rule.options), k=rng.randint(0, rule.most))
    if isinstance(rule, Numbers):
        return [drawn_value(rule.each, rng) for _ in range(rng.randint(0, rule.most))]
    if isinstance(rule, Changes):
        *places, value = rule.parts
        keys = {tuple(drawn_value(part, rng) for part in places) for _ in range(rng.randint(0, 4))}
        return [(*key, drawn_value(value, rng)) for key in sorted(keys)]
    if isinstance(rule, SettingChanges):
        names = rng.choices(list(rule.settings), k=rng.randint(0, 4))
        places = sorted({(drawn_value(rule.epoch, rng), name) for name in names})
        return [(*place, drawn_value(rule.settings[place[1]], rng)) for place in places]
    return rng.choice(list(rule.options))


def drawn_experiment(rng):
    names = rng.sample(list(FIELDS), rng.randint(0, len(FIELDS)))
    values = {name: drawn_value(RULES[name], rng) for name in names}
    if DATASETS[values.get("dataset", "circles")].task == "regression":
        values["loss"] = rng.choice(["auto", "mse"])
    sizes = values.setdefault("hidden_sizes", [])
    for name in OF_LAYERS:
        values[name] = values.get(name, [])[: len(sizes)]
    shortest = min((len(values[name]) for name in OF_LAYERS if values[name]), default=len(sizes))
    values |= {name: values[name][:shortest] for name in ("hidden_sizes", *OF_LAYERS)}
    values["normalized_layers"] = [n for n in values.get("normalized_layers", []) if n <= shortest]
    if values.get("batch_norm"):
        values["layer_norm"] = False
    if values.get("early_stopping"):
        values["validation_size"] = rng.uniform(0.1, 0.5)
    return Experiment(**values)


def needed_by(name, value):
    """What must go with a value that cannot stand alone."""
    if name in OF_LAYERS:
        return {"hidden_sizes": [5] * len(value)}
    if name == "normalized_layers":
        return {"hidden_sizes": [5] * 8}
    return {"validation_size": 0.2} if name == "early_stopping" else {}


@pytest.mark.parametrize("seed", range(300))
def test_a_link_holds_the_whole_experiment(seed):
    experiment = drawn_experiment(random.Random(seed))
    query = to_query(experiment)
    assert all(isinstance(text, str) for text in query.values())
    assert from_query(query) == (experiment, [])
    assert to_query(from_query(query)[0]) == query


def test_the_default_needs_no_link():
    assert to_query(Experiment()) == {}
    assert from_query({}) == (Experiment(), [])


def test_only_what_differs_is_written():
    experiment = Experiment(dataset="spiral", hidden_sizes=(8, 8, 8), learning_rate=0.3, noise=0.1, seed=0)
    assert to_query(experiment) == {"dataset": "spiral", "hidden_sizes": "8,8,8", "learning_rate": "0.3"}


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_written_alone(name):
    rng = random.Random(0)
    values = (drawn_value(RULES[name], rng) for _ in range(100))
    other = next(value for value in values if RULES[name].check(name, value) != FIELDS[name].default)
    needed = needed_by(name, other)
    assert set(to_query(Experiment(**{name: other}, **needed))) == {name, *needed}


def test_other_keys_are_left_to_others():
    assert from_query({"embed": "true", "seed": "5", "Seed": "6", "task": "x"}) == (Experiment(seed=5), [])


@pytest.mark.parametrize("name", FIELDS)
def test_a_broken_value_is_said_and_replaced_by_the_default(name):
    experiment, problems = from_query({name: "§broken§", "momentum" if name != "momentum" else "noise": "0.5"})
    kept = {"momentum" if name != "momentum" else "noise": 0.5}
    assert experiment == Experiment(**kept)
    default = RULES[name].format(FIELDS[name].default)
    (problem,) = problems
    assert problem.startswith(f"{name} must be ")
    assert "§broken§" in problem
    assert problem.endswith(f" The default is used instead: {default}.")


def test_every_broken_value_is_said():
    experiment, problems = from_query({"dataset": "mars", "seed": "-1", "epochs": "1.5", "noise": "0.2"})
    assert experiment == Experiment(noise=0.2)
    assert len(problems) == 3
    assert "dataset must be one of circles, moons" in problems[0]
    assert "epochs must be a whole number from 1 to 20000, not '1.5'" in problems[1]
    assert "seed must be a whole number from 0 to 2147483647, not '-1'" in problems[2]


@pytest.mark.parametrize("dataset", [name for name, source in DATASETS.items() if source.task == "regression"])
def test_values_that_do_not_go_together(dataset):
    query = {"dataset": dataset, "loss": "binary_crossentropy", "seed": "3"}
    experiment, problems = from_query(query)
    assert experiment == Experiment(dataset=dataset, seed=3)
    assert problems == [
        f"The loss binary_crossentropy is for classes, but {dataset} has values to predict: use mse or auto. "
        "The default is used instead: auto."
    ]


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ({"batch_norm": "true", "layer_norm": "true"}, "layer_norm", "Only one of batch_norm and layer_norm"),
        ({"early_stopping": "1"}, "early_stopping", "needs a validation_size above 0"),
        ({"activations": "tanh,relu,elu"}, "activations", "one for each of the 2 hidden layers"),
    ],
)
def test_choices_that_contradict_each_other(query, field, sentence):
    experiment, (problem,) = from_query(query)
    assert getattr(experiment, field) == FIELDS[field].default
    assert sentence in problem


PIECES = [
    "nan",
    "inf",
    "-",
    "1e999",
    "9" * 400,
    "0x10",
    "1_0",
    "٣",
    "８",
    ",",
    ":",
    ";",
    " ",
    "",
    "none",
    "full",
    "\0",
]
PIECES += [
    "'",
    '"',
    "\n",
    "<b>",
    "%s",
    "{}",
    "\ud800",
    "🙂",
    "40:0.1",
    "80:",
    "40:optimizer:adam",
    "40:batch_size:full",
    "8",
    "0.1",
    "circles",
    "line",
    "mse",
    "x1",
]
PIECES += ["binary_crossentropy", "auto", "tanh", "None", "True", "[8]", "x" * 1000]


@pytest.mark.parametrize("kind", [Experiment, Bench])
@pytest.mark.parametrize("seed", range(20))
def test_no_link_whatever_raises(kind, seed):
    """10,000 links, of values that may be right and of noise."""
    rng, known = random.Random(seed), {field.name: field for field in fields(kind)}
    for _ in range(250):
        names = rng.sample(list(known), rng.randint(1, 6))
        noise = "".join(chr(rng.randrange(0x110000)) for _ in range(3))
        query = {name: "".join(rng.choices([*PIECES, noise], k=rng.randint(0, 3))) for name in names}
        made, problems = from_query({**query, noise: noise}, kind)
        assert len(problems) <= len(query)
        assert from_query(to_query(made), kind) == (made, [])
        for name in names:
            is_default = getattr(made, name) == known[name].default
            assert is_default or not any(problem.startswith(f"{name} must be") for problem in problems)


REGISTRIES = {
    "dataset": DATASETS,
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
}


@pytest.mark.parametrize(("field", "name"), [(field, name) for field in REGISTRIES for name in REGISTRIES[field]])
def test_every_entry_of_a_registry_has_a_link(field, name):
    experiment, problems = from_query({field: name})
    assert problems == []
    assert getattr(experiment, field) == name
    assert from_query(to_query(experiment)) == (experiment, [])
