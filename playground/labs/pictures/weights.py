"""The weights of a unit that looks at a picture are a picture themselves."""

import numpy as np

MOST = 64


def weights_as_pictures(W, image_shape, most=MOST):
    """The weights W (D, H) of the first units, (H', height, width), H' at most `most`, each from -1 to 1.

    A picture is scaled by its own largest weight, so that 0 stays 0; without any weight but 0 it is 0, and NaN
    where weights are not finite. Raises ValueError where D is not height times width.
    """
    W = np.asarray(W)
    height, width = image_shape
    if W.ndim != 2 or len(W) != height * width:
        raise ValueError(f"Pictures of {height} x {width} pixels have {height * width} inputs, not {len(W)}.")
    pictures = W[:, :most].T.reshape(-1, height, width).astype(np.float64)
    largest = np.abs(pictures).max(axis=(1, 2), keepdims=True, initial=0)
    with np.errstate(invalid="ignore"):  # infinite weights of a run that diverged
        scaled = pictures / np.where(largest > 0, largest, 1)
    return np.where(np.isfinite(largest), scaled, np.nan)
