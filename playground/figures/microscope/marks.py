"""What the marks of the network have in common: colors, labels, texts beside a place."""

from playground import numbers

NEGATIVE, POSITIVE = "#f59322", "#0877bd"  # weights, as in the player
QUIET = "#808080"
NOTHING = 1e-15  # what is left of 0.1 - 0.4 + 0.3 is less


def label(value):
    """A number as short as a label needs it."""
    value = float(value)
    return numbers.short(0.0 if abs(value) < NOTHING else value, 3)


def write(figure, x, y, text, yshift):
    """A text so many pixels above a place, or below it."""
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, yshift=yshift, font={"size": 12})
