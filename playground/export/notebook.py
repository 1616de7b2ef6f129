"""The run as a Jupyter notebook: the NumPy script in cells, each with what it does in words."""

import json

from playground.export.scripts import for_numpy
from playground.export.scripts.words import told

FORMAT = {"nbformat": 4, "nbformat_minor": 5}  # the first with names of cells
CURVE = """try:
    import matplotlib.pyplot as plt
except ImportError:
    print("training loss after every tenth of the epochs:", losses[:: max(1, len(losses) // 10)])
else:
    plt.plot(losses)
    plt.xlabel("epoch")
    plt.ylabel("training loss")
    plt.show()"""
CURVE_ABOUT = "The training loss after each epoch, as a curve where matplotlib is installed, in numbers otherwise."


def notebook(run):
    """The notebook as JSON text, in Jupyter's format 4.5. Raises ExportError as `for_numpy.script` does."""
    heading, _, rest = told(run, "NumPy alone").partition("\n")
    cells = [_cell("markdown", "about", f"# {heading}\n{_literal(rest)}")]
    for piece in for_numpy.pieces(run, keeps_losses=True):
        name = piece.title.lower().replace(" ", "-")
        cells.append(_cell("markdown", f"{name}-words", f"## {piece.title}\n\n{piece.about}"))
        cells.append(_cell("code", name, piece.code))
    cells.append(_cell("markdown", "curve-words", f"## Loss curve\n\n{CURVE_ABOUT}"))
    cells.append(_cell("code", "curve", CURVE))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, **FORMAT}, indent=1, ensure_ascii=False) + "\n"


def _cell(kind, name, text):
    """A cell whose name says what it is, so that the same run gives the same file."""
    cell = {"cell_type": kind, "id": name, "metadata": {}, "source": text.splitlines(keepends=True)}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _literal(text):
    """Lines as they are, whatever Markdown would make of a link."""
    return "\n".join(f"`{line}`" if line.startswith("?") else f"{line}  " for line in text.splitlines())
