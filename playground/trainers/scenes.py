"""The stage that the browser sets before the first frame of the playground: names, sizes, ranges, and points."""

import numpy as np

from playground.choices.forks import forked_at
from playground.data.named.points import MOST, MOST_CLASSES
from playground.data.sources import said_class
from playground.engine import ACTIVATIONS
from playground.languages import _
from playground.recording.looking.probe import RESOLUTION, UNIT_RESOLUTION, UNITS_SHOWN
from playground.recording.looking.spread import output_range

POINTS_DRAWN = 400  # of each part: more SVG points make hovering slow


def playground_scene(experiment, prepared, probe):
    """Return `(scene, arrays)`: what can be said in JSON, and what is sent as bytes.

    The figures are made of it in the browser. `training_points`, `test_points` (N, 2) and `training_y`, `test_y`
    (N,) are float32, of at most `POINTS_DRAWN` rows; `part_sizes` says how many rows there are.
    """
    plane, parts = prepared.plane, {"training": prepared.train, "test": prepared.test}
    scene = _common(experiment, prepared, probe) | {
        "inputs": list(prepared.input_names[:UNITS_SHOWN]),
        "placing": placing_of(experiment, prepared),
        "plane_names": plane.names,
        "limits": plane.limits,
        "resolution": RESOLUTION,
        "unit_resolution": UNIT_RESOLUTION,
        "part_sizes": {name: len(part.y) for name, part in parts.items()},
    }
    arrays = {f"{name}_points": part.points[:POINTS_DRAWN].astype(np.float32) for name, part in parts.items()}
    arrays |= {f"{name}_y": part.y[:POINTS_DRAWN].astype(np.float32) for name, part in parts.items()}
    if scene["placing"]:  # whoever adds points begins with all that there are
        rows = list(prepared.parts.values())
        arrays["placing_points"] = np.concatenate([part.points for part in rows])[:MOST].astype(np.float32)
        arrays["placing_y"] = np.concatenate([part.y for part in rows])[:MOST].astype(np.float32)
    return scene, arrays | {"input_maps": probe.input_maps()}


def picture_scene(experiment, prepared, probe):
    """The same for rows that are pictures: `pictures` (M, h, w) uint8 of a part, their classes `picture_y`."""
    scene = _common(experiment, prepared, probe) | {
        "kind": "pictures",
        "image_shape": prepared.image_shape,
        "inputs": [_("picture")],
        "unit_resolution": prepared.image_shape[0],
        "pictures_of": {"train": "training", "test": "test"}[probe.part],
        "hidden_sizes": list(experiment.hidden_sizes),
        "placing": None,
    }
    pictures = probe.pixels.reshape(-1, *prepared.image_shape)
    return scene, {"pictures": pictures, "picture_y": probe.y.astype(np.uint8)}


def plane_scene(experiment, prepared):
    """`(scene, arrays)` of the plane alone, for a picture among others; (None, {}) for rows that are pictures."""
    if prepared.image_shape:
        return None, {}
    plane, train, is_class = prepared.plane, prepared.train, prepared.n_classes > 0
    scene = {
        "limits": plane.limits,
        "plane_names": plane.names,
        "is_curve": plane.is_curve,
        "classes": list(map(said_class, prepared.dataset.target_names)) if is_class else [],
        "has_classes_layer": is_class and experiment.n_outputs > 1,
        "output_range": output_range(prepared),
    }
    points = {"points": train.points, "y": train.y}
    return scene, {name: values[:POINTS_DRAWN].astype(np.float32) for name, values in points.items()}


def _common(experiment, prepared, probe):
    """What is said of every scene."""
    is_class = prepared.n_classes > 0
    return {
        "layers": layer_names(experiment),
        "sizes": probe.network.sizes,
        "shown": probe.shown,
        "classes": list(map(said_class, prepared.dataset.target_names)) if is_class else [],
        "has_classes_layer": is_class and experiment.n_outputs > 1,
        "is_curve": prepared.plane.is_curve,
        "output_range": probe.output_range,
        "score": "accuracy" if is_class else "R²",
        "parts": [name for name, part in prepared.parts.items() if len(part.y)],
        "is_forked": forked_at(experiment) is not None,
    }


def placing_of(experiment, prepared):
    """What points placed by hand would be here, a value of `points.KINDS`; None where there is no such plane."""
    source = experiment.source
    if source.has_plane_features and prepared.n_classes <= MOST_CLASSES:
        return "classes" if prepared.n_classes else "values"
    return "line" if prepared.plane.is_curve and (source.is_made or source.is_plane) else None


def layer_names(experiment):
    """What the layers are called on every chart: "layer 1 · tanh", ..., "output"."""
    layers = [_("layer {number}").format(number=place + 1) for place in range(len(experiment.hidden_sizes))]
    activations = [_(ACTIVATIONS[name].title) for name in experiment.layer_activations]
    return [*(f"{layer} · {name}" for layer, name in zip(layers, activations, strict=True)), _("output")]
