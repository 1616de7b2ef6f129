"""Numbers as people write them in their language: in a sentence, in a table, in a formula, as a share.

What machines read (links, CSV, exported scripts) is written by `repr`, not here.
"""

import math
import re

from playground.languages import _, pgettext, spoken

MINUS = "\N{MINUS SIGN}"
NARROW = "\N{NARROW NO-BREAK SPACE}"  # keeps 2 · 10⁻⁹ in one piece wherever lines break
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def not_finite():
    """What is said where there is no number."""
    return _("not finite")


def short(value, digits=2):
    """A number as it is said in a sentence: 3e-7, 0.042, −1.3, 250, 4e12.

    `digits` count where there is something to count; from 0.001 to 10,000 no digit before the point is lost.
    """
    if not math.isfinite(value):
        return not_finite()
    mantissa, exponent = f"{value + 0.0:.{digits - 1}e}".split("e")
    if value == 0:
        return "0"
    if -4 < int(exponent) < 4:
        return localized(_stripped(f"{value:.{max(digits - 1 - int(exponent), 0)}f}"))
    return f"{localized(_stripped(mantissa))}e{int(exponent)}"


def plain(value, digits=4, decimals=None):
    """A number for a table or a picture: 0.3333, −12.35, 2.037 · 10⁻⁹.

    With `decimals` it is rounded to so many first: what is left of 0.1 - 0.4 + 0.3 is then 0.
    """
    if not math.isfinite(value):
        return not_finite()
    mantissa, exponent = _parts(value, digits, decimals)
    return localized(mantissa) + (f"{NARROW}·{NARROW}10{raised(exponent)}" if exponent else "")


def latex(value, digits=4, decimals=None, brackets=False):
    r"""A number in a formula: 0.3333, -12.35, 2.037 \cdot 10^{-9}; `decimals` as in `plain`.

    With `brackets`, as a factor or the base of a power, a negative number or one with a power of ten has them.
    """
    if not math.isfinite(value):
        return rf"\text{{{not_finite()}}}"
    mantissa, exponent = _parts(value, digits, decimals)
    written = mantissa.replace(".", _decimal_in_formula())
    text = rf"{written} \cdot 10^{{{exponent}}}" if exponent else written
    return f"({text})" if brackets and (exponent or text.startswith("-")) else text


def percent(share, decimals=0):
    """A share of 1: 42%. Never 0% or 100% of what is not quite that, but under 1% and over 99%."""
    text, least = f"{100 * share:.{decimals}f}", 10.0**-decimals
    if share > 0 and float(text) == 0:
        return _("under {share}").format(share=_with_sign(f"{least:g}"))
    if share < 1 and float(text) == 100:
        return _("over {share}").format(share=_with_sign(f"{100 - least:g}"))
    return _with_sign(text)


def counted(value):
    """A whole number, its thousands apart: 12,345."""
    return grouped(f"{value:,.0f}")


def fixed(value, decimals):
    """A number with so many decimals, its thousands apart: 1,234.50."""
    return grouped(f"{value:,.{decimals}f}") if math.isfinite(value) else not_finite()


def general(value, digits=6):
    """A number as Python's `:g` writes it, as one that was chosen: 0.03, 100000, 1e-05."""
    if not math.isfinite(value):
        return not_finite()
    mantissa, *exponent = f"{value:.{digits}g}".split("e")
    return "e".join([localized(mantissa), *exponent])


def in_a_row(numbers):
    """Numbers, which are texts already, one after the other: 0.5, 1; after decimal commas stand semicolons."""
    return pgettext("between numbers", ", ").join(numbers)


def exact(value):
    """A number with all its digits, as Python writes it: 0.1, 1.0."""
    return localized(str(value))


def in_formula(formula):
    """A formula in LaTeX, its numbers with the decimal mark of the language."""
    return re.sub(r"(?<=\d)\.(?=\d)", _decimal_in_formula(), formula)


def localized(text):
    """The text of a number, as Python writes it, with the decimal mark of the language and a real minus sign."""
    return text.replace(".", spoken().symbols.decimal).replace("-", MINUS)


def grouped(text):
    """The text of a number with commas between its thousands, as they stand in the language."""
    symbols = spoken().symbols
    whole, point, decimals = text.partition(".")
    is_long = sum(map(str.isdigit, whole)) >= symbols.grouped_from
    whole = whole.replace(",", symbols.group if is_long else "")
    return whole.replace("-", MINUS) + (symbols.decimal + decimals if point else "")


def raised(exponent):
    """A whole number as a superscript: ⁻⁹."""
    return str(exponent).translate(_SUPERSCRIPTS)


def _with_sign(percents):
    return localized(percents) + spoken().symbols.percent


def _decimal_in_formula():
    """A comma between digits, after which LaTeX would leave a space otherwise."""
    decimal = spoken().symbols.decimal
    return decimal if decimal == "." else f"{{{decimal}}}"


def _parts(value, digits, decimals):
    """The number's digits, and the power of ten that they are multiplied by, 0 for none."""
    value = float(value) if decimals is None else round(float(value), decimals)
    mantissa, *exponent = f"{value + 0.0:.{digits}g}".split("e")
    return mantissa, int(exponent[0]) if exponent else 0


def _stripped(text):
    return text.rstrip("0").rstrip(".") if "." in text else text
