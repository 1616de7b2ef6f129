"""Values as people read them: titles, decimals and lists in the language spoken here."""

import pytest

from playground.choices.experiment import RULES
from playground.choices.said import said
from playground.choices.sweep import said as said_in_a_search
from playground.languages import speaking


@pytest.mark.parametrize(
    ("name", "value", "english", "french"),
    [
        ("learning_rate", 0.03, "0.03", "0,03"),
        ("optimizer", "sgd", "SGD", "SGD"),
        ("activation", "linear", "linear", "linéaire"),
        ("batch_size", None, "full", "complet"),
        ("batch_norm", True, "true", "oui"),
        ("hidden_sizes", (8, 4), "8, 4", "8, 4"),
        ("hidden_sizes", (), "none", "aucun"),
        ("dropouts", (0.5, 0.0), "0.5, 0", "0,5 ; 0"),
        ("validation", "last", "last", "les dernières"),
        ("loss", "auto", "automatic", "automatique"),
        ("scaling", "none", "none", "aucune"),
        ("activations", ("linear", "relu"), "linear, ReLU", "linéaire, ReLU"),
        ("dtype", "float32", "float32", "float32"),
    ],
)
def test_a_value(name, value, english, french):
    assert said(RULES[name], value) == english
    with speaking("fr"):
        assert said(RULES[name], value) == french


def test_sizes_in_a_search_are_no_decimals():
    assert said_in_a_search("hidden_sizes", (8, 8)) == "8,8"
    with speaking("es"):
        assert said_in_a_search("hidden_sizes", (8, 8)) == "8, 8"
