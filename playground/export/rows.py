"""The rows as CSV: which part each belongs to, what it is, and what the network says of it."""

import numpy as np
import pandas as pd

from playground.recording.networks import network_for

PARTS = {"train": "training", "test": "test", "validation": "validation"}


def csv_of_rows(run):
    """One line a row: number, part, features and target as the data have them, and the network's prediction."""
    table = pd.concat([_table(run, name) for name in run.prepared.parts], ignore_index=True)
    return table.to_csv(index=False, lineterminator="\n")


def _table(run, name):
    dataset = run.prepared.dataset
    rows = getattr(run.prepared.rows, name)
    columns = {"row": dataset.numbered(rows), "part": PARTS[name]}
    for place, feature in enumerate(dataset.feature_names):
        columns[feature] = _column(dataset, rows, place)
    scores = network_for(run.experiment, run.prepared).load(run.step.flat).forward(_inputs(run, name))[0]
    outputs = run.loss.predict(scores)
    if run.prepared.n_classes:
        names = np.array(dataset.target_names)
        columns |= {"target": names[dataset.y[rows]], "prediction": names[run.loss.decide(scores)]}
        outputs = {f"output {place + 1}": outputs[:, place] for place in range(outputs.shape[1])}
    else:
        outputs = {"target": dataset.y[rows], "prediction": run.prepared.unscaled(outputs[:, 0])}
    return pd.DataFrame(columns | outputs)


def _inputs(run, name):
    return run.prepared.parts[name].x.astype(run.experiment.dtype_name)


def _column(dataset, rows, place):
    """A feature's values; of categories their names, nothing where a value is missing."""
    values = dataset.x[rows, place]
    names = dataset.categories[place] if dataset.categories else ()
    if not names:
        return values
    return [None if np.isnan(value) else names[int(value)] for value in values]
