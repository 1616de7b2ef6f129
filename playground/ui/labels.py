"""What each field of an `Experiment` is called on the page, and the sentence of help behind its question mark."""

from playground.languages import mark

LABELS = {
    "dataset": (mark("Dataset"), mark("What the network is to learn.")),
    "n_samples": (mark("Samples"), mark("How many points are made, training and test together.")),
    "noise": (
        mark("Noise"),
        mark(
            "How far points stray: a standard deviation where the larger circle has radius 1. The spiral takes "
            "half."
        ),
    ),
    "n_classes": (mark("Classes"), mark("How many clouds, one class each.")),
    "test_size": (
        mark("Test share"),
        mark("The share of rows the network never trains on. At 0 all rows are trained on, and nothing tests it."),
    ),
    "stratify": (mark("Stratified"), mark("Every class has the same share in all parts, as far as its rows go.")),
    "shuffle": (
        mark("Shuffled"),
        mark(
            "Rows are drawn for the parts. Off: the last rows are the test part, which goes wrong where a table "
            "is sorted by class."
        ),
    ),
    "validation_size": (
        mark("Validation share"),
        mark("The share of the training rows held back to choose by: early stopping looks at them."),
    ),
    "validation": (
        mark("Validation rows"),
        mark("Drawn from the training rows, or the last of them, as Keras' validation_split takes them."),
    ),
    "scaling": (mark("Scaling"), mark("Standard: mean 0, deviation 1. Min-max: 0 to 1.")),
    "scaler_rows": (
        mark("Scaling fitted on"),
        mark(
            "The rows that mean, deviation or range are taken from. All rows is a leak: the test rows have a say "
            "in it."
        ),
    ),
    "features": (mark("Inputs"), mark("What the network sees of a point (x1, x2).")),
    "data_seed": (mark("Data seed"), mark("Which points are drawn and how they are split.")),
    "hidden_sizes": (
        mark("Hidden layers"),
        mark("More layers bend more. Without any, the boundary is straight in the inputs."),
    ),
    "activation": (mark("Activation"), mark("What each hidden unit does with its weighted sum.")),
    "activations": (mark("Activation of each layer"), mark("One for each hidden layer; none: the same for all.")),
    "output_activation": (
        mark("Output activation"),
        mark("Linear suits every loss here: softmax and sigmoid are part of the cross-entropies."),
    ),
    "initializer": (mark("Initializer"), mark("How the starting weights are drawn.")),
    "biases": (
        mark("Biases"),
        mark("How the biases start, drawn after each layer's weights; or that there are none."),
    ),
    "generator": (
        mark("Random numbers"),
        mark("What draws the starting weights: NumPy's Generator, or np.random.seed as in older tutorials."),
    ),
    "loss": (
        mark("Loss"),
        mark("What is made small. Automatic: cross-entropy for classes, squared error for values."),
    ),
    "optimizer": (mark("Optimizer"), mark("How a gradient becomes a change of the weights.")),
    "learning_rate": (mark("Learning rate"), mark("How large each change is. Changing it keeps the weights.")),
    "momentum": (mark("Momentum"), mark("The share of the last change that is carried on into the next.")),
    "epsilon": (
        mark("Epsilon"),
        mark("Added to the root that the optimizer divides by: 1e-7 in Keras, 1e-8 in PyTorch and scikit-learn."),
    ),
    "schedule": (mark("Learning rate schedule"), mark("How the learning rate changes over the epochs.")),
    "batch_size": (mark("Batch size"), mark("Rows per update; full: one update an epoch.")),
    "epochs": (mark("Epochs"), mark("When to stop. Changing it keeps the weights.")),
    "l1": (mark("L1"), mark("Adds l1 times the sum of |W| to the loss: many weights end up close to 0.")),
    "l2": (mark("L2"), mark("Adds l2 / 2 times the sum of W squared to the loss: weights stay small.")),
    "dropout": (
        mark("Dropout"),
        mark("The share of hidden units left out while training, drawn anew for every row."),
    ),
    "dropouts": (mark("Dropout of each layer"), mark("One share for each hidden layer; none: the same for all.")),
    "batch_norm": (
        mark("Batch normalization"),
        mark("Each unit's sums are normalized over the rows of the batch."),
    ),
    "layer_norm": (
        mark("Layer normalization"),
        mark("Each row's sums are normalized over the units of the layer."),
    ),
    "normalization_place": (mark("Normalized"), mark("The sums before the activation, or what comes out of it.")),
    "normalized_layers": (mark("Layers normalized"), mark("Which hidden layers; none chosen: all.")),
    "residual": (
        mark("Residual connections"),
        mark("A hidden layer as wide as the one before it adds its input to its output; the first never does."),
    ),
    "clip_norm": (
        mark("Clip gradient"),
        mark("A longer gradient is shortened to this length; 0 leaves it alone."),
    ),
    "early_stopping": (
        mark("Early stopping"),
        mark("Stop when the validation loss has not improved for more epochs than the patience."),
    ),
    "patience": (
        mark("Patience"),
        mark(
            "Epochs without improvement that are waited for. After one more, early stopping stops, and the "
            "adaptive schedule divides the rate by 5."
        ),
    ),
    "tol": (mark("Tolerance"), mark("An improvement smaller than this does not count.")),
    "dtype": (
        mark("Precision"),
        mark("Digits each number keeps: float64 16, float32 7. Automatic: float32 for images, float64 else."),
    ),
    "seed": (mark("Seed"), mark("Draws the starting weights and the order of the batches.")),
    "learning_rate_changes": (mark("Learning rate changes"), mark("After which epoch which rate.")),
    "weight_changes": (
        mark("Weight changes"),
        mark("After which epoch which number of the weight vector is set by hand to what."),
    ),
    "setting_changes": (
        mark("Changes on the way"),
        mark("After which epoch which setting of the training is another."),
    ),
}

