"""What the tests of catalogs share: every text with its translations, and words that are the same everywhere."""

import re

from playground.languages import ENGLISH, LANGUAGES

OTHERS = [language for language in LANGUAGES.values() if language is not ENGLISH]

# Names, formulas, and words that a language has in common with English: no translation has been forgotten.
EVERYWHERE = {
    "Euro",
    "Yen",
    "5x + 3",
    "AdaGrad",
    "Adam",
    "Bits",
    "Dropout",
    "ELU",
    "Embedding",
    "F1",
    "GRU",
    "Import",
    "Iris",
    "L1",
    "L2",
    "LSTM",
    "Logo",
    "MNIST",
    "MNIST, 5,000",
    "MNIST, 70,000",
    "Momentum",
    "Notebook",
    "RMSProp",
    "RNN, GRU, LSTM",
    "RNN, ReLU",
    "RNN, tanh",
    "ROC",
    "ReLU",
    "R²",
    "SGD",
    "Scripts",
    "Softmax",
    "XOR",
    "dropout {share}",
    "grad {value}",
    "https://…/lessons?lesson=own.…",
    "https://…/lessons?lesson=…",
    "https://…/vanishing?depths=10,30",
    "leaky ReLU",
    "momentum",
    "np.random.seed (MT19937)",
    "softplus",
    "swish",
    "tanh",
    "x1 + x2 > 1",
    "{label} (%)",
    "{minutes} min",
    "{n} min",
    "{title} ({n} min)",
}
ALIKE = {
    "fr": EVERYWHERE
    | {
        "Compact",
        "Dollar",
        "Format",
        "Maximum",
        "Minimum",
        "1 · Perceptron",
        "Activation",
        "Activation f",
        "Activation {layer}",
        "Activations",
        "Calibration",
        "Classes",
        "Code",
        "Correction",
        "Date",
        "Epsilon",
        "Gradient",
        "Introduction",
        "Microscope",
        "Minutes",
        "Patience",
        "Pause",
        "Perceptron",
        "Points",
        "Publication",
        "Question",
        "Saturation",
        "Score",
        "Score {number}",
        "Section",
        "Surface",
        "Surfaces",
        "constant",
        "corrections",
        "delta {value}",
        "direction",
        "exact",
        "gradient",
        "gradient dC/dz",
        "gradient {value}",
        "max",
        "min",
        "min-max",
        "minimum",
        "plateau",
        "points",
        "score",
        "standard",
        "test",
        "test ({n})",
        "test {share}",
        "validation",
        "validation {share}",
        "verdict",
        "{loss} (test)",
        "{loss} (validation)",
        "{minutes} minutes",
        "{n} point",
        "{n} activations",
        "{n} extras",
        "{n} points",
        "{n} points in {classes} classes",
        "{n}. {title}, {minutes} minutes",
    },
    "es": EVERYWHERE
    | {
        "Error",
        "**{behavior}**: {rule}",
        "; ",
        "Diabetes",
        "Factor",
        "He, normal",
        "Ideas",
        "Tutorial",
        "Tutorial {letter}",
        "XOR: 2-2-1",
        "XOR: 2-2-2",
        "Xavier (Glorot), normal",
        "delta {value}",
        "error (h4 - y)²",
        "no",
        "normal, 1",
        "residual",
        "{action}: {label}",
        "{curve}: ",
        "{n} extras",
        "{name}: {text}",
        "{name}: {value}",
        "{part}: error {error}",
        "{rate}: {behavior}",
        "{settings}: {told}",
        "{title}:",
        "{title}: {facts}",
    },
}


def translated(language):
    """(text, translation) of everything that has one, each form of those with numbers by itself."""
    for message in language.catalog:
        if not message.string:
            continue
        if isinstance(message.id, tuple):
            one, many = message.id
            yield one, message.string[0]
            yield from ((many, form) for form in message.string[1:])
        elif message.id:
            yield message.id, message.string


def placeholders(text):
    return sorted(re.findall(r"\{(\w*)\}", text))


def marks(text):
    """What Markdown reads in a text: stars, backticks, and links."""
    return (text.count("**"), text.count("`"), len(re.findall(r"\]\(", text)), text.count("\n\n"))
