"""Activations and losses: curves and slopes, softmax, what a loss does with a mistake, a unit that is stuck."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS, LOSSES
from playground.engine.gradcheck import numerical_gradient
from playground.figures.activations import bars_figure, lines_figure
from playground.labs import activations as saturation
from playground.ui import activations as lessons
from playground.ui.furniture import chart, compared, opening, try_this
from playground.ui.widgets import titles

SEEDS = range(5)
TEMPERATURES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
UNITS = {"mse": "squared error", "binary_crossentropy": "cross-entropy"}  # the losses of one sigmoid unit
KEEP = {"persist_state": "session"}  # what is chosen stays while another tab or page is looked at


def load(recipe):
    """Put a recipe's choices into the widgets and open its section."""
    chosen = lessons.RECIPES[recipe]
    st.session_state.update(
        {"activations_recipe": recipe, "activations_section": chosen.section, **chosen.choices}
    )


def start(name):
    """Put one of the two starts of the single unit into its sliders."""
    st.session_state["activations_weight"], st.session_state["activations_bias"] = saturation.STARTS[name]


def at(function, z):
    """The number that a function of arrays gives for one number."""
    return float(function(np.array([z]))[0])


@st.cache_data(max_entries=16, show_spinner=False)
def xor(rate):
    """`saturation.Answer` of each seed, without (False) and with (True) biases."""
    return {biases: [saturation.xor(seed, biases, rate) for seed in SEEDS] for biases in (False, True)}


def spread(answers):
    ends = [answer.losses[-1] for answer in answers]
    return f"{min(ends):.4f} to {max(ends):.4f}"


def show_recipe(recipe):
    """What was published beside what this engine gives."""
    if recipe == "C4":
        slope = at(ACTIVATIONS["leaky_relu"].slope, -1.0)
        compared([("slope of the leaky ReLU at z = -1", "0.01", f"{slope:g}")])
    elif recipe == "C5":
        st.markdown(lessons.PAIRED)
        losses = saturation.of_one_row(0.8)
        compared((f"{LOSSES[name].title}: {of.output}", "none", f"{losses[name][0]:.4f}") for name, of in pairs)
    elif recipe == "D1":
        st.markdown(lessons.SUMMED)
        compared(
            [("-ln 0.8 - ln(1 - 0.2)", "0.4463", f"{saturation.summed_crossentropy([1, 0], [0.8, 0.2]):.4f}")]
        )
    else:
        without, with_biases = xor(saturation.XOR_RATE).values()
        what = f"loss after {saturation.XOR_EPOCHS:,} epochs, {len(SEEDS)} seeds"
        compared(
            [(f"{what}, no biases", "none", spread(without)), (f"{what}, biases", "none", spread(with_biases))]
        )


def lines(x, series, x_title, y_title, *more, **others):
    """A chart of lines, and the chart in words."""
    figure = lines_figure(x, series, x_title, y_title, *more, **others)
    return figure, lessons.lines_told(x, series, x_title, y_title)


def side_by_side(key, *charts):
    """Charts with their words, (figure, alt), in one row."""
    for index, (column, (figure, alt)) in enumerate(zip(st.columns(len(charts)), charts, strict=True)):
        with column:
            chart(figure, f"activations_chart_{key}_{index}", alt)


def show_lesson(lesson, slope):
    """Formula and slope at the left, range and words at the right."""
    left, right = st.columns(2)
    with left:
        st.latex(lesson.formula)
        st.latex(slope)
    with right:
        st.markdown(f"**Range** ${lesson.range}$\n\n**For:** {lesson.good}\n\n**Against:** {lesson.bad}")


