"""What each field of an `Experiment` is called on the page, and the sentence of help behind its question mark."""

LABELS = {
    "dataset": ("Dataset", "What the network is to learn."),
    "n_samples": ("Samples", "How many points are made, training and test together."),
    "noise": (
        "Noise",
        "How far points stray: a standard deviation where the larger circle has radius 1. The spiral takes half.",
    ),
    "n_classes": ("Classes", "How many clouds, one class each."),
    "test_size": ("Test share", "The share of rows the network never trains on."),
    "validation_size": (
        "Validation share",
        "The share of the training rows held back to choose by: early stopping looks at them.",
    ),
    "scaling": ("Scaling", "Standard: mean 0, deviation 1. Min-max: 0 to 1. Fitted on the training part alone."),
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
    "initializer": ("Initializer", "How the starting weights are drawn. Biases start at 0."),
    "loss": ("Loss", "What is made small. Automatic: cross-entropy for classes, squared error for values."),
    "optimizer": ("Optimizer", "How a gradient becomes a change of the weights."),
    "learning_rate": ("Learning rate", "How large each change is. Changing it keeps the weights."),
    "momentum": ("Momentum", "The share of the last change that is carried on into the next."),
    "schedule": ("Learning rate schedule", "How the learning rate changes over the epochs."),
    "batch_size": ("Batch size", "Rows per update; full: one update an epoch."),
    "epochs": ("Epochs", "When to stop. Changing it keeps the weights."),
    "l1": ("L1", "Adds l1 times the sum of |W| to the loss: many weights end up close to 0."),
    "l2": ("L2", "Adds l2 / 2 times the sum of W squared to the loss: weights stay small."),
    "dropout": ("Dropout", "The share of hidden units left out while training, drawn anew for every row."),
    "batch_norm": ("Batch normalization", "Each unit's sums are normalized over the rows of the batch."),
    "layer_norm": ("Layer normalization", "Each row's sums are normalized over the units of the layer."),
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
