"""What each field of an `Experiment` is called on the page, and the sentence of help behind its question mark."""

LABELS = {
    "dataset": ("Dataset", "What the network is to learn."),
    "n_samples": ("Samples", "How many points are made, training and test together."),
    "noise": (
        "Noise",
        "How far points stray: a standard deviation where the larger circle has radius 1. The spiral takes half.",
    ),
    "n_classes": ("Classes", "How many clouds, one class each."),
    "test_size": (
        "Test share",
        "The share of rows the network never trains on. At 0 all rows are trained on, and nothing tests it.",
    ),
    "stratify": ("Stratified", "Every class has the same share in all parts, as far as its rows go."),
    "shuffle": (
        "Shuffled",
        "Rows are drawn for the parts. Off: the last rows are the test part, which goes wrong where a table is "
        "sorted by class.",
    ),
    "validation_size": (
        "Validation share",
        "The share of the training rows held back to choose by: early stopping looks at them.",
    ),
    "validation": (
        "Validation rows",
        "Drawn from the training rows, or the last of them, as Keras' validation_split takes them.",
    ),
    "scaling": ("Scaling", "Standard: mean 0, deviation 1. Min-max: 0 to 1."),
    "scaler_rows": (
        "Scaling fitted on",
        "The rows that mean, deviation or range are taken from. All rows is a leak: the test rows have a say in "
        "it.",
    ),
    "features": ("Inputs", "What the network sees of a point (x1, x2)."),
    "data_seed": ("Data seed", "Which points are drawn and how they are split."),
    "hidden_sizes": (
        "Hidden layers",
        "More layers bend more. Without any, the boundary is straight in the inputs.",
    ),
    "activation": ("Activation", "What each hidden unit does with its weighted sum."),
    "activations": ("Activation of each layer", "One for each hidden layer; none: the same for all."),
    "output_activation": (
        "Output activation",
        "Linear suits every loss here: softmax and sigmoid are part of the cross-entropies.",
    ),
    "initializer": ("Initializer", "How the starting weights are drawn."),
    "biases": ("Biases", "How the biases start, drawn after each layer's weights; or that there are none."),
    "generator": (
        "Random numbers",
        "What draws the starting weights: NumPy's Generator, or np.random.seed as in older tutorials.",
    ),
    "loss": ("Loss", "What is made small. Automatic: cross-entropy for classes, squared error for values."),
    "optimizer": ("Optimizer", "How a gradient becomes a change of the weights."),
    "learning_rate": ("Learning rate", "How large each change is. Changing it keeps the weights."),
    "momentum": ("Momentum", "The share of the last change that is carried on into the next."),
    "epsilon": (
        "Epsilon",
        "Added to the root that the optimizer divides by: 1e-7 in Keras, 1e-8 in PyTorch and scikit-learn.",
    ),
    "schedule": ("Learning rate schedule", "How the learning rate changes over the epochs."),
    "batch_size": ("Batch size", "Rows per update; full: one update an epoch."),
    "epochs": ("Epochs", "When to stop. Changing it keeps the weights."),
    "l1": ("L1", "Adds l1 times the sum of |W| to the loss: many weights end up close to 0."),
    "l2": ("L2", "Adds l2 / 2 times the sum of W squared to the loss: weights stay small."),
    "dropout": ("Dropout", "The share of hidden units left out while training, drawn anew for every row."),
    "dropouts": ("Dropout of each layer", "One share for each hidden layer; none: the same for all."),
    "batch_norm": ("Batch normalization", "Each unit's sums are normalized over the rows of the batch."),
    "layer_norm": ("Layer normalization", "Each row's sums are normalized over the units of the layer."),
    "normalization_place": ("Normalized", "The sums before the activation, or what comes out of it."),
    "normalized_layers": ("Layers normalized", "Which hidden layers; none chosen: all."),
    "residual": (
        "Residual connections",
        "A hidden layer as wide as the one before it adds its input to its output; the first never does.",
    ),
    "clip_norm": ("Clip gradient", "A longer gradient is shortened to this length; 0 leaves it alone."),
    "early_stopping": (
        "Early stopping",
        "Stop when the validation loss has not improved for more epochs than the patience.",
    ),
    "patience": (
        "Patience",
        "Epochs without improvement that are waited for. After one more, early stopping stops, and the adaptive "
        "schedule divides the rate by 5.",
    ),
    "tol": ("Tolerance", "An improvement smaller than this does not count."),
    "dtype": (
        "Precision",
        "Digits each number keeps: float64 16, float32 7. Automatic: float32 for images, float64 else.",
    ),
    "seed": ("Seed", "Draws the starting weights and the order of the batches."),
    "learning_rate_changes": ("Learning rate changes", "After which epoch which rate."),
    "weight_changes": (
        "Weight changes",
        "After which epoch which number of the weight vector is set by hand to what.",
    ),
    "setting_changes": ("Changes on the way", "After which epoch which setting of the training is another."),
}

