"""The perceptron: one unit that learns, first with a step, then with a line, then with a sigmoid."""

import numpy as np
import streamlit as st

from playground.engine import LOSSES
from playground.figures import perceptron as figures
from playground.figures.perceptron import number
from playground.figures.places import round_places
from playground.scalars import perceptron
from playground.ui.furniture import chart, compared, opening, try_this
from playground.ui.perceptron import own_points
from playground.ui.perceptron.rosenblatt import diagram, how_it_ends, recipe_c1, show_unit, tuple_of, two_layers

OWN = "Your points"
NAMES = own_points.NAMES
GATE_LIMITS = (-1.25, 2.25)  # of the picture: the first lines run well outside the four corners
DRAWN = ["randn", "rand, 0 to 1"]
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
EPOCHS = 50
KEEP = {"persist_state": "session"}  # what is chosen stays when another tab or page is looked at


@st.cache_data(max_entries=64, show_spinner=False)
def corrected(rows):
    """Rosenblatt's lesson on rows ((x1, x2, class), ...), and Novikoff's bound."""
    table = np.array(rows, float)
    return perceptron.learn(table[:, :2], table[:, 2]), perceptron.novikoff(table[:, :2], table[:, 2])


@st.cache_data(max_entries=64, show_spinner=False)
def fitted(seed, uniform, rate):
    """The points of C6, and the linear unit that descends to them."""
    x, y = perceptron.noisy_line(seed, uniform=uniform)
    how = {"rate": rate, "epochs": EPOCHS, "batch_size": 32, "rng": np.random.default_rng(seed)}
    return x, y, perceptron.descend(x, y, "mse", **how)


@st.cache_data(max_entries=64, show_spinner=False)
def told_apart(apart, rate):
    """Two clouds, and the sigmoid unit that descends to them."""
    x, y = perceptron.two_clouds(0, apart)
    how = {"rate": rate, "epochs": EPOCHS, "batch_size": 10, "rng": np.random.default_rng(0)}
    return x, y, perceptron.descend(x, y, "binary_crossentropy", **how)


def move(change, last):
    """What a button does to the slider of corrections: back, on, or to the end."""
    st.session_state.perceptron_step = min(max(st.session_state.perceptron_step + change, 0), last)


def step_controls(last):
    """Which of the `last` corrections is shown; 0 is the unit before it has learned anything."""
    st.session_state.perceptron_step = min(st.session_state.get("perceptron_step", 1), last)
    step = st.slider("Correction", 0, last, key="perceptron_step", **KEEP)
    with st.container(horizontal=True):
        for label, change in (("Reset", -last), ("Back", -1), ("Step", 1), ("All", last)):
            st.button(label, key=f"perceptron_go_{label.lower()}", on_click=move, args=(change, last))
    return step


def show_plane(x, y, lesson, step, is_own):
    """The line after a correction, 0 for the start, and how many corrections each epoch needed."""
    made = lesson.corrections[max(step - 1, 0)]
    before, after = np.append(made.weights_before, made.bias_before), np.append(made.weights, made.bias)
    now, limits = after if step else before, own_points.limits_for(x) if is_own else GATE_LIMITS
    answers = figures.answers_over(limits, lambda grid: grid @ now[:2] + now[2] > 0)
    more = {"before": before, "row": made.row} if step else {}
    more["longest"] = max(np.linalg.norm(each.weights) for each in lesson.corrections)
    if is_own:
        more["places"] = round_places(limits, x)
    chart(
        figures.plane_figure(x, y, limits, answers, line=now, **more),
        own_points.PLANE,
        f"{len(x)} points of two classes in the plane, and after {step} of {len(lesson.corrections)} corrections "
        f"the line {number(now[0])} x1 + {number(now[1])} x2 + {number(now[2])} = 0 that divides it.",
        own_points.clicked if is_own else None,
    )
    if not figures.is_seen(now, limits):
        st.caption(f"No line crosses this picture: the unit answers {int(now[2] > 0)} to all of it.")
    counts = ", ".join(map(str, lesson.per_epoch[:20]))
    chart(
        figures.corrections_figure(lesson.per_epoch, made.epoch if step else None),
        "perceptron_epochs",
        f"Bars: corrections in each epoch, from the first on: {counts}.",
    )


