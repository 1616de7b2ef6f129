"""What the network is fed of each row: chosen features, filled in, scaled, categories as one input each."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

from playground.data.features import SCALINGS, expand


class Inputs(NamedTuple):
    """`of(raw (N, D)) -> (N, inputs)`, and the inputs' names."""

    of: Callable
    names: tuple[str, ...]


def fitted_inputs(dataset, features, scaling, rows):
    """The `Inputs` of a data set, scaled as `scaling` says by what the `rows` hold.

    `features` are those of the plane that were chosen, or None: then the data's own. A missing number is filled in
    with the median, a missing category with the most frequent one, both of these rows too.
    """
    if dataset.categories or np.isnan(dataset.x).any():
        return _of_table(dataset, scaling, rows)
    if not features:
        scaler = SCALINGS[scaling]().fit(dataset.x[rows])
        return Inputs(scaler.transform, dataset.feature_names)
    scaler = SCALINGS[scaling]().fit(expand(dataset.x[rows], features))
    return Inputs(lambda raw: scaler.transform(expand(raw, features)), features)


def _of_table(dataset, scaling, rows):
    """Numbers first, then an input for each category, 1 where the row has it."""
    categories = dataset.categories or ((),) * dataset.x.shape[1]
    numbers = [place for place, names in enumerate(categories) if not names]
    others = [place for place, names in enumerate(categories) if names]
    codes = [np.arange(len(categories[place]), dtype=float) for place in others]
    transformer = ColumnTransformer(
        [
            ("numbers", make_pipeline(_filled("median"), SCALINGS[scaling]()), numbers),
            ("categories", make_pipeline(_filled("most_frequent"), _one_hot(codes)), others),
        ]
    ).fit(dataset.x[rows])
    names = [dataset.feature_names[place] for place in numbers]
    names += [f"{dataset.feature_names[place]} = {name}" for place in others for name in categories[place]]
    return Inputs(transformer.transform, tuple(names))


def _filled(strategy):
    return SimpleImputer(strategy=strategy, keep_empty_features=True)


def _one_hot(codes):
    return OneHotEncoder(categories=codes, handle_unknown="ignore", sparse_output=False)