def show_activations():
    named = titles(ACTIVATIONS)
    names = st.pills(
        "Functions", named, format_func=named.get, selection_mode="multi", key="activations_shown", **KEEP
    )
    low, high = st.slider("Interval of z", -20.0, 20.0, step=0.5, key="activations_interval", **KEEP)
    if low == high:
        st.info("An interval needs two different ends: it is drawn from 1 below to 1 above.")
        low, high = low - 1, high + 1
    left, right = st.columns(2)
    focus = left.selectbox("In focus", named, format_func=named.get, key="activations_focus", **KEEP)
    z = right.number_input("At z", -100.0, 100.0, step=0.1, key="activations_z", **KEEP)
    entry, x, moved = ACTIVATIONS[focus], np.linspace(low, high, 401), np.array([z])
    value, slope = at(entry.f, z), at(entry.slope, z)
    numerical = float(numerical_gradient(lambda: at(entry.f, moved[0]), moved)[0])
    drawn = {ACTIVATIONS[name].title: ACTIVATIONS[name] for name in names or [focus]}
    is_seen = low <= z <= high and entry.title in drawn
    charts = []
    for part, title, y in (("f", "f(z)", value), ("slope", "slope f'(z)", slope)):
        series = {name: getattr(one, part)(x) for name, one in drawn.items()}
        charts.append(lines(x, series, "z", title, {entry.title: (z, y)} if is_seen else {}))
    side_by_side("curves", *charts)
    numbers = {"f(z)": value, "f'(z)": slope, "numerical f'(z)": numerical}
    for column, (title, number) in zip(st.columns(3), numbers.items(), strict=True):
        column.metric(title, f"{number:.6g}")
    if abs(numerical - slope) > 1e-4:
        st.caption(lessons.NO_SLOPE)
    show_lesson(lessons.ACTIVATIONS[focus], lessons.ACTIVATIONS[focus].slope)


def show_softmax():
    left, right = st.columns(2)
    n = left.slider("How many scores", 2, 5, key="activations_scores", **KEEP)
    temperature = right.select_slider("Temperature T", TEMPERATURES, key="activations_temperature", **KEEP)
    scores = [
        column.number_input(f"Score {i + 1}", -50.0, 50.0, step=0.5, key=f"activations_score_{i}", **KEEP)
        for i, column in enumerate(st.columns(n))
    ]
    probabilities, entropy = saturation.softened(scores, temperature)
    bars = {f"T = {temperature:g}": probabilities}
    if temperature != 1:
        bars["T = 1"] = saturation.softened(scores, 1)[0]
    figure = bars_figure([f"class {i + 1}" for i in range(n)], bars, "probability")
    shares = ", ".join(f"{share:.3f}" for share in probabilities)
    chart(figure, "activations_chart_softmax", f"Bars: the probabilities at T = {temperature:g} are {shares}.")
    st.markdown(
        f"Their sum is **{probabilities.sum():.4f}**, their entropy **{entropy:.4f}** of at most ln {n} = "
        f"{np.log(n):.4f}: 0 is certainty, the most is a guess. A low temperature sharpens, a high one evens out."
    )
    show_lesson(lessons.SOFTMAX, lessons.SOFTMAX.slope)


def show_losses():
    named = titles(LOSSES)
    st.markdown("##### Which output belongs to which loss")
    st.table([{"loss": named[name], "output": of.output, "targets": of.target} for name, of in pairs])
    st.markdown("##### Why cross-entropy: the sigmoid's slope cancels")
    target = st.segmented_control("Target y", (1, 0), required=True, key="activations_target", **KEEP)
    z = np.linspace(-8, 8, 161)
    found = {title: saturation.over_scores(name, z, target) for name, title in UNITS.items()}
    losses, gradients = ({title: pair[i] for title, pair in found.items()} for i in (0, 1))
    charts = lines(z, losses, "raw score z", "loss"), lines(z, gradients, "raw score z", "gradient dC/dz")
    side_by_side("losses", *charts)
    side, limit = ("left", "-1") if target else ("right", "1")
    st.markdown(
        f"The confident mistakes are at the {side}. There the squared error's gradient goes to 0, as if all were "
        f"well, and cross-entropy's to {limit}: it is the prediction minus the target."
    )
    for words, formula in lessons.DERIVATION:
        st.markdown(words)
        st.latex(formula)
    st.markdown("##### One mistake")
    says = "Probability given to the true class"
    p = st.slider(says, 0.001, 0.999, step=0.001, format="%.3f", key="activations_probability", **KEEP)
    of_row, of_good_row = saturation.of_one_row(p), saturation.of_one_row(0.95)
    rows = [
        {
            "loss": named[name],
            "of this row": f"{value:.4f}",
            "gradient on its score": f"{gradient:.4f}",
            "share beside nine rows at 0.95": f"{value / (value + 9 * of_good_row[name][0]):.0%}",
        }
        for name, (value, gradient) in of_row.items()
    ]
    st.table(rows)
    st.caption(lessons.ONE_ROW)
    name = st.selectbox("Loss in focus", named, format_func=named.get, key="activations_loss", **KEEP)
    show_lesson(lessons.LOSSES[name], lessons.LOSSES[name].gradient)


