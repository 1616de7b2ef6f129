from dataclasses import fields

import numpy as np
import pytest

from playground.choices.experiment import FIELDS
from playground.choices.sequence import SequenceBench
from playground.ui import form
from playground.ui.labels import LABELS, SEQUENCE_LABELS


def test_every_field_has_a_title_and_a_sentence():
    assert list(LABELS) == list(FIELDS)
    for title, about in LABELS.values():
        assert title[0].isupper()
        assert about.endswith(".")


@pytest.mark.parametrize(
    "chosen", [form.EXPERIMENT, form.BENCH, form.SEQUENCES, form.SWEEP], ids=lambda f: f.prefix
)
def test_every_field_of_a_form_has_a_title_and_a_sentence(chosen):
    for name in chosen.names:
        title, about = chosen.labels[name]
        assert title[0].isupper()
        assert about.endswith(".")


def test_no_label_of_sequences_is_of_a_field_that_there_is_not():
    assert set(SEQUENCE_LABELS) <= {field.name for field in fields(SequenceBench)}


def test_what_a_forget_gate_lets_through_is_its_sigmoid():
    about = SEQUENCE_LABELS["forget_bias"][1]
    for bias, decimals in ((1, 0), (5, 1)):
        share = f"{1 / (1 + np.exp(-bias)):.{decimals}%}"
        assert f"at {bias} it lets {share} through" in about
