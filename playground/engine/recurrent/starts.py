"""What the recurrent matrix U starts from: its powers decide how far back the error reaches."""

import numpy as np

from playground.engine.initializers import INITIALIZERS, Initializer


def identity(rng, n_in, n_out):
    """U = I: the state is handed on as it is (Le, Jaitly and Hinton 2015)."""
    return np.eye(n_in, n_out)


_SQUARE = ("orthogonal", "xavier_uniform", "xavier_normal", "uniform")  # of those for any layer

RECURRENT_INITIALIZERS = {name: INITIALIZERS[name] for name in _SQUARE} | {
    "identity": Initializer("identity", identity, "hands the state on as it is"),
}


def spectral_radius(U):
    """The largest |eigenvalue| of U (H, H); NaN where U is not finite."""
    return float(np.abs(np.linalg.eigvals(U.astype(float))).max()) if np.isfinite(U).all() else float("nan")


def scaled(U, radius):
    """U (H, H) times the number that makes its spectral radius `radius`; as it is where it has none."""
    found = spectral_radius(U)
    return U * (radius / found) if found else U
