"""What the tests of catalogs share: every text with its translations, and words that are the same everywhere."""

import re

from playground.languages import ENGLISH, LANGUAGES

OTHERS = [language for language in LANGUAGES.values() if language is not ENGLISH]

# Names, formulas, and words that a language has in common with English: no translation has been forgotten.
EVERYWHERE = {
    "AdaGrad",
    "Adam",
    "Dropout",
    "ELU",
    "GRU",
    "Iris",
    "L1",
    "L2",
    "LSTM",
    "Logo",
    "MNIST, 5,000",
    "MNIST, 70,000",
    "Momentum",
    "RMSProp",
    "RNN, ReLU",
    "RNN, tanh",
    "ReLU",
    "SGD",
    "XOR",
    "dropout {share}",
    "leaky ReLU",
    "momentum",
    "np.random.seed (MT19937)",
    "softplus",
    "swish",
    "tanh",
    "x1 + x2 > 1",
    "5x + 3",
}
ALIKE = {
    "fr": EVERYWHERE
    | {
        "Activation",
        "Activation {layer}",
        "Activations",
        "Classes",
        "Epsilon",
        "Microscope",
        "Patience",
        "Pause",
        "Perceptron",
        "constant",
        "min-max",
        "plateau",
        "standard",
        "test {share}",
        "validation {share}",
        "{n} points",
        "{n} points in {classes} classes",
    },
    "es": EVERYWHERE | {"Diabetes", "He, normal", "Xavier (Glorot), normal", "normal, 1"},
}


# Where texts may still stand in English; each folder leaves this list once it is translated.
WAITING = ()


def is_waiting(message):
    """Whether a text stands only where nothing has been translated yet."""
    return all(file.startswith(WAITING) for file, _ in message.locations)


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
