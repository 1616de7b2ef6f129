"""What the perceptron page says of Rosenblatt's rule: the correction in numbers, the ending, the way out."""

import numpy as np
import streamlit as st

from playground.figures.perceptron.plane import answers_over, plane_figure, square_around
from playground.figures.perceptron.strokes import number
from playground.languages import _, mark
from playground.numbers import latex
from playground.scalars.perceptron.points import CORNERS, GATES
from playground.scalars.perceptron.rule import learn, novikoff, xor_network
from playground.ui.furniture import chart, compared
from playground.ui.perceptron.unit import diagram, factor, tuple_of, vector

UNITS = (mark("h1 = OR: x1 + x2 > 0.5"), mark("h2 = NAND: x1 + x2 < 1.5"), mark("XOR: h1 + h2 > 1.5"))


def rule(made):
    """Rosenblatt's rule, with symbols and with this correction's numbers."""
    bias_before, bias = factor(made.bias_before), latex(made.bias, decimals=9)
    error = factor(made.error)
    st.latex(
        r"\begin{aligned}\mathbf w &\leftarrow \mathbf w + (t - y)\,\mathbf x\\"
        rf"&= {vector(made.weights_before)} + {error} \cdot {vector(made.inputs)} = {vector(made.weights)}\\"
        rf"b &\leftarrow b + (t - y) = {bias_before} + {error} = {bias}\end{{aligned}}"
    )
    old, new = [*made.weights_before, made.bias_before], [*made.weights, made.bias]
    columns = (_("weight"), _("before"), _("change"), _("after"))
    rows = [(n, number(a), number(b - a), number(b)) for n, a, b in zip(("w1", "w2", "b"), old, new, strict=True)]
    st.table([dict(zip(columns, row, strict=True)) for row in rows])


def show_unit(made, step):
    """The unit that gave the wrong answer, and the rule that corrects it."""
    if step:
        text = _(
            "**Correction {step}**, epoch {epoch}, row {row}, x = {inputs}: it said y = {said}, its class is t = "
            "{target}."
        )
        where = {"step": step, "epoch": made.epoch, "row": made.row + 1, "inputs": tuple_of(made.inputs)}
        st.markdown(text.format(said=1 - made.target, target=made.target, **where))
        rule(made)
    else:
        st.markdown(_("**Before the first correction** all weights are 0: the unit says 0 to everything."))
    st.caption(_("The unit when it gave that answer"))
    unit = (made.inputs, made.weights_before, made.bias_before, made.score, 1 - made.target)
    diagram(("x1", "x2"), *unit, "step", key="perceptron_unit")


def how_it_ends(lesson, bound):
    """In words: learned, going round in a circle, or cut short; with Novikoff's bound where there is one."""
    n_made = len(lesson.corrections)
    if bound:
        share = rf"R^2/\gamma^2 = {latex(bound.radius**2)} / {latex(bound.margin**2)} = {latex(bound.corrections)}"
        ending = _("It took **{n}**." if lesson.learned else "Only the first {n} are shown here.")
        exists = _("A line exists, so it ends: Novikoff allows at most {share} corrections.")
        st.success(" ".join([exists.format(share=f"${share}$"), ending.format(n=n_made)]))
    elif lesson.cycle:
        first, second = lesson.cycle
        last = lesson.corrections[second - 1]
        text = _(
            "**It never ends.** Correction {second} leaves w = {weights}, b = {bias} at row {row}, exactly as "
            "correction {first} did. From the same weights at the same place in the order the same corrections "
            "follow: these {n} repeat forever. No line separates the classes, so there is no margin γ, and "
            "Novikoff's bound promises nothing."
        )
        left = {"weights": tuple_of(last.weights), "bias": number(last.bias), "row": last.row + 1}
        st.warning(text.format(second=second, first=first, n=second - first, **left))
    else:
        text = _(
            "**It never ends.** No line separates these points. The first {n} corrections do not yet come back to "
            "weights that were there before, but the weights stay within bounds forever."
        )
        st.warning(text.format(n=n_made))


def all_gates():
    """Every gate learned to the end, beside whether a line separates its classes."""
    if not st.button(_("All four gates, to the end"), key="perceptron_c1"):
        return
    rows = []
    for gate, classes in GATES.items():
        lesson = learn(CORNERS, classes)
        last = lesson.corrections[-1]
        learned = _("learned in {n}: w = {weights}, b = {bias}" if lesson.learned else "not learned")
        weights, bias = tuple_of(last.weights), number(last.bias)
        separable = _("yes" if novikoff(CORNERS, classes) else "no")
        rows.append((gate, separable, learned.format(n=len(lesson.corrections), weights=weights, bias=bias)))
    compared(rows, (_("a line separates it"), _("the rule")), _("gate"))
    st.caption(
        _(
            "The rule: Frank Rosenblatt, “The perceptron” (1958). That no line separates XOR: Marvin Minsky and "
            "Seymour Papert, *Perceptrons* (1969)."
        )
    )


def two_layers():
    """XOR from two hidden units: three pictures of the plane."""
    st.markdown(f"#### {_('One hidden layer solves it')}")
    st.markdown(
        _(
            "One hidden unit says OR, another says NAND, and the output unit says AND of these two: only between "
            "the two lines do both agree, and that strip is XOR. No rule found these weights here; they are set "
            "by hand."
        )
    )
    network, limits = xor_network(), square_around(CORNERS)
    lines = np.vstack([network.params["0.W"], network.params["0.b"]]).T  # (unit, w1 w2 b)
    titles = tuple(_(title) for title in UNITS)

    def said_by(layer, unit):
        return lambda grid: network.forward(grid)[1].activations[layer][:, unit]

    units = zip(titles, ("OR", "NAND", "XOR"), (0, 0, 1), (0, 1, 0), (*lines, None), strict=True)
    for place, (title, gate, layer, unit, line) in zip(st.columns(3), units, strict=True):
        said = answers_over(limits, said_by(layer, unit))
        figure = plane_figure(CORNERS, GATES[gate], limits, said, line=line, height=300)
        with place:
            st.markdown(f"**{title}**")
            alt = _(
                "The plane with the four corners in their classes of {gate}, tinted by what this unit answers."
            )
            figure.update_layout(showlegend=False, margin_t=4)
            chart(figure, f"perceptron_{gate}", alt.format(gate=gate))
