"""A visitor without a browser, who speaks Streamlit's own protocol and may say what no browser says."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

SECONDS = 60  # a slow machine is no failure
FIELDS = {float: "double_value", str: "string_value", bool: "trigger_value"}


class Visit:
    """`elements` are those that the page shows, by kind, as the run left them that was heard last."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.elements: dict[str, list] = {}

    def run(self, page: str = "", query: str = "", **values: float | str | list[str]) -> Self:
        """Run a page; `values` are what the widgets with these keys hold, in a field that their type decides."""
        self.ask(page, query, **values)
        self.elements = {}
        for message in self.heard():
            if message.WhichOneof("type") == "delta":
                element = message.delta.new_element
                self.elements.setdefault(element.WhichOneof("type"), []).append(element)
        return self

    def ask(self, page: str = "", query: str = "", **values: float | str | bool | list[str]) -> None:
        """Ask for a run and do not wait for it; True is a click on a button."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        for key, value in values.items():
            state = asked.rerun_script.widget_states.widgets.add(id=self.widget(key))
            if isinstance(value, list):
                state.string_array_value.data.extend(value)
            else:
                setattr(state, FIELDS[type(value)], value)
        self.socket.send(asked.SerializeToString())

    def heard(self) -> Iterator[ForwardMsg]:
        """Messages until the page has run."""
        while True:
            message = ForwardMsg.FromString(self.socket.recv(SECONDS))
            yield message
            if message.WhichOneof("type") == "script_finished":
                return

    def widget(self, key: str) -> str:
        """The id of the widget that has this key."""
        found = [
            getattr(each, kind).id
            for kind, all_ in self.elements.items()
            if kind
            for each in all_
            if hasattr(getattr(each, kind), "id")
        ]
        return next(id_ for id_ in found if id_.endswith(f"-{key}"))

    def words(self, kind: str) -> list[str]:
        """What the elements of a kind say."""
        return [getattr(getattr(element, kind), "body", "") for element in self.elements.get(kind, [])]

    def says(self, nonsense: str | bytes) -> None:
        """Send something that is no message of Streamlit's."""
        self.socket.send(nonsense)

    def ends(self) -> None:
        """Wait until the server has hung up."""
        with suppress(ConnectionClosed):
            while True:
                self.socket.recv(SECONDS)


@contextmanager
def visit(url: str, **headers: str) -> Iterator[Visit]:
    """A visit at the server that answers at `url` (http://.../)."""
    address = f"{url.replace('http', 'ws', 1)}_stcore/stream"
    protocols = ["streamlit"]
    with connect(address, subprotocols=protocols, additional_headers=headers, max_size=None) as socket:
        yield Visit(socket)