BENCH_LABELS = {  # what a `Bench` has beside an `Experiment`, or says of itself in other words
    "activations": ("Activations", "Each one chosen is tried."),
    "initializers": ("Initializers", "How the starting weights are drawn; each one chosen is tried."),
    "depths": ("Hidden layers", "How deep the networks are; each number chosen is tried."),
    "extras": (
        "Between the layers",
        "Plain layers, or with batch normalization, layer normalization, residual connections; each one chosen is "
        "tried.",
    ),
    "width": ("Units in each layer", "How wide the hidden layers are."),
    "dtype": (
        "Precision",
        "Digits each number keeps: float64 16, float32 7. Automatic: float32 for up to 30 layers, else float64.",
    ),
}

SWEEP_LABELS = {  # what a `Sweep` has beside an `Experiment`, or says of itself in other words
    "epochs": ("Epochs", "How long every network is trained, unless the epochs are searched."),
    "searched": ("Search over", "The settings to compare; all others stay as they are."),
    "draws": ("Cells drawn", "How many combinations are drawn at random; 0: all of them are tried."),
    "draw_seed": ("Seed of the draw", "Which combinations are drawn."),
    "folds": (
        "Judged by",
        "The validation part, held back from the training part; or each fold of the training part in turn, while "
        "the others are trained on. The test part has no say.",
    ),
    "n_seeds": ("Seeds", "How many times each cell is trained, from the seed of the experiment on."),
    "recipe": ("Recipe", "A tutorial's own cells."),
}

SEQUENCE_LABELS = {  # what a `SequenceBench` has beside an `Experiment`, or says of itself in other words
    "task": ("Task", "What there is to learn about sequences."),
    "length": ("Length", "How long memory must last."),
    "lengths_vary": (
        "Lengths vary",
        "Sequences from one step up to the full length, padded before they begin. Padded steps leave the state "
        "alone.",
    ),
    "noise": ("Noise", "The standard deviation of what is added to each value that is seen."),
    "text": ("Text", "What is read, over and over, in pieces from anywhere in it: 20 to 2,000 characters."),
    "n_sequences": ("Sequences an epoch", "How many are read in an epoch. Every epoch draws its own."),
    "data_seed": ("Data seed", "Which sequences are drawn."),
    "cells": ("Cells", "Each one chosen is a network of its own, from the same seed and on the same sequences."),
    "units": ("Units", "How many numbers a state has."),
    "spectral_radii": (
        "Spectral radius at the start",
        "The largest |eigenvalue| of the recurrent matrix, to which it is scaled; each one chosen is tried.",
    ),
    "recurrent_initializer": (
        "Recurrent start",
        "How the recurrent matrix is drawn. Its powers decide how far back the error reaches.",
    ),
    "forget_bias": (
        "Forget bias",
        "What the forget gate of an LSTM starts from: at 1 it lets 73% through a step, at 5 it lets 99.3% "
        "through.",
    ),
    "dropout": (
        "Dropout",
        "The share of inputs left out while training, the same ones at every step of a sequence.",
    ),
    "recurrent_dropout": (
        "Recurrent dropout",
        "The share of the state left out while training, the same part at every step of a sequence.",
    ),
    "truncation": (
        "Truncated after",
        "The error is handed back over so many steps at a time, and no further. 0: to the first step.",
    ),
    "clip_norms": (
        "Clip gradient",
        "A longer gradient is shortened to this length; off leaves it alone. Each one chosen is tried.",
    ),
    "batch_size": ("Batch size", "Sequences per update."),
    "dtype": ("Precision", "Digits each number keeps: float64 16, float32 7. Automatic: float32."),
}

SEQUENCE_RUN_LABELS = {  # what one `SequenceExperiment` has where a `SequenceBench` has several
    "cell": ("Cell", "How a state is made of the one before it and of what is read."),
    "spectral_radius": (
        "Spectral radius at the start",
        "The largest |eigenvalue| of the recurrent matrix, to which it is scaled.",
    ),
}