@st.fragment
def rosenblatt():
    """Tab 1: one correction at a time."""
    st.markdown(
        "**The idea:** a step decides, and every wrong answer adds its input to the weights or takes it away."
    )
    gates = [*perceptron.GATES, OWN]
    choice = st.segmented_control("Points", gates, key="perceptron_points", default="AND", required=True, **KEEP)
    left, right = st.columns(2, gap="medium")
    picture, table = left.container(), left.container()
    if choice == OWN:
        with picture:
            own_points.class_controls()
        with table:
            rows = own_points.table()
    else:
        rows = [(*c, t) for c, t in zip(perceptron.CORNERS, perceptron.GATES[choice], strict=True)]
    with picture:
        try:
            x, y = perceptron.checked_points(rows)
        except ValueError as problem:
            st.warning(str(problem))
            own_points.show_alone(rows)
            return
        for point in perceptron.contradictions(x, y):
            st.warning(f"{tuple_of(point)} is there with both classes: no unit can be right about both.")
        lesson, bound = corrected(tuple(map(tuple, np.column_stack([x, y]).tolist())))
        step = step_controls(len(lesson.corrections))
        show_plane(x, y, lesson, step, choice == OWN)
    with right:
        show_unit(lesson.corrections[max(step - 1, 0)], step)
    how_it_ends(lesson, bound)
    recipe_c1()
    two_layers()


def descent_controls(name, n_rows, rate):
    """The epoch, the row and the learning rate that a descent is asked about."""
    left, middle, right = st.columns(3)
    epoch = left.slider("Epoch", 0, EPOCHS, EPOCHS, key=f"perceptron_{name}_epoch", **KEEP)
    row = middle.slider("Row in the diagram", 1, n_rows, 1, key=f"perceptron_{name}_row", **KEEP) - 1
    return epoch, row, right.select_slider("Learning rate η", RATES, rate, key=f"perceptron_{name}_rate", **KEEP)


def gradient_rule(factor, error, inputs):
    """The rule that both descents share, with symbols and with this row's numbers."""
    st.latex(
        rf"\begin{{aligned}}\mathbf w &\leftarrow \mathbf w + \eta\,{factor}(t - y)\,\mathbf x\\"
        rf"b &\leftarrow b + \eta\,{factor}(t - y)\\"
        rf"{factor}(t - y)\,\mathbf x &= {factor}({number(error)})\,{tuple_of(inputs)}\end{{aligned}}"
    )


def course(loss, values, epoch):
    """A loss over the epochs in words."""
    first, last = number(values[0]), number(values[-1])
    return f"The {loss} over {EPOCHS} epochs, from {first} to {last}; {number(values[epoch])} at epoch {epoch}."


def as_published():
    """Recipe C6: every choice of the second tab as the tutorial made it."""
    published = {"seed": 0, "drawn": DRAWN[0], "line_rate": 0.01, "line_epoch": EPOCHS}
    st.session_state.update({f"perceptron_{name}": value for name, value in published.items()})