BENCH_LABELS = {  # what a `Bench` has beside an `Experiment`, or says of itself in other words
    "activations": (mark("Activations"), mark("Each one chosen is tried.")),
    "initializers": (mark("Initializers"), mark("How the starting weights are drawn; each one chosen is tried.")),
    "depths": (mark("Hidden layers"), mark("How deep the networks are; each number chosen is tried.")),
    "extras": (
        mark("Between the layers"),
        mark(
            "Plain layers, or with batch normalization, layer normalization, residual connections; each one "
            "chosen is tried."
        ),
    ),
    "width": (mark("Units in each layer"), mark("How wide the hidden layers are.")),
    "dtype": (
        mark("Precision"),
        mark(
            "Digits each number keeps: float64 16, float32 7. Automatic: float32 for up to 30 layers, else "
            "float64."
        ),
    ),
}

SWEEP_LABELS = {  # what a `Sweep` has beside an `Experiment`, or says of itself in other words
    "epochs": (mark("Epochs"), mark("How long every network is trained, unless the epochs are searched.")),
    "searched": (mark("Search over"), mark("The settings to compare; all others stay as they are.")),
    "draws": (mark("Cells drawn"), mark("How many combinations are drawn at random; 0: all of them are tried.")),
    "draw_seed": (mark("Seed of the draw"), mark("Which combinations are drawn.")),
    "folds": (
        mark("Judged by"),
        mark(
            "The validation part, held back from the training part; or each fold of the training part in turn, "
            "while the others are trained on. The test part has no say."
        ),
    ),
    "n_seeds": (mark("Seeds"), mark("How many times each cell is trained, from the seed of the experiment on.")),
    "recipe": (mark("Recipe"), mark("A tutorial's own cells.")),
}

SEQUENCE_LABELS = {  # what a `SequenceBench` has beside an `Experiment`, or says of itself in other words
    "task": (mark("Task"), mark("What there is to learn about sequences.")),
    "length": (mark("Length"), mark("How long memory must last.")),
    "lengths_vary": (
        mark("Lengths vary"),
        mark(
            "Sequences from one step up to the full length, padded before they begin. Padded steps leave the "
            "state alone."
        ),
    ),
    "noise": (mark("Noise"), mark("The standard deviation of what is added to each value that is seen.")),
    "text": (
        mark("Text"),
        mark("What is read, over and over, in pieces from anywhere in it: 20 to 2,000 characters."),
    ),
    "n_sequences": (mark("Sequences an epoch"), mark("How many are read in an epoch. Every epoch draws its own.")),
    "data_seed": (mark("Data seed"), mark("Which sequences are drawn.")),
    "cells": (
        mark("Cells"),
        mark("Each one chosen is a network of its own, from the same seed and on the same sequences."),
    ),
    "units": (mark("Units"), mark("How many numbers a state has.")),
    "spectral_radii": (
        mark("Spectral radius at the start"),
        mark("The largest |eigenvalue| of the recurrent matrix, to which it is scaled; each one chosen is tried."),
    ),
    "recurrent_initializer": (
        mark("Recurrent start"),
        mark("How the recurrent matrix is drawn. Its powers decide how far back the error reaches."),
    ),
    "forget_bias": (
        mark("Forget bias"),
        mark(
            "What the forget gate of an LSTM starts from: at 1 it lets 73% through a step, at 5 it lets 99.3% "
            "through."
        ),
    ),
    "dropout": (
        mark("Dropout"),
        mark("The share of inputs left out while training, the same ones at every step of a sequence."),
    ),
    "recurrent_dropout": (
        mark("Recurrent dropout"),
        mark("The share of the state left out while training, the same part at every step of a sequence."),
    ),
    "truncation": (
        mark("Truncated after"),
        mark("The error is handed back over so many steps at a time, and no further. 0: to the first step."),
    ),
    "clip_norms": (
        mark("Clip gradient"),
        mark("A longer gradient is shortened to this length; off leaves it alone. Each one chosen is tried."),
    ),
    "batch_size": (mark("Batch size"), mark("Sequences per update.")),
    "dtype": (mark("Precision"), mark("Digits each number keeps: float64 16, float32 7. Automatic: float32.")),
}

SEQUENCE_RUN_LABELS = {  # what one `SequenceExperiment` has where a `SequenceBench` has several
    "cell": (mark("Cell"), mark("How a state is made of the one before it and of what is read.")),
    "spectral_radius": (
        mark("Spectral radius at the start"),
        mark("The largest |eigenvalue| of the recurrent matrix, to which it is scaled."),
    ),
}
