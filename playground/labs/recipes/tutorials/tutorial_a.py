"""Tutorial A: a binary classifier, iris, and what a trained network can be asked."""

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import load
from playground.data.inputs import fitted_inputs
from playground.data.splits import split_rows
from playground.engine import LOSSES
from playground.labs.first_look import class_counts, statistics
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import (
    BY_CODE,
    PUBLISHED,
    SEEDS,
    Recipe,
    Row,
    Rows,
    at_once,
    in_turn,
    new,
)
from playground.labs.recipes.spread import beside, spread
from playground.labs.recipes.unobserved import last_step
from playground.labs.units import unit_histograms
from playground.languages import _, mark
from playground.numbers import counted, fixed, general, in_a_row, plain
from playground.recording.networks import network_for
from playground.recording.prepared import prepared_for

# Adam with Keras' epsilon, in Keras' precision, from Glorot's uniform weights and biases of 0.
AS_KERAS = {
    "activation": "relu",
    "initializer": "xavier_uniform",
    "optimizer": "adam",
    "learning_rate": 0.001,
    "epsilon": 1e-7,
    "dtype": "float32",
}
KERAS_TOLD = mark(
    "The original is an unseeded Keras run, so its numbers stand among those of many seeds here, in float32 and "
    "with Adam's epsilon of 1e-7, as there."
)
_SPLIT = {
    "test_size": 0.2,
    "stratify": False,
    "data_seed": 42,
    "validation_size": 0.2,
    "validation": "last",
    "scaler_rows": "training_validation",
}
BINARY = Experiment(
    dataset="twenty_features", n_samples=1000, hidden_sizes=(16,), batch_size=32, epochs=10, **_SPLIT, **AS_KERAS
)
IRIS = Experiment(
    dataset="iris",
    hidden_sizes=(16,),
    loss="categorical_crossentropy",
    batch_size=10,
    epochs=50,
    **_SPLIT,
    **AS_KERAS,
)
FLOWERS = {  # petals of these sizes are found in this species alone; the sepals are common
    "setosa": (5.0, 3.4, 1.5, 0.2),
    "versicolor": (5.9, 2.8, 4.2, 1.3),
    "virginica": (6.6, 3.0, 5.6, 2.1),
}


def beside_seeds(experiment, first, last, loss, accuracy):
    """The function that measures an experiment from many seeds beside four published numbers.

    `first` and `last` are the validation losses after the first and the last epoch, `loss` and `accuracy` those of
    the test part.
    """

    def run(seeds=SEEDS, jobs=1):
        runs = (spread(experiment.with_epochs(1), seeds, jobs), spread(experiment, seeds, jobs))
        early, found = yield from in_turn(runs)
        counts = np.bincount(prepared_for(experiment).test.y)
        losses, scores = found.losses, found.scores
        after_first, after_last = early.validation_losses, found.validation_losses

        def rows():
            yield beside(_("test loss"), loss, losses)
            yield beside(_("test accuracy"), accuracy, scores)
            yield beside(_("validation loss after epoch 1"), first, after_first)
            ended = _("validation loss after epoch {n}").format(n=counted(experiment.epochs))
            yield beside(ended, last, after_last)
            yield new(_("test rows of each class"), " / ".join(map(str, counts)))

        yield Progress(1.0, Rows(rows))

    return run


def first_look():
    """Class counts and statistics of iris."""
    iris = load("iris")
    counts = " / ".join(map(str, class_counts(iris)["rows"]))
    features = statistics(iris)

    def rows():
        yield Row(_("flowers of each species"), "50 / 50 / 50", PUBLISHED, counts)
        yield new(_("rows and features"), " x ".join(map(str, iris.x.shape)))
        for feature, row in features.iterrows():
            measured = f"{plain(row['mean'], 3)} ± {plain(row['standard deviation'], 3)}"
            low_to_high = _("{low} to {high}.").format(low=general(row["min"]), high=general(row["max"]))
            yield new(_("{feature}, mean ± standard deviation").format(feature=feature), measured, low_to_high)

    return rows


def trained_iris():
    """The network of the second example from seed 0, its prepared data, and how new flowers become inputs."""
    prepared, dataset = prepared_for(IRIS), load("iris")
    network = network_for(IRIS, prepared).load(last_step(IRIS, prepared).flat)
    known = split_rows(dataset, IRIS).seen_by_scaler(IRIS.scaler_rows)
    return network, prepared, fitted_inputs(dataset, None, IRIS.scaling, known).of


