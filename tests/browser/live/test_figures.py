"""The playground's four charts before the first frame, as the browser makes them: which traces, and where."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.recording.looking.probe import Probe
from playground.trainers.scenes import playground_scene
from playground.ui.server.assets import player_url

NAMES = ["layer 1 · tanh", "layer 2 · tanh", "output"]
MADE = """async ([url, name, scene, arrays]) => {
    const figures = await import(url);
    const rows = ({ shape, data }) => ({ shape, data: new Float32Array(data) });
    const given = Object.fromEntries(Object.entries(arrays).map(([key, array]) => [key, rows(array)]));
    return figures[name](scene, given);
}"""
ACCURACY = {"score": "accuracy", "classes": ["a", "b"]}
ERROR = {"score": "R²", "classes": []}


@pytest.fixture(scope="module")
def quiet(window: BrowserContext, server) -> Iterator[Page]:
    """A page of the server with nothing on it."""
    page = window.new_page()
    page.goto(f"{server.url.rstrip('/')}{player_url('en')}/main.js")
    yield page
    page.close()


@pytest.fixture
def made(quiet: Page) -> Callable[..., dict]:
    """`made("lossFigure", scene)`: the figure as a dict."""

    def made(name, scene, arrays=None):
        sent = {
            key: {"shape": array.shape, "data": array.ravel().tolist()} for key, array in (arrays or {}).items()
        }
        return quiet.evaluate(MADE, [f"{player_url('en')}/playground/figures.js", name, scene, sent])

    return made


def roles(figure):
    return [trace["meta"]["role"] for trace in figure["data"]]


def staged(dataset="circles", part_sizes=None):
    """A small experiment's data, its scene and the arrays that go with it."""
    experiment = Experiment(dataset=dataset, n_samples=20)
    prepared = prepare(experiment)
    scene, arrays = playground_scene(experiment, prepared, Probe(experiment, prepared))
    return prepared, scene | {"part_sizes": part_sizes or scene["part_sizes"]}, arrays


@pytest.mark.parametrize(
    ("name", "staged"),
    [
        ("boundaryFigure", staged()[1:]),
        ("boundaryFigure", staged("sine")[1:]),
        ("lossFigure", [ACCURACY | {"parts": ["train", "test"]}]),
        ("lossFigure", [ERROR | {"parts": ["train", "test", "validation"]}]),
        ("histogramFigure", [{"layers": NAMES}]),
        ("gradientFigure", [{"layers": NAMES}]),
    ],
)
def test_every_figure_fits_its_place_and_leaves_colors_to_the_page(made, name, staged):
    figure = made(name, *staged)
    assert figure["layout"]["autosize"]
    if name == "boundaryFigure":
        assert "height" not in figure["layout"]  # its place has one
    else:
        assert figure["layout"]["height"] >= 200
    assert "width" not in figure["layout"]
    for trace in figure["data"]:
        assert "role" in trace["meta"]
        assert "color" not in trace.get("line", {})
        assert "color" not in trace.get("marker", {})


def test_boundary_points_stand_where_the_rows_do(made):
    prepared, scene, arrays = staged()
    figure = made("boundaryFigure", scene, arrays)
    assert roles(figure) == ["training points", "test points"]
    for trace, part in zip(figure["data"], (prepared.train, prepared.test), strict=True):
        np.testing.assert_array_equal(np.column_stack([trace["x"], trace["y"]]), part.points.astype(np.float32))
        assert trace["text"] == [f"class {k}" for k in part.y]
    layout = figure["layout"]
    assert tuple(layout["xaxis"]["range"]) == prepared.plane.limits[0]
    assert tuple(layout["yaxis"]["range"]) == prepared.plane.limits[1]
    assert layout["xaxis"]["title"]["text"] == "x1"
    assert layout["yaxis"]["title"]["text"] == "x2"
    assert layout["yaxis"]["scaleanchor"] == "x"  # a circle is round


@pytest.mark.parametrize(
    ("dataset", "said"), [("iris", {"setosa", "versicolor", "virginica"}), ("line", {"y = −0.5", "y = 1"})]
)
def test_points_say_what_they_are(made, dataset, said):
    _, scene, arrays = staged(dataset)
    if dataset == "line":
        arrays |= {f"{part}_y": np.resize([-0.5, 1.0], len(arrays[f"{part}_y"])) for part in ("training", "test")}
    training, test = made("boundaryFigure", scene, arrays)["data"][-2:]
    assert set(training["text"]) | set(test["text"]) == said


