"""`Written`: how an entry of a registry is written outside of this engine, in scripts and files."""

from typing import NamedTuple


class Written(NamedTuple):
    """Lines of an entry, by who is to read them; None where a library has nothing that is the same.

    `numpy` are the bodies of the entry's functions, or the lines of its rule, without the buffers that make the
    engine fast; None: the functions themselves are written. `torch`, `keras` and `sklearn` are expressions of
    these libraries; of a loss, `sklearn` is what its networks use it for. `torch_before` is a line that stands
    before the update number t. `onnx` are nodes, with `{z}` for what comes in and `{a}` for what goes out; `zero`
    and `one` are there.
    """

    numpy: tuple[str, ...] | None = None
    torch: str | None = None
    keras: str | None = None
    sklearn: str | None = None
    onnx: str | None = None
    torch_before: str | None = None


UNWRITTEN = Written()
