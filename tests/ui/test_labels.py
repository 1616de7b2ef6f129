from playground.choices.experiment import FIELDS
from playground.ui.labels import LABELS


def test_every_field_has_a_title_and_a_sentence():
    assert list(LABELS) == list(FIELDS)
    for title, about in LABELS.values():
        assert title[0].isupper()
        assert about.endswith(".")
