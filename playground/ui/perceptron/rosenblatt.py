"""What the perceptron page says of Rosenblatt's rule: the correction in numbers, the ending, the way out."""

import numpy as np
import streamlit as st

from playground.figures import perceptron as figures
from playground.figures.perceptron import number
from playground.scalars import perceptron
from playground.ui.furniture import chart, compared


def tuple_of(values):
    """Numbers as a row vector, "(1, −2)"."""
    return "(" + ", ".join(map(number, np.atleast_1d(values))) + ")"


def rule(made):
    """Rosenblatt's rule, with symbols and with this correction's numbers."""
    before, after = tuple_of(made.weights_before), tuple_of(made.weights)
    bias_before, bias = number(made.bias_before), number(made.bias)
    st.latex(
        r"\begin{aligned}\mathbf w &\leftarrow \mathbf w + (t - y)\,\mathbf x\\"
        rf"&= {before} + ({number(made.error)})\,{tuple_of(made.inputs)} = {after}\\"
        rf"b &\leftarrow b + (t - y) = {bias_before} + ({number(made.error)}) = {bias}\end{{aligned}}"
    )
    old, new = [*made.weights_before, made.bias_before], [*made.weights, made.bias]
    columns = ("", "before", "change", "after")
    rows = [(n, number(a), number(b - a), number(b)) for n, a, b in zip(("w1", "w2", "b"), old, new, strict=True)]
    st.table([dict(zip(columns, row, strict=True)) for row in rows])


def show_unit(made, step):
    """The unit that gave the wrong answer, and the rule that corrects it."""
    if step:
        where = f"epoch {made.epoch}, row {made.row + 1}, x = {tuple_of(made.inputs)}"
        said = f"it said y = {1 - made.target}, its class is t = {made.target}."
        st.markdown(f"**Correction {step}**, {where}: {said}")
        rule(made)
    else:
        st.markdown("**Before the first correction** all weights are 0: the unit says 0 to everything.")
    st.caption("The unit when it gave that answer")
    unit = (made.inputs, made.weights_before, made.bias_before, made.score, 1 - made.target)
    diagram(("x1", "x2"), *unit, "step", key="perceptron_unit")


def diagram(names, *unit, key):
    """The unit as a drawing, no wider than its circles and edges hold together."""
    with st.container(width=460):
        chart(figures.unit_diagram(names, *unit), key, told(*unit))


def told(inputs, weights, bias, total, output, activation):
    """A unit's diagram in words."""
    return (
        f"One unit: inputs {tuple_of(inputs)} times weights {tuple_of(weights)} plus bias {number(bias)} sum to "
        f"z = {number(total)}; the {activation} makes the output {number(output)} of it."
    )


def how_it_ends(lesson, bound):
    """In words: learned, going round in a circle, or cut short; with Novikoff's bound where there is one."""
    n_made = len(lesson.corrections)
    if bound:
        share = rf"R^2/\gamma^2 = {bound.radius**2:.4g} / {bound.margin**2:.4g} = {bound.corrections:.4g}"
        ending = f"It took **{n_made}**." if lesson.learned else f"Only the first {n_made} are shown here."
        st.success(f"A line exists, so it ends: Novikoff allows at most ${share}$ corrections. {ending}")
    elif lesson.cycle:
        first, second = lesson.cycle
        last = lesson.corrections[second - 1]
        st.warning(
            f"**It never ends.** Correction {second} leaves w = {tuple_of(last.weights)}, b = {number(last.bias)} "
            f"at row {last.row + 1}, exactly as correction {first} did. From the same weights at the same place "
            f"in the order the same corrections follow: these {second - first} repeat for ever. No line separates "
            "the classes, so there is no margin γ, and Novikoff's bound promises nothing."
        )
    else:
        st.warning(
            f"**It never ends.** No line separates these points. The first {n_made} corrections do not yet come "
            "back to weights that were there before, but the weights stay within bounds for ever."
        )


def two_layers():
    """XOR from two hidden units: three pictures of the plane."""
    st.markdown("#### One hidden layer solves it")
    st.markdown(
        "One hidden unit says OR, another says NAND, and the output unit says AND of these two: only between the "
        "two lines do both agree, and that strip is XOR. No rule found these weights here; they are set by hand."
    )
    network, limits = perceptron.xor_network(), figures.square_around(perceptron.CORNERS)
    lines = np.vstack([network.params["0.W"], network.params["0.b"]]).T  # (unit, w1 w2 b)
    titles = ("h1 = OR: x1 + x2 > 0.5", "h2 = NAND: x1 + x2 < 1.5", "XOR: h1 + h2 > 1.5")

    def said_by(layer, unit):
        return lambda grid: network.forward(grid)[1].activations[layer][:, unit]

    units = zip(titles, ("OR", "NAND", "XOR"), (0, 0, 1), (0, 1, 0), (*lines, None), strict=True)
    for place, (title, gate, layer, unit, line) in zip(st.columns(3), units, strict=True):
        said, corners = figures.answers_over(limits, said_by(layer, unit)), perceptron.CORNERS
        figure = figures.plane_figure(corners, perceptron.GATES[gate], limits, said, line=line, height=300)
        with place:
            st.markdown(f"**{title}**")
            alt = f"The plane with the four corners in their classes of {gate}, tinted by what this unit answers."
            chart(figure.update_layout(showlegend=False, margin_t=4), f"perceptron_{gate}", alt)


def recipe_c1():
    """Tutorial C1: all gates learned to the end."""
    if not st.button("Recipe C1: all four gates to the end", key="perceptron_c1"):
        return
    rows = []
    for gate, classes in perceptron.GATES.items():
        lesson = perceptron.learn(perceptron.CORNERS, classes)
        last = lesson.corrections[-1]
        learned = f"learned in {len(lesson.corrections)}: w = {tuple_of(last.weights)}, b = {number(last.bias)}"
        rows.append(
            (gate, "not learned" if gate == "XOR" else "learned", learned if lesson.learned else "not learned")
        )
    compared(rows)
