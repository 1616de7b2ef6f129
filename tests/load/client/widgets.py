"""What the widgets of a page hold, as Streamlit's scripts keep it in the browser and send it with every run."""

from streamlit.proto.WidgetStates_pb2 import WidgetState


def _slider(widget, state):
    if widget.options:
        chosen = widget.raw_value if widget.set_value else [widget.options[int(at)] for at in widget.default]
        state.string_array_value.data.extend(chosen)
    else:
        state.double_array_value.data.extend(widget.value if widget.set_value else widget.default)


def _number_input(widget, state):
    state.double_value = widget.value if widget.set_value else widget.default


def _selectbox(widget, state):
    state.string_value = widget.raw_value if widget.set_value else widget.options[widget.default]


def _checkbox(widget, state):
    state.bool_value = widget.value if widget.set_value else widget.default


def _button_group(widget, state):
    chosen = widget.raw_values if widget.set_value else [widget.options[at].content for at in widget.default]
    state.string_array_value.data.extend(chosen)


def _multiselect(widget, state):
    chosen = widget.raw_values if widget.set_value else [widget.options[at] for at in widget.default]
    state.string_array_value.data.extend(chosen)


HOLDS = {
    "slider": _slider,
    "number_input": _number_input,
    "selectbox": _selectbox,
    "checkbox": _checkbox,
    "button_group": _button_group,
    "multiselect": _multiselect,
}


def held(element, before):
    """The `WidgetState` of an element as it arrives, None for one that is no widget.

    `before` are the states so far, by the widgets' ids: only a value that the page has set replaces one of them.
    """
    kind = element.WhichOneof("type")
    if kind not in HOLDS:
        return None
    widget = getattr(element, kind)
    if widget.id in before and not widget.set_value:
        return before[widget.id]
    state = WidgetState(id=widget.id)
    HOLDS[kind](widget, state)
    return state


def put(state, value):
    """Let a widget hold another value: a number, a truth, a text as its menu says it, or several."""
    field = state.WhichOneof("value")
    if field.endswith("array_value"):
        getattr(state, field).data[:] = value if isinstance(value, list) else [value]
    else:
        setattr(state, field, value)


def key_of(widget_id):
    """The `key` that the page gave a widget; "None" where it gave none."""
    return widget_id.split("-", 2)[2]