@st.fragment
def linear():
    """Tab 2: linear regression (C6)."""
    st.markdown("**One idea more:** without the step the error can be of any size, so there is a loss to go down.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        drawn = st.segmented_control(
            "x drawn by", DRAWN, key="perceptron_drawn", default=DRAWN[0], required=True, **KEEP
        )
        seed = st.number_input("Seed", 0, 9999, 0, key="perceptron_seed", width=130, **KEEP)
        st.button("Recipe C6: as published", key="perceptron_c6", on_click=as_published)
    epoch, row, rate = descent_controls("line", 200, 0.01)
    x, y, found = fitted(seed, drawn == DRAWN[1], rate)
    weights, bias = found.weights[epoch], found.biases[epoch]
    output = weights @ x[row] + bias
    left, right = st.columns(2, gap="medium")
    with left:
        drawn_line = f"the unit's line y = {number(weights[0])} x + {number(bias)} after {epoch} epochs"
        alt = f"200 points along the line y = 5x + 3, and {drawn_line}."
        chart(figures.fit_figure(x[:, 0], y, weights[0], bias, row, truth=(5, 3)), "perceptron_line", alt)
        figure = figures.losses_figure(found.losses, epoch, "squared error")
        chart(figure, "perceptron_line_loss", course("squared error", found.losses, epoch))
    with right:
        unit = (x[row], weights, bias, output, output, "linear")
        diagram(["x"], *unit, key="perceptron_line_unit")
        gradient_rule("2", y[row] - output, x[row])
        st.caption(
            f"Row {row + 1}: t = {number(y[row])}. The 2 comes from the square; each batch of 32 takes the mean."
        )
        names, ours = ("weight", "bias"), (found.weights[-1, 0], found.biases[-1])
        compared(
            (f"{n} after {EPOCHS} epochs", f"near {t}", f"{o:.3f}")
            for n, t, o in zip(names, (5, 3), ours, strict=True)
        )
        st.caption(
            f"200 points, y = 5x + 3 + 0.1 noise, drawn after `np.random.seed({seed})`; SGD, η = {rate:g}. At "
            "0.01, 50 epochs come near 5 and 3 with x from randn only, so that is what the recipe takes."
        )


@st.fragment
def logistic():
    """Tab 3: logistic regression."""
    st.markdown(
        "**One idea more:** a sigmoid turns the sum into a probability, and the error is the doubt that is left."
    )
    apart = st.slider("Distance between the clouds", 0.0, 6.0, 3.0, 0.5, key="perceptron_apart", **KEEP)
    epoch, row, rate = descent_controls("clouds", 100, 0.1)
    x, y, found = told_apart(apart, rate)
    weights, bias = found.weights[epoch], found.biases[epoch]
    predict = LOSSES["binary_crossentropy"].predict
    scores = x @ weights + bias
    output, limits = predict(scores)[row], figures.square_around(x)
    left, right = st.columns(2, gap="medium")
    with left:
        answers = figures.answers_over(limits, lambda grid: predict(grid @ weights + bias))
        figure = figures.plane_figure(x, y, limits, answers, line=(*weights, bias), row=row)
        chart(figure, "perceptron_clouds", f"Two clouds of 50 points and the unit's line after {epoch} epochs.")
        figure = figures.losses_figure(found.losses, epoch, "cross-entropy")
        chart(figure, "perceptron_clouds_loss", course("cross-entropy", found.losses, epoch))
    with right:
        unit = (x[row], weights, bias, scores[row], output, "sigmoid")
        diagram(NAMES[:2], *unit, key="perceptron_clouds_unit")
        gradient_rule("", y[row] - output, x[row])
        st.caption(
            f"Row {row + 1}: t = {y[row]}. It is the 1958 rule again, with a probability for y and small steps η. "
            "The background is the probability of class 1, one half on the line. "
            f"{np.mean((scores > 0) == y):.0%} of the points are on their own side."
        )


opening(
    "What can a single unit learn, and what can it never learn?",
    "It can learn what one straight line divides. Follow the line through each correction, then choose XOR.",
)
TABS = {"1 · Perceptron": rosenblatt, "2 · Linear regression": linear, "3 · Logistic regression": logistic}
for tab, show in zip(st.tabs(list(TABS), key="perceptron_tab", on_change="rerun"), TABS.values(), strict=True):
    if tab.open:
        with tab:
            show()
try_this(
    "Step through AND. Which corrections turn the line, and which only shift it?",
    "Choose XOR and go through the circle: which answer does each correction spoil again?",
    "Place your own points closer together. The margin shrinks and the bound grows: do the corrections follow?",
    "In tab 2, draw x by rand: the same 50 epochs do not arrive. Which learning rate does?",
    "In tab 3, pull the clouds 6 apart: why do the weights still grow when every point is right?",
)
