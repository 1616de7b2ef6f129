"""What the activations page says of each activation and each loss: its formulas, and its words for and against.

A name here is a name in the engine's registries. An entry without words of its own is shown all the same: see
`NO_LESSON`.
"""

from typing import NamedTuple

from playground.languages import mark, pgettext
from playground.numbers import in_formula

NO_LESSON = mark("There is no lesson on {title} yet.")  # of an entry


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


def said_in(formula):
    """A formula of a lesson in the language that is spoken here: its words and its numbers."""
    for word, said in (("for", pgettext("formula", "for")), ("where", pgettext("formula", "where"))):
        formula = formula.replace(rf"\text{{{word} }}", rf"\text{{{said} }}")
    return in_formula(formula)


ACTIVATIONS = {
    "step": ActivationLesson(
        r"f(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        r"f'(z) = 0 \quad \text{for } z \neq 0",
        r"\{0, 1\}",
        mark("A clear yes or no; the perceptron of 1958 learns with it, by a rule of its own."),
        mark(
            "Its slope is 0 wherever it has one, so no gradient passes: backpropagation cannot learn through it."
        ),
    ),
    "sigmoid": ActivationLesson(
        r"f(z) = \frac{1}{1 + e^{-z}}",
        r"f'(z) = f(z)\,(1 - f(z)) \le \tfrac{1}{4}",
        r"(0, 1)",
        mark("Reads as a probability: the right output for a yes-or-no question, with cross-entropy as its loss."),
        mark(
            "Flat on both sides, and its output is never below 0. Each layer multiplies the gradient by at most "
            "1/4: unless the weights make up for it, the first layers of a deep stack hardly learn."
        ),
    ),
    "tanh": ActivationLesson(
        r"f(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
        r"f'(z) = 1 - f(z)^2 \le 1",
        r"(-1, 1)",
        mark(
            "Centered on 0, with a slope of 1 there: with weights drawn for it (Xavier), signals and gradients "
            "roughly keep their size at the start."
        ),
        mark("Flat on both sides, as the sigmoid is: a unit whose sum is far from 0 hardly learns."),
    ),
    "relu": ActivationLesson(
        r"f(z) = \max(0, z)",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        r"[0, \infty)",
        mark("Cheap, with a slope of 1 for z > 0: there only the weights make the gradient larger or smaller."),
        mark(
            "Slope 0 for z below 0: a unit that is off for every row is dead. The loss gives its own weights no "
            "gradient; it wakes only if something else moves its sum, such as a change in the layers before it."
        ),
    ),
    "leaky_relu": ActivationLesson(
        r"f(z) = \max(0.01\,z,\; z)",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ 0.01 & z \le 0 \end{cases}",
        r"(-\infty, \infty)",
        mark("ReLU with a leak: a unit below 0 still lets 1 % of the gradient through and can come back."),
        mark("One more number to choose, and the way back is slow: 1 % of the gradient is little."),
    ),
    "elu": ActivationLesson(
        r"f(z) = \begin{cases} z & z > 0 \\ e^{z} - 1 & z \le 0 \end{cases}",
        r"f'(z) = \begin{cases} 1 & z > 0 \\ e^{z} & z \le 0 \end{cases}",
        r"(-1, \infty)",
        mark("ReLU above 0; below it negative outputs, which bring a layer's mean nearer to 0, and no corner."),
        mark("Needs an exponential, and is flat far below 0."),
    ),
    "softplus": ActivationLesson(
        r"f(z) = \ln(1 + e^{z})",
        r"f'(z) = \frac{1}{1 + e^{-z}}",
        r"(0, \infty)",
        mark(
            "ReLU with a rounded corner: smooth everywhere, and always positive, as a scale or a rate has to be."
        ),
        mark("Slower to compute than ReLU, never exactly 0, and flat far below 0."),
    ),
    "swish": ActivationLesson(
        r"f(z) = \frac{z}{1 + e^{-z}}",
        r"f'(z) = \sigma(z)\,\bigl(1 + z\,(1 - \sigma(z))\bigr)",
        r"[-0.278\ldots, \infty)",
        mark(
            "Smooth, close to ReLU away from 0, and with some slope just below 0. Its authors measured small "
            "gains in deep networks (Ramachandran et al. 2017)."
        ),
        mark("Needs an exponential, dips before it rises, and is flat far below 0."),
    ),
    "linear": ActivationLesson(
        r"f(z) = z",
        r"f'(z) = 1",
        r"(-\infty, \infty)",
        mark("The output for a value of any size: regression."),
        mark("Nothing is bent: any number of linear layers in a row compute what a single one can."),
    ),
}

