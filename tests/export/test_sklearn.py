"""The scikit-learn script prints the recording's losses, or the choice that stands in the way is said."""

import pytest

from playground.export import ExportError, refusal
from tests.export.runs import assert_ends_like, recorded, text_of


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"optimizer": "momentum"},
        {"optimizer": "nesterov", "dataset": "iris", "l2": 0.01},
        {"optimizer": "adam", "dataset": "sine", "l2": 0.01, "activation": "relu"},
        {"dataset": "sine", "batch_size": None},
        {"optimizer": "adam", "activation": "sigmoid", "dataset": "iris", "loss": "categorical_crossentropy"},
        {"hidden_sizes": ()},
        {"weight_changes": ((0, 3, 0.5),)},
    ],
)
def test_it_prints_the_losses(fields):
    history = recorded(**fields, epochs=20)
    assert refusal(history.experiment, "sklearn") is None
    space = {"print": lambda *said: lines.append(" ".join(map(str, said)))}
    lines = []
    exec(compile(text_of(history, "sklearn"), "script", "exec"), space)
    assert_ends_like("\n".join(lines), history.step(history.head), 1e-9)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"dropout": 0.1}, "do not have dropout"),
        ({"batch_norm": True}, "do not have batch normalization"),
        ({"layer_norm": True}, "do not have layer normalization"),
        ({"residual": True}, "residual connections"),
        ({"l1": 0.1}, "an L1 penalty"),
        ({"clip_norm": 1.0}, "clipping"),
        ({"schedule": "cosine"}, "schedule"),
        ({"activations": ("relu", "tanh")}, "one activation for all"),
        ({"activation": "elu"}, "the activation ELU"),
        ({"optimizer": "rmsprop"}, "the optimizer RMSProp"),
        ({"biases": "none"}, "always have biases"),
        ({"output_activation": "tanh"}, "an activation of the output layer"),
        ({"loss": "mse"}, "choose the loss themselves: not the mean squared error"),
        ({"loss": "sparse_categorical_crossentropy"}, "with 2 outputs"),
        ({"learning_rate_changes": ((2, 0.5),)}, "a learning rate that changes"),
        ({"setting_changes": ((2, "optimizer", "adam"),)}, "settings that change"),
        ({"weight_changes": ((2, 3, 0.5),)}, "set by hand at epoch 2"),
        ({"early_stopping": True, "validation_size": 0.2}, "early stopping"),
    ],
)
def test_what_it_lacks_is_said_and_never_written(fields, said):
    history = recorded(**fields)
    assert said in refusal(history.experiment, "sklearn")
    with pytest.raises(ExportError, match=said):
        text_of(history, "sklearn")