def test_boundary_shows_training_points_first_and_says_how_many_are_drawn(made):
    _, scene, arrays = staged(part_sizes={"training": 14, "test": 1200})
    training, test = made("boundaryFigure", scene, arrays)["data"]
    assert [training["name"], test["name"]] == ["training (14)", "test (6 of 1,200)"]
    assert [training["visible"], test["visible"]] == [True, False]


def test_classes_and_parts_are_apart_without_color_too(made):
    _, scene, arrays = staged("iris")
    classes, symbols = [], []
    for trace in made("boundaryFigure", scene, arrays)["data"]:
        classes += [(trace["meta"]["role"], name) for name in trace["text"]]
        symbols += trace["marker"]["symbol"]
    assert len(set(classes)) == len(set(zip(classes, symbols, strict=True))) == len(set(symbols)) == 6


def test_boundary_of_a_curve_has_a_line_for_the_prediction(made):
    _, scene, arrays = staged("sine")
    figure = made("boundaryFigure", scene, arrays)
    assert roles(figure) == ["prediction", "training points", "test points"]
    assert figure["data"][0]["mode"] == "lines"
    assert "scaleanchor" not in figure["layout"]["yaxis"]


@pytest.mark.parametrize(("kind", "is_share", "number"), [(ACCURACY, True, ".1%"), (ERROR, False, ".4f")])
def test_loss_figure_has_both_parts_of_loss_and_score(made, kind, is_share, number):
    figure = made("lossFigure", kind | {"parts": ["train", "test"]})
    assert [trace["meta"]["series"] for trace in figure["data"]] == [
        "train_loss",
        "test_loss",
        "train_score",
        "test_score",
    ]
    assert roles(figure) == ["train", "test", "train", "test"]
    assert [trace["yaxis"] for trace in figure["data"]] == ["y", "y", "y2", "y2"]
    below = figure["layout"]["yaxis2"]
    assert below["title"]["text"] == kind["score"]
    assert number in figure["data"][2]["hovertemplate"]
    assert figure["data"][0]["line"]["dash"] != figure["data"][1]["line"]["dash"]
    assert (below["tickformat"] == ".0%") == is_share


def test_loss_figure_has_the_validation_part_where_there_is_one(made):
    assert (
        roles(made("lossFigure", ACCURACY | {"parts": ["train", "test", "validation"]}))
        == ["train", "test", "validation"] * 2
    )


@pytest.mark.parametrize("n_layers", [1, 2, 4, 5, 9])
def test_histograms_have_a_panel_for_every_layer(made, n_layers):
    names = [f"layer {i}" for i in range(n_layers)]
    figure = made("histogramFigure", {"layers": names})
    assert [trace["meta"] for trace in figure["data"]] == [{"role": "layer", "layer": i} for i in range(n_layers)]
    assert len({trace["yaxis"] for trace in figure["data"]}) == n_layers
    assert [note["text"] for note in figure["layout"]["annotations"]] == names
    domains = [figure["layout"][trace["yaxis"].replace("y", "yaxis")]["domain"] for trace in figure["data"]]
    assert all(0 <= low < high <= 1 for low, high in domains)
    assert min(high - low for low, high in domains) > 0.08  # tall enough to read, in two columns where many


@pytest.mark.parametrize("n_layers", [1, 3, 9])
def test_gradients_over_epochs_and_by_layer(made, n_layers):
    names = [f"layer {i + 1}" for i in range(n_layers - 1)] + ["output"]
    figure = made("gradientFigure", {"layers": names})
    layout, over_epochs, by_layer = figure["layout"], figure["data"][:n_layers], figure["data"][n_layers:]
    assert [trace["meta"] for trace in over_epochs] == [{"role": "layer", "layer": i} for i in range(n_layers)]
    assert [trace["meta"]["series"] for trace in by_layer] == ["grad_norms", "delta_norms"]
    for trace in by_layer:
        assert trace["x"] == list(range(1, n_layers + 1))
        assert trace["yaxis"] == "y2"
    assert layout["yaxis"]["type"] == layout["yaxis2"]["type"] == "log"  # they differ by powers of ten
    assert layout["xaxis2"]["ticktext"] == [*map(str, range(1, n_layers)), "out"]
