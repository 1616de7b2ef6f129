"""The numbers behind the pictures of a bench, as CSV for a spreadsheet or a notebook."""

import csv
import io

LAYER_NUMBERS = ("grad_norms", "delta_norms", "update_ratios")
LANE_NUMBERS = ("train_loss", "test_loss", "train_score", "test_score")


def csv_of_epochs(history):
    """One line a lane and epoch of a bench's history: losses and accuracies."""
    series = _as_they_are(history, LANE_NUMBERS)
    lines = (
        [title, epoch, *(float(values[epoch, lane]) for values in series)]
        for lane, title in enumerate(history.experiment.titles)
        for epoch in range(len(series[0]))
    )
    return _written(["network", "epoch", *LANE_NUMBERS], lines)


def csv_of_layers(history):
    """One line a lane, epoch and layer: |dC/dW|, the rows' root mean square of |dC/dz|, |change of W| / |W|."""
    bench, series = history.experiment, _as_they_are(history, LAYER_NUMBERS)
    lines = (
        [title, epoch, name_of(layer, lane.depth), *(float(values[epoch, place, layer]) for values in series)]
        for place, (title, lane) in enumerate(zip(bench.titles, bench.lanes, strict=True))
        for epoch in range(len(series[0]))
        for layer in range(lane.depth + 1)
    )
    return _written(["network", "epoch", "layer", *LAYER_NUMBERS], lines)


def csv_of_starts(titles, starts):
    """One line a network and layer before any training, from `labs.start.Start`s."""
    names = ("rms", "spread", "z_rms", "z_spread", "dead", "saturated", "grad_norms", "delta_norms")
    lines = (
        [title, name_of(layer, len(start.rms) - 1), *(float(getattr(start, name)[layer]) for name in names)]
        for title, start in zip(titles, starts, strict=True)
        for layer in range(len(start.rms))
    )
    return _written(["network", "layer", *names], lines)


def _as_they_are(history, names):
    """Some series, cut to the epochs that all of them have: the recording may be growing meanwhile."""
    series = [history.series(name) for name in names]
    return [values[: min(map(len, series))] for values in series]


def name_of(layer, depth):
    """1, 2, ..., output."""
    return "output" if layer == depth else layer + 1


def _written(header, lines):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()