def show_saturation():
    st.markdown(lessons.UNIT)
    with st.container(horizontal=True):
        st.button("Bad start", on_click=start, args=("bad",), key="activations_bad")
        st.button("Good start", on_click=start, args=("good",), key="activations_good")
    columns = st.columns(4)
    weight = columns[0].slider("Weight w", -4.0, 4.0, step=0.1, key="activations_weight", **KEEP)
    bias = columns[1].slider("Bias b", -4.0, 4.0, step=0.1, key="activations_bias", **KEEP)
    rate = columns[2].select_slider("Learning rate", (0.05, 0.15, 0.5, 1.5), key="activations_rate", **KEEP)
    epoch = columns[3].slider("Epoch", 0, saturation.EPOCHS, key="activations_epoch", **KEEP)
    learned = {title: saturation.learn(name, weight, bias, rate) for name, title in UNITS.items()}
    x, charts = np.arange(saturation.EPOCHS + 1), []
    for part, title in (("outputs", "output a"), ("losses", "loss")):
        series = {name: getattr(one, part) for name, one in learned.items()}
        charts.append(lines(x, series, "epoch", title, {name: (epoch, y[epoch]) for name, y in series.items()}))
    side_by_side("unit", *charts)
    squared, crossed = learned.values()
    st.markdown(
        f"At the start f'(z) = **{squared.slopes[0]:.4f}**: the squared error's gradient is the error times this, "
        f"cross-entropy's is the error. At epoch {epoch} the output is **{squared.outputs[epoch]:.3f}** by the "
        f"squared error and **{crossed.outputs[epoch]:.3f}** by cross-entropy; 0 is right."
    )
    st.caption(lessons.HALVED)
    good, bad = (saturation.learn("mse", *saturation.STARTS[name]).outputs for name in ("good", "bad"))
    outputs = {"good start, output": ("0.82", good[0]), "after 300 epochs": ("0.09", good[-1])}
    outputs |= {"bad start, output": ("0.98", bad[0])}
    compared((what, published, f"{ours:.2f}") for what, (published, ours) in outputs.items())
    st.markdown("##### XOR that stays stuck")
    st.markdown(lessons.STUCK)
    rate = st.select_slider("Rate for XOR", (0.1, 0.3, 1.0, 3.0), key="activations_xor_rate", **KEEP)
    x, charts, ends = np.arange(1, saturation.XOR_EPOCHS + 1), [], []
    for biases, answers in xor(rate).items():
        series = {f"seed {seed}": answer.losses for seed, answer in zip(SEEDS, answers, strict=True)}
        title = "with biases" if biases else "without biases"
        charts.append(lines(x, series, "epoch", f"loss {title}", y_range=(0, 0.35)))
        ends.append(f"{title} **{spread(answers)}**")
    side_by_side("xor", *charts)
    st.markdown(f"The loss after {saturation.XOR_EPOCHS:,} epochs: {', '.join(ends)}.")
    st.caption(lessons.UNSTUCK)


for name, value in lessons.STARTING.items():
    st.session_state.setdefault(name, value)
pairs = lessons.LOSSES.items()

opening("Why do the activation and the loss decide whether a network can learn at all?", lessons.ANSWER)
with st.container(horizontal=True):
    for recipe, chosen in lessons.RECIPES.items():
        st.button(f"{recipe}: {chosen.title}", on_click=load, args=(recipe,), key=f"activations_recipe_{recipe}")
if "activations_recipe" in st.session_state:
    show_recipe(st.session_state["activations_recipe"])

SECTIONS = {
    "Activations": show_activations,
    "Softmax": show_softmax,
    "Losses": show_losses,
    "Saturation": show_saturation,
}
tabs = st.tabs(list(SECTIONS), key="activations_section", on_change="rerun")
for tab, show in zip(tabs, SECTIONS.values(), strict=True):
    if tab.open:
        with tab:
            show()

try_this(*lessons.IDEAS)
