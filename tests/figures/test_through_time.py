"""The pictures of the page Through time: what is drawn at each step of the walk, and the sums."""

import numpy as np
import pytest

from playground.choices.through_time import Unrolled
from playground.figures.through_time.fading import fading_figure
from playground.figures.through_time.marks import ERROR, THICK, WEIGHTS
from playground.figures.through_time.sums import own_figure, shared_figure, sum_figure
from playground.figures.through_time.unrolled import unrolled_figure
from playground.labs.through_time.fading import fading
from playground.labs.through_time.presets import FOUR_STEPS
from playground.labs.through_time.unrolled import unroll
from playground.labs.through_time.walk import seen

TERMS = np.array([0.02, -0.007, 0.01])


def drawn(n_done, chosen=FOUR_STEPS, entry=(0, 0)):
    return unrolled_figure(unroll(chosen), seen(chosen.n_steps, n_done), entry)


def texts(figure, role):
    return [trace.text[0] for trace in figure.data if trace.meta["role"] == role]


def of_role(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def test_the_same_weight_has_the_same_color_at_every_step():
    figure = drawn(0)
    for name, n_arrows in (("W", 4), ("U", 4), ("V", 1)):
        arrows = of_role(figure, name)
        assert len(arrows) == n_arrows
        assert {arrow.line.color for arrow in arrows} == {WEIGHTS[name]}
    assert texts(figure, "weight").count("<b>U</b>") == 4


def test_nothing_is_known_before_the_first_step():
    figure = drawn(0)
    assert [text.replace("<br>", "").strip() for text in texts(figure, "state")] == [
        f"<b>h{index}</b>" for index in "₁₂₃₄"
    ]
    assert texts(figure, "term of U") == []
    assert of_role(figure, "error") == []


def test_states_appear_forward():
    states = texts(drawn(2), "state")
    assert "h 0.4621" in states[0]
    assert "h −0.1296" in states[1]
    assert "h 0" not in states[2]
    assert "dC/dh" not in "".join(states)


def test_the_error_walks_back_with_its_numbers():
    before, after = drawn(6), drawn(9)
    assert texts(before, "term of V") == ["+0.05321"]
    assert texts(before, "term of U") == []
    states = texts(after, "state")
    assert "dC/dh" not in states[0]
    for line in ("dC/dh 0.04249", "f′ 0.9832", "δ 0.04178"):
        assert line in states[1]
    assert texts(after, "term of U") == ["+0.01931", "−0.006882", "+0.009856"]
    assert [text.strip() for text in texts(after, "term of W")] == ["−0.04178", "+0.02656", "+0.06783"]
    assert [arrow.line.width == THICK for arrow in of_role(after, "U")] == [False, True, True, True]
    errors = of_role(after, "error")
    assert {arrow.line.color for arrow in errors} == {ERROR}
    assert len(errors) == 8  # from the loss, by V, and at steps 4, 3 and 2 by W and by U
    assert sum(arrow.x[1] < arrow.x[0] for arrow in errors) == 4


def test_this_steps_box_is_marked():
    for n_done, marked in ((0, None), (1, 1), (10, 1), (7, 4)):
        wide = [shape for shape in drawn(n_done).layout.shapes if shape.line.width > 2]
        assert [(shape.x0 + shape.x1) / 2 for shape in wide] == ([] if marked is None else [marked])


def test_several_units_show_the_terms_of_one_entry():
    chosen = Unrolled(n_units=3, from_unit=2, to_unit=3, target=1)
    terms = unroll(chosen).terms["U"][:, 1, 2]
    found = texts(drawn(11, chosen, (1, 2)), "term of U")
    for text, term in zip(found, terms, strict=True):
        assert float(text.replace("−", "-")) == pytest.approx(term, rel=6e-2)


def test_a_wide_network_says_how_wide():
    for n_units, n_steps in ((1, 3), (3, 6)):
        widths = drawn(15, Unrolled(inputs=(0.5,) * n_steps, n_units=n_units)).layout.meta
        assert 300 < widths["least_width"] <= widths["most_width"] < 3000


def test_bars_of_the_steps_and_their_sum():
    (bars,) = sum_figure(TERMS, "U").data
    assert list(bars.x) == ["step 1", "step 2", "step 3", "sum"]
    np.testing.assert_allclose(bars.y, [*TERMS, TERMS.sum()])
    assert bars.marker.color == WEIGHTS["U"]


def test_layers_have_a_color_each_and_steps_share_one():
    own = own_figure(TERMS, 2)
    assert [bar.x[0] for bar in own.data] == ["layer 2", "layer 3", "layer 4"]
    assert len({bar.marker.color for bar in own.data}) == len({bar.marker.pattern.shape for bar in own.data}) == 3
    (shared,) = shared_figure(TERMS, 2).data
    assert list(shared.measure) == ["relative"] * 3 + ["total"]
    assert shared.text[-1] == "0.023"
    low, high = shared_figure(-TERMS, 2).layout.yaxis.range
    assert low < -0.023 < 0 < high


def test_all_zeros_can_be_drawn():
    for figure in (sum_figure(0 * TERMS, "W"), own_figure(0 * TERMS, 2), shared_figure(0 * TERMS, 2)):
        low, high = figure.layout.yaxis.range
        assert low < high
    found = fading(unroll(Unrolled(inputs=(0, 0, 0))))
    assert all(trace.y == (None,) * 3 for trace in fading_figure(found.sizes, found.expected, "|U| alone").data)


def test_sizes_go_back_from_the_last_step():
    found = fading(unroll(FOUR_STEPS))
    figure = fading_figure(found.sizes, found.expected, "|U| alone")
    expected, measured = figure.data
    np.testing.assert_allclose(measured.y, found.sizes)
    np.testing.assert_allclose(expected.y, found.expected)
    assert list(figure.layout.xaxis.ticktext) == ["step 4", "3", "2", "1"]
    assert figure.layout.yaxis.type == "log"
