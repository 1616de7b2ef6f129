"""The words of the activations page, what its widgets show first, and its recipes.

A name in `ACTIVATIONS` and `LOSSES` is a name in the engine's registries; a test makes sure that none is left
without words.
"""

from typing import NamedTuple

from playground.labs import activations as saturation


class ActivationLesson(NamedTuple):
    """`formula`, `slope` and `range` in LaTeX; `good` and `bad` in Markdown."""

    formula: str
    slope: str
    range: str
    good: str
    bad: str


class LossLesson(NamedTuple):
    """`formula` and `gradient` (of one row) and `range` in LaTeX; `output` and `target` say what it belongs to."""

    formula: str
    gradient: str
    range: str
    output: str
    target: str
    good: str
    bad: str


class Recipe(NamedTuple):
    """A tutorial's example: its title, the section it belongs to, and what the widgets hold."""

    title: str
    section: str
    choices: dict


def lines_told(x, series, x_title, y_title):
    """A chart of lines in words: `series` is name -> y (S,) over x (S,)."""
    ends = (f"{name} from {y[0]:.3g} to {y[-1]:.3g}" for name, y in series.items())
    return f"{y_title} over {x_title} from {x[0]:.4g} to {x[-1]:.4g}: {'; '.join(ends)}."


ACTIVATIONS = {
    "step": ActivationLesson(
        r"f(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        r"f'(z) = 0 \quad \text{for } z \neq 0",
        r"\{0, 1\}",
        "A clear yes or no; the perceptron of 1958 learns with it, by a rule of its own.",
        "Its slope is 0 wherever it has one, so no gradient passes: backpropagation cannot learn through it.",
    ),
    "sigmoid": ActivationLesson(
        r"f(z) = \frac{1}{1 + e^{-z}}",
        r"f'(z) = f(z)\,(1 - f(z)) \le \tfrac{1}{4}",
        r"(0, 1)",
        "Reads as a probability: the right output for a yes-or-no question, with cross-entropy as its loss.",
        "Flat on both sides, its slope at most 1/4, its output never below 0: deep stacks of it hardly learn.",
    ),
    "tanh": ActivationLesson(
        r"f(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
        r"f'(z) = 1 - f(z)^2 \le 1",
        r"(-1, 1)",
        "Centered on 0, with a slope of 1 in the middle: signals and gradients keep their size at a fair start.",
        "Flat on both sides, as the sigmoid is: a unit with a large sum stops learning.",
    ),
    "relu": ActivationLesson(
        r"f(z) = \max(0, z)",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        r"[0, \infty)",
        "Cheap, and never flat for z > 0: the gradient passes whole, through any number of layers.",
        "Slope 0 for z below 0: a unit whose sum is negative for every row is dead and stays so.",
    ),
    "leaky_relu": ActivationLesson(
        r"f(z) = \max(0.01\,z,\; z)",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ 0.01 & z \le 0 \end{cases}",
        r"(-\infty, \infty)",
        "ReLU with a leak: a unit below 0 still gets a hundredth of the gradient and can come back.",
        "One more number to choose, and the way back is slow: 0.01 of the gradient is little.",
    ),
    "elu": ActivationLesson(
        r"f(z) = \begin{cases} z & z > 0 \\ e^{z} - 1 & z \le 0 \end{cases}",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ e^{z} & z \le 0 \end{cases}",
        r"(-1, \infty)",
        "ReLU above 0; below it negative outputs, which keep a layer's mean near 0, and no corner.",
        "Needs an exponential, and is flat far below 0.",
    ),
    "softplus": ActivationLesson(
        r"f(z) = \ln(1 + e^{z})",
        r"f'(z) = \frac{1}{1 + e^{-z}}",
        r"(0, \infty)",
        "ReLU with a rounded corner: smooth everywhere, always positive, a good output for a scale or a rate.",
        "Slower to compute than ReLU, never exactly 0, and flat far below 0.",
    ),
    "swish": ActivationLesson(
        r"f(z) = \frac{z}{1 + e^{-z}}",
        r"f'(z) = \sigma(z)\,\bigl(1 + z\,(1 - \sigma(z))\bigr)",
        r"[-0.278\ldots, \infty)",
        "Smooth, close to ReLU away from 0, and with some slope just below 0: often a little better when deep.",
        "Needs an exponential, dips before it rises, and is flat far below 0.",
    ),
    "linear": ActivationLesson(
        r"f(z) = z",
        r"f'(z) = 1",
        r"(-\infty, \infty)",
        "The output for a value of any size: regression.",
        "Nothing is bent: any number of linear layers in a row compute what one computes.",
    ),
}

SOFTMAX = ActivationLesson(
    r"p_k = \frac{e^{s_k / T}}{\sum_j e^{s_j / T}}",
    r"\frac{\partial p_k}{\partial s_j} = \frac{1}{T}\, p_k\,([k = j] - p_j)",
    r"(0, 1), \quad \sum_k p_k = 1",
    "Turns any scores into probabilities that sum to 1: the output for one class out of several.",
    "Only differences count, so all scores may drift together; and one large score leaves the others no slope.",
)

