"""The cells: how a state and an input become the next state, and how the error walks back through that.

A cell is two functions over the arrays of a `RecurrentCache`, each with the loop over time inside: what can be
done for all steps at once is done before and after it. `cells.rnn` is the shortest and to be read first.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from playground.engine.recurrent.cells import gru, lstm, rnn
from playground.engine.written import cells as lines_of


def nothing(cache):
    """What a cell answers that has no such factor."""


class Cell(NamedTuple):
    """`forward(cache, U_T)` fills `h` from `z`, `backward(cache, U)` the gradients from `grad_h`.

    `gates` name the parts of z, H units each; those of `shown` are between 0 and 1 and worth a picture.
    `has_memory` tells of a second state c beside h; `is_split` that the candidate's recurrent sum has a bias of
    its own. `path(cache)` (T, H, N) is the factor by which the state is handed on untouched in every step, None
    where it never is; `slopes(cache)` (T, H, N) is f' of a plain cell at every step, None of a gated one.
    `written` are its lines in exported scripts.
    """

    title: str
    forward: Callable
    backward: Callable
    gates: tuple[str, ...]
    shown: tuple[str, ...] = ()
    has_memory: bool = False
    is_split: bool = False
    steps: Callable = rnn.steps
    path: Callable = nothing
    slopes: Callable = nothing
    source: str = ""
    written: lines_of.WrittenCell | None = None


CELLS = {
    "rnn": Cell(
        "RNN, tanh",
        *rnn.with_activation("tanh"),
        rnn.GATES,
        slopes=partial(rnn.slopes, "tanh"),
        source="Elman 1990",
        written=lines_of.RNN,
    ),
    "relu_rnn": Cell(
        "RNN, ReLU",
        *rnn.with_activation("relu"),
        rnn.GATES,
        slopes=partial(rnn.slopes, "relu"),
        source="Le, Jaitly and Hinton 2015",
        written=lines_of.RELU_RNN,
    ),
    "linear_rnn": Cell(
        "RNN, linear",
        *rnn.with_activation("linear"),
        rnn.GATES,
        slopes=partial(rnn.slopes, "linear"),
        source="Pascanu et al. 2013",
        written=lines_of.LINEAR_RNN,
    ),
    "gru": Cell(
        "GRU",
        gru.forward,
        gru.backward,
        gru.GATES,
        gru.SHOWN,
        is_split=True,
        steps=gru.steps,
        path=gru.path,
        source="Cho et al. 2014",
        written=lines_of.GRU,
    ),
    "lstm": Cell(
        "LSTM",
        lstm.forward,
        lstm.backward,
        lstm.GATES,
        lstm.SHOWN,
        has_memory=True,
        steps=lstm.steps,
        path=lstm.path,
        source="Hochreiter and Schmidhuber 1997; Gers et al. 2000",
        written=lines_of.LSTM,
    ),
}
