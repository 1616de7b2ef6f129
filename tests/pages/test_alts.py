"""Every chart beside the player's says in words what it shows."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).parents[2] / "pages"
TABS = {
    "activations": ("activations_section", ("Activations", "Softmax", "Losses", "Saturation")),
    "chain_rule": (None, (None,)),
    "gradient_descent": ("descent_tab", ("One variable", "Surfaces")),
    "hidden_layer": (None, (None,)),
    "microscope": (None, (None,)),
    "perceptron": (
        "perceptron_tab",
        ("1 · Perceptron", "2 · Linear regression", "3 · Logistic regression"),
    ),
    "vanishing": ("bench_view", ("At the start", "How deep it reaches", "From the literature")),
}


@pytest.mark.parametrize(("name", "tab"), [(name, tab) for name, (_, tabs) in TABS.items() for tab in tabs])
def test_every_chart_has_words_of_its_own(name, tab):
    page = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=60)
    if tab:
        page.session_state[TABS[name][0]] = tab
    page.run()
    assert not page.exception
    said = [chart.proto.alt for chart in page.get("plotly_chart")]
    assert said
    assert all(len(words) > 30 and words.endswith(".") for words in said)
    assert len(set(said)) == len(said)
