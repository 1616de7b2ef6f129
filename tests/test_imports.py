"""Imports point one way; Streamlit stays on top, Plotly in the figures, NumPy alone below."""

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Each layer may import those further up, and itself. A new layer takes its place here.
ORDER = [
    ["languages"],
    ["numbers", "seeds"],
    ["engine"],
    ["scalars"],
    ["data"],
    ["choices"],
    ["recording"],
    ["estimator"],
    ["labs", "lessons", "export", "trainers"],
    ["figures"],
    ["ui"],
    ["pages"],
    ["app"],
]
RANKS = {place: rank for rank, places in enumerate(ORDER) for place in places}

FILES = sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "playground").rglob("*.py")])


def imported(source, package=""):
    """Dotted names of everything that a module imports, wherever in it; `package` is what its dots start from."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def place_of(module):
    """The place in ORDER of a module of ours, "" for the package itself, None for other people's."""
    top, *rest = module.split(".")
    if top == "playground":
        return rest[0] if rest else ""
    return top if top in ("pages", "app") else None


def problems(module, source, package=""):
    """Every import of a module that points the wrong way, in words."""
    here = place_of(module)
    for name in imported(source, package):
        top, there = name.split(".")[0], place_of(name)
        if top == "streamlit" and here not in ("app", "pages", "ui"):
            yield f"{module} imports {name}: only app.py, pages/ and playground/ui/ may know Streamlit"
        if top == "plotly" and here != "figures" and module != "playground.ui.server.assets":
            yield f"{module} imports {name}: only playground/figures/ may know Plotly"
        if here == "engine" and there != "engine" and top != "numpy" and top not in sys.stdlib_module_names:
            yield f"{module} imports {name}: the engine is NumPy alone"
        if there and there not in RANKS:
            yield f"{module} imports {name}, which has no place in ORDER"
        elif there and there != here and RANKS[there] >= RANKS.get(here, -1):
            yield f"{module} imports {name}, which stands no lower than itself"


def module_and_package(path):
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[-1] == "__init__":
        return ".".join(parts[:-1]), ".".join(parts[:-1])
    return ".".join(parts), ".".join(parts[:-1])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    module, package = module_and_package(path)
    place = place_of(module)
    assert place == "" or place in RANKS, f"{module} has no place in ORDER"
    assert list(problems(module, path.read_text(), package)) == []


def test_no_modules_import_each_other_in_a_circle():
    """Within a layer too, arrows point one way; a package is what its `__init__` imports."""
    sources = {module_and_package(path)[0]: (path, module_and_package(path)[1]) for path in FILES}
    arrows = {
        module: {target for name in imported(path.read_text(), package) for target in targets(name, sources)}
        for module, (path, package) in sources.items()
    }
    assert list(TopologicalSorter(arrows).static_order())
    assert len(arrows["playground.recording.history"]) >= 3


def targets(name, sources):
    """The module of ours that a dotted name of an import means."""
    if name in sources:
        return [name]
    above = name.rpartition(".")[0]
    return [above] if above in sources else []


def test_the_files_are_found_and_read():
    found = {module_and_package(path)[0]: path for path in FILES}
    assert len(found) == len(FILES) > 30
    assert "numpy" in imported(found["playground.engine.network"].read_text())
    assert "streamlit" in imported(found["playground.ui.controls.data"].read_text())
    assert "plotly.graph_objects" in imported(found["playground.figures.activations"].read_text())
    assert "playground.engine.LOSSES" in imported(found["playground.recording.train"].read_text())


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("playground.recording.train", "import streamlit as st"),
        ("playground.figures.live", "from streamlit import session_state"),
        ("playground.recording.looking.probe", "def late():\n    import streamlit.runtime"),
        ("playground.recording.looking.probe", "import plotly.graph_objects as go"),
        ("playground.ui.controls.data", "from plotly import express"),
        ("pages.live", "import plotly"),
        ("app", "import plotly"),
        ("playground.engine.layers", "import scipy.special"),
        ("playground.engine.layers", "from sklearn import metrics"),
        ("playground.engine.layers", "from playground.choices.rules import Number"),
        ("playground.engine.layers", "from playground.data import load"),
        ("playground.scalars.curves", "from playground.data import load"),
        ("playground.data.made", "import playground.choices.experiment"),
        ("playground.choices.experiment", "from playground import recording"),
        ("playground.choices.bench", "from playground.recording.history import History"),
        ("playground.choices.share", "from playground.recording.train import train"),
        ("playground.recording.history", "if True:\n    from playground.labs.activations import xor"),
        ("playground.recording.looking.probe", "from playground.figures import live"),
        ("playground.figures.live", "from playground.ui.visit import session"),
        ("playground.ui.site", "import pages.live"),
        ("playground.choices.rules", "import app"),
        ("playground.choices.rules", "from playground.nowhere import thing"),
        ("playground.nowhere", "from playground.choices.rules import Number"),
    ],
)
def test_an_arrow_that_points_the_wrong_way_is_found(module, source):
    assert len(list(problems(module, source))) >= 1


@pytest.mark.parametrize(
    ("package", "source", "name"),
    [
        ("playground.engine.deep", "from ...recording.train import train", "playground.recording.train.train"),
        ("playground.engine", "from ..recording.train import train", "playground.recording.train.train"),
        ("playground.engine", "from .. import recording", "playground.recording"),
    ],
)
def test_relative_imports_are_followed(package, source, name):
    assert list(imported(source, package)) == [name]
    assert any(f"imports {name}" in problem for problem in problems(f"{package}.layers", source, package))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("app", "import streamlit\nfrom playground.ui.site import show"),
        ("pages.live", "import streamlit\nfrom playground.ui import controls"),
        (
            "playground.ui.server.assets",
            "import plotly\nimport streamlit\nfrom playground.ui.server import thumbnails",
        ),
        ("playground.figures.live", "import plotly.graph_objects as go"),
        (
            "playground.engine.losses",
            "import math\nimport numpy as np\nfrom playground.engine.activations import sigmoid",
        ),
        (
            "playground.recording.history",
            "import time\nfrom playground.recording.train import train\nfrom playground.data import prepare",
        ),
        ("playground.data.catalog", "from sklearn import datasets\nfrom playground.data import made"),
    ],
)
def test_arrows_that_point_the_right_way_are_let_through(module, source):
    assert list(problems(module, source)) == []