LOSSES = {
    "mse": LossLesson(
        r"C = \frac{1}{K}\sum_k (s_k - y_k)^2",
        r"\frac{\partial C}{\partial s_k} = \frac{2}{K}\,(s_k - y_k)",
        r"[0, \infty)",
        "linear",
        "numbers",
        "The loss for values. Its gradient is the error itself, and the best constant answer is the mean.",
        "Behind a sigmoid its gradient is multiplied by the slope of the sigmoid: a confident mistake hardly "
        "moves. And one far-off row outweighs many near ones.",
    ),
    "binary_crossentropy": LossLesson(
        r"\begin{aligned} C = &-\frac{1}{K}\sum_k \bigl[y_k \ln p_k \\ &+ (1 - y_k) \ln(1 - p_k)\bigr] \\ "
        r"p_k = &\,\sigma(s_k) \end{aligned}",
        r"\frac{\partial C}{\partial s_k} = \frac{1}{K}\,(p_k - y_k)",
        r"[0, \infty)",
        "one sigmoid, or several that do not exclude each other",
        "0 or 1 for each output",
        "The more wrong, the steeper: a confident mistake is pulled back with the full force of its error.",
        "A single wrong label costs without limit when the network is sure of the right one.",
    ),
    "categorical_crossentropy": LossLesson(
        r"C = -\sum_k y_k \ln p_k, \quad p = \operatorname{softmax}(s)",
        r"\frac{\partial C}{\partial s_k} = p_k - y_k \quad \text{where } \sum_k y_k = 1",
        r"[0, \infty)",
        "softmax over the classes",
        "one-hot rows such as 0 1 0, or shares",
        "One class out of several, with the same simple gradient; targets may also be uncertain.",
        "One-hot rows take K numbers a row, which is much for many classes.",
    ),
    "sparse_categorical_crossentropy": LossLesson(
        r"C = -\ln p_y, \quad p = \operatorname{softmax}(s)",
        r"\frac{\partial C}{\partial s_k} = p_k - [k = y]",
        r"[0, \infty)",
        "softmax over the classes",
        "class numbers 0, 1, 2, ...",
        "The same loss as the categorical one, with one whole number a row instead of K.",
        "Cannot say that a target is uncertain: there is one true class and no shares.",
    ),
}

DERIVATION = (
    (
        "The gradient at the raw score is the gradient at the output $a$ times the sigmoid's slope:",
        r"\frac{\partial C}{\partial z} = \frac{\partial C}{\partial a}\,\sigma'(z), \quad \sigma' = a\,(1 - a)",
    ),
    (
        "The squared error $(a - y)^2$ keeps the slope:",
        r"\frac{\partial C}{\partial z} = 2\,(a - y) \cdot a\,(1 - a)",
    ),
    (
        r"Cross-entropy, $-y \ln a - (1 - y) \ln(1 - a)$, has it below the line, and it cancels:",
        r"\frac{\partial C}{\partial z} = \frac{a - y}{a\,(1 - a)} \cdot a\,(1 - a) = a - y",
    ),
)

ANSWER = (
    "Backpropagation multiplies slopes. Where a slope is near 0, whatever comes before it hears nothing. Look for "
    "the flat parts of the curves, then watch a unit that is stuck on one."
)
NO_SLOPE = "Here is a corner or a jump: there is no one slope, and the engine takes the left side's."
UNIT = "One sigmoid unit with input 1 has to learn to answer 0, by either loss (Nielsen 2015, chapter 3)."
HALVED = (
    "As in the book, the squared error is halved here, so that the two gradients differ by f'(z) alone. The book "
    "prints three outputs of the squared error's unit, and says that the bad start hardly moves for 150 epochs:"
)
STUCK = (
    "Two inputs, three hidden units, one output; sigmoids, squared error, weights drawn from 0 to 1. Answering "
    "0.5 to everything costs 0.25. All weights start positive, so the units start alike, and each passes on a "
    "quarter of the gradient at most: little says which way to leave."
)
UNSTUCK = (
    "Without biases means that they are put back to 0 after each update. At rate 0.1 biases alone do not free the "
    "network in 1,000 epochs. At larger rates both get away, and with biases they get further."
)
ONE_ROW = "The squared error stands after a sigmoid here, so that its score can be compared with the others'."
SUMMED = "Cross-entropy of targets 1, 0 and predictions 0.8, 0.2, summed over both outputs."
PAIRED = "Each loss of a row whose true class was given the probability 0.8. No numbers were published."
IDEAS = (
    "Set z to 10 for the sigmoid and read f'(z): how much of a gradient is left after ten such layers?",
    "In Softmax, set the temperature to 0.1, then to 10: which one would you ask for a confident answer?",
    "In Losses, give the true class 0.001: which loss pulls hardest, and which one hardly at all?",
    "In Saturation, find a start from which the squared error has not moved after 300 epochs.",
)

STARTING = {  # by session key
    "activations_shown": ["sigmoid", "tanh", "relu"],
    "activations_interval": (-6.0, 6.0),
    "activations_focus": "sigmoid",
    "activations_z": 2.0,
    "activations_scores": 3,
    "activations_temperature": 1.0,
    **{f"activations_score_{i}": score for i, score in enumerate((2.0, 1.0, 0.1, 0.0, -1.0))},
    "activations_target": 1,
    "activations_probability": 0.01,
    "activations_loss": "binary_crossentropy",
    "activations_weight": saturation.STARTS["bad"][0],
    "activations_bias": saturation.STARTS["bad"][1],
    "activations_rate": saturation.RATE,
    "activations_epoch": 150,
    "activations_xor_rate": saturation.XOR_RATE,
}
_C4 = {
    "activations_shown": ["step", "sigmoid", "tanh", "relu", "leaky_relu"],
    "activations_focus": "leaky_relu",
    "activations_z": -1.0,
}
RECIPES = {
    "C4": Recipe("activations", "Activations", _C4),
    "C5": Recipe("losses", "Losses", {"activations_probability": 0.8}),
    "D1": Recipe("cross-entropy by hand", "Losses", {"activations_probability": 0.8}),
    "E1": Recipe("XOR that stays stuck", "Saturation", {"activations_xor_rate": saturation.XOR_RATE}),
}
