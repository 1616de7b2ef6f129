"""The notebook is one of Jupyter's, explains every step, and prints the recording's losses."""

import nbclient
import nbformat
import pytest

from tests.export.runs import assert_ends_like, recorded, text_of


def executed(text):
    """The notebook with its outputs."""
    notebook = nbformat.reads(text, as_version=4)
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    return notebook


def printed(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return "".join(output.text for cell in cells for output in cell.outputs if output.output_type == "stream")


@pytest.mark.filterwarnings("default")  # of the kernel's own
@pytest.mark.parametrize(
    "fields", [{}, {"dataset": "iris", "optimizer": "adam", "batch_norm": True, "residual": True, "l2": 0.01}]
)
def test_it_prints_the_losses(fields):
    history = recorded(**fields)
    assert_ends_like(printed(executed(text_of(history, "notebook"))), history.step(history.head), 1e-9)


def test_it_is_valid_and_every_step_is_explained():
    text = text_of(recorded(), "notebook")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds == ["markdown", *["markdown", "code"] * 10]
    assert all(len(cell.source) > 20 for cell in notebook.cells)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert text == text_of(recorded(), "notebook")
