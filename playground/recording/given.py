"""Starting weights that a person has written down: text with arrays, as NumPy or JSON writes them."""

import json
import re

import numpy as np

from playground.languages import _, mark
from playground.numbers import counted

LARGEST = 1_000_000
MOST = 400  # numbers: they all stand in the link
NEEDED = {
    "W": mark("Layer {layer} needs {needed} weights (inputs x units), not {given}."),
    "b": mark("Layer {layer} needs {needed} biases, not {given}."),
}
EXAMPLE = "W1 = [[0.1, -0.2], [0.3, 0.4]]\nb1 = [0, 0]\nW2 = [[0.5], [-0.5]]\nb2 = [0]"
_NAME, _CALL = (
    re.compile(r"[A-Za-z_]\w*\s*=(?!=)"),
    re.compile(r"(?:np\.|numpy\.)?array\s*\(|dtype\s*=\s*[\w.]+|\)"),
)


class GivenError(ValueError):
    """What is wrong with the numbers that were given, and what is allowed."""


def arrays_of(text):
    """The arrays in a text, in their order: `W1 = [[...], ...]`, NumPy's or JSON's notation, one after another.

    Raises GivenError for anything else.
    """
    plain = _CALL.sub("", _NAME.sub("", text)).replace(";", " ")
    pieces, depth, start = [], 0, None
    for place, sign in enumerate(plain):
        if sign == "[":
            start = place if depth == 0 else start
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == 0:
                pieces.append(plain[start : place + 1])
    if depth or not pieces:
        text = _("The numbers must stand in brackets that are closed, such as {example}.")
        raise GivenError(text.format(example=EXAMPLE.splitlines()[0]))
    return [_array(piece, number) for number, piece in enumerate(pieces, start=1)]


def _array(piece, number):
    written = re.sub(r",\s*\]", "]", piece)
    if "," not in written:  # as print shows an array of NumPy
        written = re.sub(r"(?<=[\d.\]])\s+(?=[-\d.\[])", ", ", written)
    written = re.sub(r"(?<![\d.])\.(?=\d)", "0.", re.sub(r"(?<=\d)\.(?!\d)", ".0", written))
    try:
        array = np.array(json.loads(written), dtype=float)
    except (ValueError, TypeError, RecursionError):
        text = _("Array {number} is not one of numbers in rows of one length.")
        raise GivenError(text.format(number=number)) from None
    if array.ndim > 2 or not (np.abs(array) <= LARGEST).all():  # NaN is not
        text = _("Array {number} must be a row or a table of numbers up to {largest}.")
        raise GivenError(text.format(number=number, largest=counted(LARGEST)))
    return array


def start_of(text, network):
    """The vector (P,) of a network's weights that a text gives; biases that are left out are 0.

    Raises GivenError, saying which shapes are needed.
    """
    params = network.split(np.zeros(len(network.trainable)))
    if any(name.split(".")[1] not in ("W", "b") for name in params):
        raise GivenError(_("Weights can be given for networks without normalization."))
    if len(network.trainable) > MOST:
        text = _("Up to {most} weights can be given, because they all stand in the link; this network has {n}.")
        raise GivenError(text.format(most=MOST, n=counted(len(network.trainable))))
    arrays = arrays_of(text)
    names = list(params) if len(arrays) == len(params) else [name for name in params if name.endswith("W")]
    if len(arrays) != len(names):
        text = _(
            "This network needs {n} tables of weights, or those and {n} rows of biases, in the order of the "
            "layers; {given} arrays were given."
        )
        raise GivenError(text.format(n=len(params) // 2, given=counted(len(arrays))))
    for name, array in zip(names, arrays, strict=True):
        _fill(params[name], array, *name.split("."))
    return np.concatenate([params[name].ravel() for name in params])


def _fill(param, array, layer, letter):
    shape = array.shape[1:] if letter == "b" and array.shape[:1] == (1,) and array.ndim == 2 else array.shape
    if shape != param.shape:
        needed, given = (" x ".join(map(str, one)) for one in (param.shape, array.shape))
        text = _(NEEDED[letter]).format(layer=int(layer) + 1, needed=needed, given=given)
        raise GivenError(text)
    param[...] = array.reshape(shape)