SOFTMAX = ActivationLesson(
    r"p_k = \frac{e^{s_k / T}}{\sum_j e^{s_j / T}}",
    r"\frac{\partial p_k}{\partial s_j} = \frac{1}{T}\, p_k\,([k = j] - p_j)",
    r"(0, 1), \quad \sum_k p_k = 1",
    mark("Turns any scores into probabilities that sum to 1: the output for one class out of several."),
    mark(
        "Only differences count, so all scores may drift together; where one is far ahead, hardly any slope is "
        "left."
    ),
)

LOSSES = {
    "mse": LossLesson(
        r"C = \frac{1}{K}\sum_k (s_k - y_k)^2",
        r"\frac{\partial C}{\partial s_k} = \frac{2}{K}\,(s_k - y_k)",
        r"[0, \infty)",
        mark("linear"),
        mark("numbers"),
        mark(
            "The loss for values. Its gradient is 2/K times the error, so it shrinks as the answer comes nearer; "
            "the best constant answer is the mean."
        ),
        mark(
            "After a sigmoid its gradient is multiplied by the sigmoid's slope, so a confident mistake hardly "
            "moves. And one row that is far off outweighs many that are near."
        ),
    ),
    "binary_crossentropy": LossLesson(
        r"\begin{aligned} C = &-\frac{1}{K}\sum_k \bigl[y_k \ln p_k \\ &+ (1 - y_k) \ln(1 - p_k)\bigr] \\ "
        r"p_k = &\,\sigma(s_k) \end{aligned}",
        r"\frac{\partial C}{\partial s_k} = \frac{1}{K}\,(p_k - y_k)",
        r"[0, \infty)",
        mark("one sigmoid, or several that do not exclude each other"),
        mark("0 or 1 for each output"),
        mark(
            "The more wrong, the steeper: the sigmoid's slope has canceled, so a confident mistake is pulled back "
            "with its whole error, shared among the K outputs."
        ),
        mark(
            "A single wrong label costs more and more, without limit, the surer the network is of the right one."
        ),
    ),
    "categorical_crossentropy": LossLesson(
        r"C = -\sum_k y_k \ln p_k, \quad p = \operatorname{softmax}(s)",
        r"\frac{\partial C}{\partial s_k} = p_k - y_k \quad \text{where } \sum_k y_k = 1",
        r"[0, \infty)",
        mark("softmax over the classes"),
        mark("one-hot rows such as 0 1 0, or shares"),
        mark(
            "One class out of several, and the gradient is prediction minus target; targets may also be uncertain."
        ),
        mark("One-hot targets take K numbers a row, which is a lot when there are many classes."),
    ),
    "sparse_categorical_crossentropy": LossLesson(
        r"C = -\ln p_y, \quad p = \operatorname{softmax}(s)",
        r"\frac{\partial C}{\partial s_k} = p_k - [k = y]",
        r"[0, \infty)",
        mark("softmax over the classes"),
        mark("class numbers 0, 1, 2, ..."),
        mark("The same loss as the categorical one, with one whole number a row instead of K."),
        mark("It cannot say that a target is uncertain: a row has one true class and no shares."),
    ),
}
