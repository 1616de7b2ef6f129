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
from playground.languages import _, listed, mark
from playground.numbers import counted, in_a_row, percent, plain
from playground.ui.frames import number_column, spoken_numbers, with_decimals
from playground.ui.furniture import chart, literal
from playground.ui.judging import mistakes, parts

THRESHOLD = "judging_threshold"
SCORES = {"precision": mark("precision"), "recall": mark("recall"), "F1": mark("F1")}
MEANS = {"macro": mark("{score}, mean of the classes"), "weighted": mark("{score}, weighted by rows")}
CURVES = (mark("ROC"), mark("Precision and recall"), mark("Calibration"), mark("Thresholds"))
CONFUSION = {
    "test": mark("Confusion of the test rows"),
    "train": mark("Confusion of the training rows"),
    "validation": mark("Confusion of the validation rows"),
}
BY_CLASS = {
    "test": mark("By class, test rows"),
    "train": mark("By class, training rows"),
    "validation": mark("By class, validation rows"),
}
THRESHOLDS = {
    "test": mark("Accuracy, precision, recall and F1 of the test rows at every threshold."),
    "train": mark("Accuracy, precision, recall and F1 of the training rows at every threshold."),
    "validation": mark("Accuracy, precision, recall and F1 of the validation rows at every threshold."),
}


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
            _("Squared error makes no probabilities: outputs beyond 0 and 1 are cut here."),
            icon=":material/info:",
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
    label = _("Threshold: the probability from which a row is given {name}").format(name=literal(names[1]))
    return st.slider(
        label,
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
        _("accuracy"): {parts.title(name): percent(found.accuracy, 1) for name, found in judged.items()},
        _("rows"): {parts.title(name): counted(len(found.decided)) for name, found in judged.items()},
    }
    for place, score in enumerate(SCORES.values()):
        for kind, said in MEANS.items():
            rows[_(said).format(score=_(score))] = {
                parts.title(name): plain(getattr(found, kind)[place], 4) for name, found in judged.items()
            }
    st.table(pd.DataFrame(rows).T)


def _confusion(judged, names, part):
    st.markdown(f"#### {_(CONFUSION[part])}")
    told = _("The confusion matrix of {classes} classes: {right} of {n} rows are right.").format(
        classes=len(names), right=counted(np.trace(judged.confusion)), n=counted(len(judged.decided))
    )
    chart(
        confusion_figure(judged.confusion, list(map(str, names))),
        mistakes.MATRIX,
        told,
        on_click=mistakes.take_cell,
    )


def _by_class(judged, names, part):
    st.markdown(f"#### {_(BY_CLASS[part])}")
    columns = {
        "class": list(map(str, names)),
        "precision": judged.precision,
        "recall": judged.recall,
        "F1": judged.f1,
        "rows": judged.support,
    }
    config = {"class": st.column_config.Column(_("class")), "rows": st.column_config.Column(_("rows"))}
    config |= {name: number_column(_(said), "%.3f") for name, said in SCORES.items()}
    st.dataframe(
        spoken_numbers(pd.DataFrame(columns), dict.fromkeys(SCORES, with_decimals(3))),
        hide_index=True,
        column_config=config,
        alt=_("Precision, recall and F1 of each class."),
    )
    st.caption(
        _(
            "Precision: of the rows given a class, the share that are of it. Recall: of the rows of a class, the "
            "share that are given it. F1 is their harmonic mean. An empty cell is undefined: no row to divide by."
        )
    )


def _curves(found, part, names, threshold):
    """The part that is chosen comes first; where each class has a curve, it stands alone."""
    names = list(map(str, names))
    others = [] if threshold is None else [name for name in found if name != part]
    shown = {name: found[name] for name in (part, *others)}
    options = CURVES if threshold is not None else CURVES[:3]
    heading = _("As a score, not a decision: {parts} rows").format(parts=listed(map(parts.title, shown)))
    st.markdown(f"#### {heading}")
    which = st.segmented_control(
        _("Curve"),
        options,
        default=options[0],
        format_func=_,
        key="judging_curve",
        required=True,
        label_visibility="collapsed",
    )
    _DRAWN[which](shown, names, threshold)


def _roc(shown, names, threshold):
    curves = {name: roc(part.y, part.given) for name, part in shown.items()}
    marked = None
    if threshold is not None:
        marked = {name: point for name, part in shown.items() if (point := _rates(part, threshold)) is not None}
        marked = parts.titled(marked)
    curves = parts.titled(curves)
    areas = _each((name, "/".join(plain(curve.area, 4) for curve in found)) for name, found in curves.items())
    told = _("ROC curves. Area under each: {areas}.").format(areas=areas)
    chart(roc_figure(curves, names, marked), "judging_roc", told)
    st.caption(
        _(
            "Every threshold is a point: the share of the other rows that are taken for the class, and the share "
            "of its own that are found. The area is the chance that a row of the class scores higher than "
            "another."
        )
    )


def _each(told):
    """What is told of every part, apart where a comma may be part of a number."""
    return in_a_row(f"{name} {number}" for name, number in told)


def _rates(part, threshold):
    """Where a threshold lies on the curve, (false positive, true positive); None where there is no curve."""
    is_given, is_class = part.given[:, 1] >= threshold, part.y == 1
    if is_class.all() or not is_class.any():
        return None
    return float(is_given[~is_class].mean()), float(is_given[is_class].mean())


def _precision_recall(shown, names, threshold):
    curves = {name: precision_recall(part.y, part.given) for name, part in shown.items()}
    figure = precision_recall_figure(parts.titled(curves), names)
    chart(figure, "judging_pr", _("Precision over recall at every threshold."))


def _calibration(shown, names, threshold):
    found = parts.titled({name: calibration(part.y, part.given) for name, part in shown.items()})
    chart(calibration_figure(found), "judging_calibration", _("What came true over what was said, in ten bins."))
    text = _(
        "On the diagonal, of the rows that are said to be {share} sure {share} are right. Expected calibration "
        "error: {errors}."
    )
    errors = _each((name, plain(one.error, 3)) for name, one in found.items())
    st.caption(text.format(share=percent(0.8), errors=errors))


def _thresholds(shown, names, threshold):
    name, part = next(iter(shown.items()))
    found = at_thresholds(part.y, part.given[:, 1])
    series = {
        _("accuracy"): found.accuracy,
        _("precision"): found.precision,
        _("recall"): found.recall,
        _("F1"): found.f1,
    }
    figure = thresholds_figure(found.thresholds, series, threshold)
    chart(figure, "judging_thresholds", _(THRESHOLDS[name]))


_DRAWN = dict(zip(CURVES, (_roc, _precision_recall, _calibration, _thresholds), strict=True))
