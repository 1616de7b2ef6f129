"""Text of a visitor's as it is, where Plotly would take it for markup: <b>, <a href>, &amp;, %{x}."""

ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%{", "&#37;{"))  # & first, as the others bring one
DOTS = "\N{HORIZONTAL ELLIPSIS}"


def plain(text):
    """Text that Plotly draws letter for letter, in titles, names, ticks, labels and hover templates."""
    text = str(text)
    for written, entity in ENTITIES:
        text = text.replace(written, entity)
    return text


def shortened(text, most):
    """Text of at most so many letters: its beginning and its end, which tell numbered names apart.

    It comes before `plain`, which makes text longer than it looks.
    """
    text = str(text)
    if len(text) <= most:
        return text
    end = (most - 1) // 3
    return text[: most - 1 - end] + DOTS + text[len(text) - end :]
