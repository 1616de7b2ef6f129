"""What the network is fed: functions of the plane's two coordinates, and the scaling of every input."""

import numpy as np
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, StandardScaler

FEATURES = {
    "x1": lambda x: x[:, 0],
    "x2": lambda x: x[:, 1],
    "x1^2": lambda x: x[:, 0] ** 2,
    "x2^2": lambda x: x[:, 1] ** 2,
    "x1x2": lambda x: x[:, 0] * x[:, 1],
    "sin x1": lambda x: np.sin(x[:, 0]),
    "sin x2": lambda x: np.sin(x[:, 1]),
}

SCALINGS = {
    "standard": StandardScaler,  # mean 0, standard deviation 1
    "minmax": MinMaxScaler,  # from 0 to 1
    "none": FunctionTransformer,  # as it is
}


def expand(x, features):
    """The named `FEATURES` of points x (N, 2), as columns (N, len(features))."""
    return np.column_stack([FEATURES[name](x) for name in features])
