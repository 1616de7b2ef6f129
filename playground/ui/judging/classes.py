"""What is shown of a network that tells classes apart."""

import numpy as np
import pandas as pd
import streamlit as st

from playground.figures.judging.confusion import confusion_figure
from playground.figures.judging.curves import (
    calibration_figure,
    precision_recall_figure,
    roc_figure,
    thresholds_figure,
)
from playground.labs.judging.classes import judge_classes
from playground.labs.judging.curves import at_thresholds, calibration, precision_recall, roc
from playground.numbers import percent, plain
from playground.ui.furniture import chart, literal
from playground.ui.judging import mistakes, parts

THRESHOLD = "judging_threshold"
SCORES = ("precision", "recall", "F1")
CURVES = ("ROC", "Precision and recall", "Calibration", "Thresholds")


def show(names, found, prepared=None):
    """Draw it all for classes of these names; `found` are the `Answers` of every part, by its name.

    `prepared` are the data behind them, of which the rows of a cell are shown, or None.
    """
    threshold = _threshold(names)
    judged = {
        name: judge_classes(part.y, part.given, 0.5 if threshold is None else threshold, part.decided)
        for name, part in found.items()
    }
    if any(part.is_cut for part in found.values()):
        st.info(
            "Squared error makes no probabilities: outputs beyond 0 and 1 are cut here.", icon=":material/info:"
        )
    left, right = st.columns([2, 3])
    with left:
        part = parts.pick(found, "judging_part")
        _numbers(judged)
    with right:
        _confusion(judged[part], names, part)
    _by_class(judged[part], names, part)
    if prepared:
        mistakes.show(prepared, found[part], judged[part], part)
    _curves(found, part, names, threshold)


def _threshold(names):
    """From which probability on class 1 is given; None where there are more than two."""
    if len(names) > 2:
        return None
    return st.slider(
        f"Threshold: the probability from which a row is given {literal(names[1])}",
        0.0,
        1.0,
        0.5,
        0.01,
        key=THRESHOLD,
        persist_state="session",
    )


def _numbers(judged):
    """Accuracy and the means over classes, every part beside the others."""
    rows = {
        "accuracy": {parts.TITLES[name]: percent(found.accuracy, 1) for name, found in judged.items()},
        "rows": {parts.TITLES[name]: f"{len(found.decided):,}" for name, found in judged.items()},
    }
    for place, score in enumerate(SCORES):
        for kind, said in (("macro", "mean of the classes"), ("weighted", "weighted by rows")):
            rows[f"{score}, {said}"] = {
                parts.TITLES[name]: plain(getattr(found, kind)[place], 4) for name, found in judged.items()
            }
    st.table(pd.DataFrame(rows).T)


def _confusion(judged, names, part):
    st.markdown(f"#### Confusion of the {parts.TITLES[part]} rows")
    n_right = int(np.trace(judged.confusion))
    told = f"The confusion matrix of {len(names)} classes: {n_right:,} of {len(judged.decided):,} rows are right."
    chart(
        confusion_figure(judged.confusion, list(map(str, names))),
        mistakes.MATRIX,
        told,
        on_click=mistakes.take_cell,
    )


def _by_class(judged, names, part):
    st.markdown(f"#### By class, {parts.TITLES[part]} rows")
    columns = {
        "class": list(map(str, names)),
        "precision": judged.precision,
        "recall": judged.recall,
        "F1": judged.f1,
        "rows": judged.support,
    }
    shares = {name: st.column_config.NumberColumn(format="%.3f") for name in ("precision", "recall", "F1")}
    st.dataframe(
        pd.DataFrame(columns), hide_index=True, column_config=shares, alt="Precision, recall and F1 of each class."
    )
    st.caption(
        "Precision: of the rows given a class, the share that are of it. Recall: of the rows of a class, the "
        "share that are given it. F1 is their harmonic mean. An empty cell is undefined: no row to divide by."
    )


def _curves(found, part, names, threshold):
    """The part that is chosen comes first; where each class has a curve, it stands alone."""
    names = list(map(str, names))
    others = [] if threshold is None else [name for name in found if name != part]
    shown = {parts.TITLES[name]: found[name] for name in (part, *others)}
    options = CURVES if threshold is not None else CURVES[:3]
    st.markdown(f"#### As a score, not a decision: {' and '.join(shown)} rows")
    which = st.segmented_control(
        "Curve", options, default=options[0], key="judging_curve", required=True, label_visibility="collapsed"
    )
    _DRAWN[which](shown, names, threshold)


def _roc(shown, names, threshold):
    curves = {name: roc(part.y, part.given) for name, part in shown.items()}
    marked = None
    if threshold is not None:
        marked = {name: point for name, part in shown.items() if (point := _rates(part, threshold)) is not None}
    areas = ", ".join(
        f"{name} {'/'.join(plain(curve.area, 4) for curve in found)}" for name, found in curves.items()
    )
    chart(roc_figure(curves, names, marked), "judging_roc", f"ROC curves. Area under each: {areas}.")
    st.caption(
        "Every threshold is a point: the share of the other rows that are taken for the class, and the share of "
        "its own that are found. The area is the chance that a row of the class scores higher than another."
    )


def _rates(part, threshold):
    """Where a threshold lies on the curve, (false positive, true positive); None where there is no curve."""
    is_given, is_class = part.given[:, 1] >= threshold, part.y == 1
    if is_class.all() or not is_class.any():
        return None
    return float(is_given[~is_class].mean()), float(is_given[is_class].mean())


def _precision_recall(shown, names, threshold):
    curves = {name: precision_recall(part.y, part.given) for name, part in shown.items()}
    chart(precision_recall_figure(curves, names), "judging_pr", "Precision over recall at every threshold.")


def _calibration(shown, names, threshold):
    found = {name: calibration(part.y, part.given) for name, part in shown.items()}
    chart(calibration_figure(found), "judging_calibration", "What came true over what was said, in ten bins.")
    errors = ", ".join(f"{name} {plain(one.error, 3)}" for name, one in found.items())
    st.caption(
        f"On the diagonal, of the rows that are said to be 80 % sure 80 % are right. Expected calibration error: "
        f"{errors}."
    )


def _thresholds(shown, names, threshold):
    name, part = next(iter(shown.items()))
    found = at_thresholds(part.y, part.given[:, 1])
    series = {"accuracy": found.accuracy, "precision": found.precision, "recall": found.recall, "F1": found.f1}
    chart(
        thresholds_figure(found.thresholds, series, threshold),
        "judging_thresholds",
        f"Accuracy, precision, recall and F1 of the {name} rows at every threshold.",
    )


_DRAWN = dict(zip(CURVES, (_roc, _precision_recall, _calibration, _thresholds), strict=True))
