"""The playground's controls: every field of an `Experiment` as a widget whose key is the field's name."""

import streamlit as st

from playground.choices.fields import AUTO
from playground.engine import ACTIVATIONS, LOSSES
from playground.languages import _, ngettext
from playground.numbers import counted
from playground.recording.networks import network_for
from playground.ui.controls import data, main, network, overfitting, training
from playground.ui.form import (
    ACTIVATION,
    DROPOUT,
    EXPERIMENT,
    GROUP_TITLES,
    GROUPS,
    N_LAYERS,
    OWN_ACTIVATIONS,
    OWN_DROPOUTS,
    UNITS,
)
from playground.ui.groups import group
from playground.ui.own.shelf import stay_with_own
from playground.ui.visit import places, projector

MAIN, *FURTHER_GROUPS = GROUPS
FURTHER = dict(zip(FURTHER_GROUPS, (data, network, training, overfitting), strict=True))


def show(linked=None):
    """Draw the widgets; `linked` is an `Experiment` to fill them with first."""
    EXPERIMENT.fill(_values_of(linked or _recorded()), anew=linked is not None)
    stay_with_own(EXPERIMENT, _recorded())
    with st.container(key="choices"):  # one in both views: beside others, the player would move and start again
        if projector.is_on():
            group(MAIN, _(GROUP_TITLES[MAIN]), main.summary(), main.show)
            _show_further()
        else:
            with st.container(key="task"):
                main.show_dataset()
            with st.container(key="rail"):
                with st.container(key="main_choices"):
                    main.show_others()
                with st.container(key="further_choices", gap="xsmall"):
                    _show_further()
                    st.caption(
                        _(
                            "The learning rate and the number of epochs keep the weights; any other change starts "
                            "training anew."
                        )
                    )
    EXPERIMENT.remember()


def _show_further():
    for key, part in FURTHER.items():
        group(key, _(GROUP_TITLES[key]), part.summary(), part.show)


def chosen():
    """The `Experiment` that the widgets hold; what is wrong with it is said in place."""
    return EXPERIMENT.made(_values(), _recorded())


def remarks(experiment):
    """Sentences on choices that work, but not as a person may expect."""
    prepared = st.session_state[places.PLAYGROUND.recording].history.prepared
    n_train = len(prepared.train.y)
    if experiment.batch_size is not None and experiment.batch_size > n_train:
        text = ngettext(
            "The batch size {size} is larger than the one training row: every epoch is one update on all of them.",
            "The batch size {size} is larger than the {n} training rows: every epoch is one update on all of "
            "them.",
            n_train,
        )
        yield text.format(size=counted(experiment.batch_size), n=counted(n_train))
    changes = _recorded().weight_changes
    n_numbers = len(network_for(experiment, prepared).flat) if changes else 0
    for place in sorted({change[1] for change in changes if change[1] >= n_numbers}):
        text = _(
            "The link sets number {place} of the weight vector by hand, but this network has only numbers 0 to "
            "{last}: that change is left out."
        )
        yield text.format(place=place, last=n_numbers - 1)
    for name in dict.fromkeys(experiment.layer_activations):
        if ACTIVATIONS[name].is_flat:
            text = _(
                "The {activation}'s slope is 0 everywhere: no gradient passes such a layer, only what comes "
                "after it learns."
            )
            yield text.format(activation=_(ACTIVATIONS[name].title))


def _recorded():
    return st.session_state[places.PLAYGROUND.recording].made


def _values_of(experiment):
    """What every widget shows of an experiment, by the widget's key."""
    values = EXPERIMENT.values_of(experiment)
    values[N_LAYERS] = len(experiment.hidden_sizes)
    values[OWN_ACTIVATIONS] = bool(experiment.activations)
    values[OWN_DROPOUTS] = bool(experiment.dropouts)
    values |= {UNITS.format(i): size for i, size in enumerate(experiment.hidden_sizes)}
    values |= {ACTIVATION.format(i): name for i, name in enumerate(experiment.layer_activations)}
    return values | {DROPOUT.format(i): share for i, share in enumerate(experiment.layer_dropouts)}


def _values():
    """What the widgets hold, by the field's name; what the data leave no use for has its default."""
    state, values = st.session_state, EXPERIMENT.values()
    layers = range(state[N_LAYERS])
    values["hidden_sizes"] = [state[UNITS.format(i)] for i in layers]
    values["activations"] = [state[ACTIVATION.format(i)] for i in layers] if state[OWN_ACTIVATIONS] else ()
    values["dropouts"] = (
        [state.get(DROPOUT.format(i), values["dropout"]) for i in layers] if state[OWN_DROPOUTS] else ()
    )
    values["normalized_layers"] = [layer for layer in values["normalized_layers"] if layer <= state[N_LAYERS]]
    values["early_stopping"] = values["early_stopping"] and values["validation_size"] > 0
    loss = values["loss"]
    if data.source().task == "regression" and loss != AUTO and not LOSSES[loss].fits_values:
        values["loss"] = AUTO
    return values
