"""The run as a Jupyter notebook: the NumPy script in cells, each with what it does in words."""

from playground.export.pieces import Piece
from playground.export.scripts import for_numpy
from playground.export.scripts.words import told

CURVE = Piece(
    "Loss curve",
    "The training loss after each epoch, as a curve where matplotlib is installed, in numbers otherwise.",
    """try:
    import matplotlib.pyplot as plt
except ImportError:
    print("training loss after every tenth of the epochs:", losses[:: max(1, len(losses) // 10)])
else:
    plt.plot(losses)
    plt.xlabel("epoch")
    plt.ylabel("training loss")
    plt.show()""",
)


def notebook(run):
    """The notebook as JSON text, in Jupyter's format 4. Raises ExportError as `for_numpy.script` does.

    Cells are named after what they are, so that the same run gives the same file.
    """
    import nbformat  # here, because the pages would wait for it at their start
    from nbformat import v4

    heading, _, rest = told(run, "NumPy alone").partition("\n")
    cells = [v4.new_markdown_cell(f"# {heading}\n{_literal(rest)}", id="about")]
    for piece in [*for_numpy.pieces(run, keeps_losses=True), CURVE]:
        name = piece.title.lower().replace(" ", "-")
        cells.append(v4.new_markdown_cell(f"## {piece.title}\n\n{piece.about}", id=f"{name}-words"))
        cells.append(v4.new_code_cell(piece.code, id=name))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})) + "\n"


def _literal(text):
    """Lines as they are, whatever Markdown would make of a link."""
    return "\n".join(f"`{line}`" if line.startswith("?") else f"{line}  " for line in text.splitlines())