def hidden_units():
    """The activations of all hidden units over the test rows, counted."""
    network, prepared, _inputs_of = trained_iris()
    space = network.forward(prepared.test.x)[1]
    found = unit_histograms(space.activations[0], bins=20, is_one_sided=True)
    zero = int(((space.activations[0] <= 0).mean(axis=0) > 0.5).sum())

    def rows():
        yield Row(_("histograms, one a hidden unit"), 16, BY_CODE, len(found.counts))
        yield Row(_("bins"), 20, BY_CODE, len(found.edges) - 1)
        flowers = int(found.counts.sum(axis=1).min())
        yield Row(_("flowers counted in each"), 30, BY_CODE, flowers, _("The test part."))
        yield new(_("units that are 0 for more than half of the flowers"), zero, _("ReLU shuts them off."))
        yield new(_("units that are 0 for every flower"), int(found.dead.sum()))
        yield new(_("largest activation"), float(found.edges[-1]), digits=3)

    return rows


def new_flowers():
    """Probabilities for flowers that are in no part of the data."""
    network, prepared, inputs_of = trained_iris()
    names, flowers = prepared.dataset.target_names, np.array(list(FLOWERS.values()))
    shares = LOSSES[IRIS.loss_name].predict(network.forward(inputs_of(flowers))[0])

    def rows():
        for flower, row in zip(FLOWERS.values(), shares, strict=True):
            told = in_a_row(f"{name} {fixed(share, 2)}" for name, share in zip(names, row, strict=True))
            yield new(_("flower {sizes}").format(sizes=in_a_row(fixed(size, 1) for size in flower)), told)
        distance = float(np.abs(shares.sum(axis=1) - 1).max())
        yield new(_("largest distance of a row's sum from 1"), distance, digits=1)

    return rows


RECIPES = (
    Recipe(
        "A1",
        mark("Binary classification"),
        mark(
            "A small network learns to tell two classes apart from 20 features in ten epochs. The published test "
            "loss is better than nearly all seeds give."
        ),
        mark(
            "make_classification with 1,000 rows, 20 % for testing, 20 % of the rest for validation; 20-16 ReLU-1 "
            "sigmoid, Adam, batches of 32, 10 epochs."
        ),
        "live",
        beside_seeds(BINARY, 0.6127, 0.3968, loss=0.3762, accuracy=0.8550),
        mark(
            "The tutorial shows one run, and it is a lucky one. Another start of the weights gives another "
            "number, so a single run says little about a set-up."
        ),
        BINARY,
        is_spread=True,
        more=KERAS_TOLD,
    ),
    Recipe(
        "A2",
        mark("Iris, three classes"),
        mark(
            "A softmax output gives each of three species a probability. The published numbers lie inside what "
            "many seeds give."
        ),
        mark(
            "iris, 20 % for testing, 20 % of the rest for validation; 4-16 ReLU-3 softmax, categorical "
            "cross-entropy, Adam, batches of 10, 50 epochs."
        ),
        "live",
        beside_seeds(IRIS, 1.1222, 0.3186, loss=0.2724, accuracy=0.9667),
        mark(
            "The split is not stratified: 10, 9 and 11 flowers of the three species are tested on. With 30 test "
            "rows, one flower is worth 3.3 % of accuracy."
        ),
        IRIS,
        is_spread=True,
        more=KERAS_TOLD,
    ),
    Recipe(
        "A3",
        mark("A first look at iris"),
        mark("Before any training: how many flowers there are of each species, and how each measure is spread."),
        mark(
            "The first rows, statistics of each feature, class counts, and a pair plot with a color for each "
            "class."
        ),
        "data",
        at_once(first_look),
        experiment=Experiment(dataset="iris"),
    ),
    Recipe(
        "A4",
        mark("What the hidden units do"),
        mark(
            "One histogram for each hidden unit of the iris network over the test flowers. Some units are 0 for "
            "most of them, none for all."
        ),
        mark("2 x 8 panels of 20 bins, one for each of 16 hidden units."),
        "judging",
        at_once(hidden_units),
        mark(
            "The code asks for the network by the name of the one trained first, which has 20 inputs, when the "
            "data are the flowers. Here it is the network of A2, from seed 0."
        ),
        IRIS,
    ),
    Recipe(
        "A5",
        mark("Predictions for new rows"),
        mark(
            "A row that the network has never seen goes through the same scaling and comes out as probabilities "
            "that add up to 1."
        ),
        mark(
            "A few new samples are handed to the trained network. The three flowers here were made up for this "
            "recipe, one like each species; the network is that of A2, from seed 0."
        ),
        "judging",
        at_once(new_flowers),
        experiment=IRIS,
    ),
)
