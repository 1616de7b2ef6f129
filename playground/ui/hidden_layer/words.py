"""What the hidden layer page says of a recording, an epoch and a picture."""

from playground.labs.hidden_layer.cuts import cuts_straight
from playground.languages import _, mark
from playground.numbers import counted, percent
from playground.ui.furniture import literal

JUDGE = mark("The percentages for straight cuts are the training accuracy of scikit-learn's logistic regression.")


def why_not(history):
    """Why a recording cannot be shown here, in words, or None."""
    if not history.prepared.n_classes:
        return _(
            "This recording predicts values, so there are no classes to pull apart. Choose one of the others, or "
            "data with classes in the playground."
        )
    if not history.experiment.hidden_sizes:
        return _(
            "This recording's network has no hidden layer: it decides directly from its inputs. Choose one of the "
            "others, or add a hidden layer in the playground."
        )
    return None


def measured(space, history, layer, epoch):
    """What a straight cut can do before and after the layer, measured."""
    before, after, own = (
        percent(share, 1)
        for share in (space.accuracy_before, space.accuracy_after, history.series("train_score")[epoch])
    )
    text = _(
        "A straight cut through the inputs gets **{before}** of the training points right; one through what layer "
        "{layer} makes of them at epoch {epoch} gets **{after}** right. The network itself gets {own} right."
    )
    return text.format(before=before, after=after, own=own, layer=layer + 1, epoch=counted(epoch))


def explained(history, view):
    """What is drawn, and what of it is exact."""
    n_units, n_layers = len(view.center), len(history.experiment.hidden_sizes)
    if cuts_straight(history.experiment, view):
        drawn = _(
            "This is the last hidden layer, and the picture holds all of it. The output layer decides along "
            "straight lines, which are drawn where they cross the picture. Carried back to the input plane, they "
            "are the boundary there."
        )
    elif view.layer < n_layers - 1:
        drawn = _("More layers follow, and they may move the points further before the output decides.")
    elif not view.is_exact:
        drawn = _(
            "The output layer sees all {n} dimensions of this layer. A picture of two of them may show classes on "
            "top of each other that are apart in the others."
        ).format(n=n_units)
    else:
        drawn = _("The output layer has an activation of its own, which may bend its decision: no line is drawn.")
    return " ".join([drawn, _(JUDGE)])


def plane_explained(prepared):
    """How the input plane stands to the network's inputs where these are not its two axes, or None."""
    plane, n_inputs = prepared.plane, len(prepared.input_names)
    if plane.note:
        return _(
            "The data have {n} inputs. The grid lies in the plane of their first two principal components and "
            "goes through the network from there; each point goes through it with all its inputs, so it may land "
            "apart from the grid."
        ).format(n=counted(n_inputs))
    if tuple(prepared.input_names) != tuple(plane.names):
        names = literal(", ".join(prepared.input_names))
        return _(
            "The network's inputs are {names}. A cut that is straight through them may look bent in this plane."
        ).format(names=names)
    return None
