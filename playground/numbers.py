"""Numbers as people write them: in a sentence, in a table, in a formula, as a share.

What machines read (links, CSV, exported scripts) is written by `repr`, not here.
"""

import math

MINUS = "\N{MINUS SIGN}"
NARROW = "\N{NARROW NO-BREAK SPACE}"  # keeps 2 · 10⁻⁹ in one piece wherever lines break
NOT_FINITE = "not finite"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def short(value, digits=2):
    """A number as it is said in a sentence: 3e-7, 0.042, −1.3, 250, 4e12.

    `digits` count where there is something to count; from 0.001 to 10,000 no digit before the point is lost.
    """
    if not math.isfinite(value):
        return NOT_FINITE
    mantissa, exponent = f"{value + 0.0:.{digits - 1}e}".split("e")
    if value == 0:
        return "0"
    if -4 < int(exponent) < 4:
        return _signed(_stripped(f"{value:.{max(digits - 1 - int(exponent), 0)}f}"))
    return f"{_signed(_stripped(mantissa))}e{int(exponent)}"


def plain(value, digits=4, decimals=None):
    """A number for a table or a picture: 0.3333, −12.35, 2.037 · 10⁻⁹.

    With `decimals` it is rounded to so many first: what is left of 0.1 - 0.4 + 0.3 is then 0.
    """
    mantissa, exponent = _parts(value, digits, decimals)
    return _signed(mantissa) + (f"{NARROW}·{NARROW}10{raised(exponent)}" if exponent else "")


def latex(value, digits=4, decimals=None, brackets=False):
    r"""A number in a formula: 0.3333, -12.35, 2.037 \cdot 10^{-9}; `decimals` as in `plain`.

    With `brackets`, as a factor or the base of a power, a negative number or one with a power of ten has them.
    """
    mantissa, exponent = _parts(value, digits, decimals)
    text = rf"{mantissa} \cdot 10^{{{exponent}}}" if exponent else mantissa
    if text == NOT_FINITE:
        return rf"\text{{{text}}}"
    return f"({text})" if brackets and (exponent or text.startswith("-")) else text


def percent(share, decimals=0):
    """A share of 1: 42%. Never 0% or 100% of what is not quite that, but under 1% and over 99%."""
    text, least = f"{share:.{decimals}%}", 10.0**-decimals
    if share > 0 and float(text[:-1]) == 0:
        return f"under {least:g}%"
    return f"over {100 - least:g}%" if share < 1 and float(text[:-1]) == 100 else _signed(text)


def raised(exponent):
    """A whole number as a superscript: ⁻⁹."""
    return str(exponent).translate(_SUPERSCRIPTS)


def _parts(value, digits, decimals):
    """The number's digits, and the power of ten that they are multiplied by, 0 for none."""
    if not math.isfinite(value):
        return NOT_FINITE, 0
    value = float(value) if decimals is None else round(float(value), decimals)
    mantissa, _, exponent = f"{value + 0.0:.{digits}g}".partition("e")
    return mantissa, int(exponent or 0)


def _stripped(text):
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text):
    return text.replace("-", MINUS)
