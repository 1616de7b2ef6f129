"""Short recordings, and scripts that are run."""

import ast
import io
import re
import subprocess
import sys
from contextlib import redirect_stdout

from playground.choices.experiment import Experiment
from playground.export import KINDS
from playground.recording.history import History

ALLOWED = {"base64", "zlib", "numpy"}


def recorded(**fields):
    """A recording to its end; short and small unless the fields say otherwise."""
    experiment = Experiment(**{"n_samples": 60, "hidden_sizes": (5, 4), "epochs": 6} | fields)
    history = History(experiment)
    history.extend(experiment.epochs)
    return history


def text_of(history, kind, epoch=None):
    return KINDS[kind].make(history, history.head if epoch is None else epoch).decode()


def printed_here(text):
    """What a script prints that imports nothing but `ALLOWED`, run in a namespace of its own."""
    assert imports_of(text) <= ALLOWED
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(text, "script", "exec"), {"__name__": "script"})
    return said.getvalue()


def imports_of(text):
    """The packages that a script imports."""
    nodes = list(ast.walk(ast.parse(text)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def printed_alone(text, path, *options, python=sys.executable, env=None):
    """What a script prints in a process of its own."""
    path.write_text(text)
    done = subprocess.run(
        [python, *options, str(path)], capture_output=True, text=True, check=False, cwd=path.parent, env=env
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def losses(printed):
    """`{"training": ..., "test": ...}` of what a script printed."""
    return {part: float(value) for part, value in re.findall(r"^(\w+) loss (\S+)$", printed, re.MULTILINE)}


def assert_ends_like(printed, step, within):
    """The losses that were printed are those of a step."""
    found = losses(printed)
    assert abs(found["training"] - step.train_loss) <= within
    assert ("test" in found) == (step.test_loss == step.test_loss)  # NaN where no row is a test row
    if "test" in found:
        assert abs(found["test"] - step.test_loss) <= within
