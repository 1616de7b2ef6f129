"""A page of the app over Streamlit's own socket: its script runs, its widgets hold values, its elements arrive."""

import asyncio
import json

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.load.client import widgets
from tests.load.client.connection import PATIENCE

NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"  # what the browser sends where there is no cookie against forged requests
TRIGGERS = "$$STREAMLIT_INTERNAL_KEY_{}__events"  # the id under which a component says what happened


class Page:
    """`heard(data)` is called with the data of the player whenever they arrive.

    `session` is Streamlit's name of this visit, `query` what the address says behind its question mark.
    """

    def __init__(self, connection, log, name, query, heard):
        self.connection, self.log, self.name, self.query, self.heard = connection, log, name, query, heard
        self.session, self.script, self.player = "", "", None
        self.held = {}  # widget's id: what it holds
        self._seen, self._kept, self._runs, self._oldest = set(), {}, 0, 0
        self._turn, self._ended, self._socket, self._listening = asyncio.Lock(), None, None, None

    async def connect(self):
        """Open the socket; the session is taken up again where there was one."""
        site = self.connection.site
        token = self.connection.cookies.get("_streamlit_xsrf", NO_TOKEN)
        self._socket = await connect(
            f"ws{'s' if site.is_secure else ''}://{site.host}{site.path}_stcore/stream",
            origin=site.origin,
            subprotocols=["streamlit", token, *([self.session] if self.session else [])],
            additional_headers=self.connection.headers,
            user_agent_header=None,
            open_timeout=PATIENCE,
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        self._listening = self.log.start(self._listen(self._socket))

    async def close(self):
        """Close the socket, as soon as no script runs."""
        async with self._turn:
            if self._socket:
                socket, self._socket = self._socket, None
                await socket.close()
                await self._listening

    async def run(self, chosen=None, said=()):
        """Run the page's script, with other values for some widgets by their keys, and wait for its end."""
        async with self._turn:
            for key, value in (chosen or {}).items():
                widgets.put(self._widget(key), value)
            message = BackMsg()
            state = message.rerun_script
            state.query_string, state.page_script_hash = self.query, self.script
            state.page_name = self.name if not self.script else ""
            state.widget_states.widgets.extend([*self.held.values(), *said])
            state.cached_message_hashes.extend(self._kept)
            self._ended = asyncio.get_running_loop().create_future()
            await self._socket.send(message.SerializeToString())
            try:
                await asyncio.wait_for(self._ended, PATIENCE)
            except TimeoutError:
                self.log.failed("the page's script did not end")

    async def say(self, event, value):
        """Run the page's script because the player says that something happened."""
        said = WidgetState(id=TRIGGERS.format(self.player))
        said.json_trigger_value = json.dumps([{"event": event, "value": value}])
        await self.run(said=[said])

    def value(self, key):
        """What a widget holds: a text, a number, or a list of them."""
        state = self._widget(key)
        found = getattr(state, state.WhichOneof("value"))
        return list(found.data) if hasattr(found, "data") else found

    def _widget(self, key):
        found = [state for name, state in self.held.items() if widgets.key_of(name) == key]
        if not found:
            raise LookupError(f"the page has no widget {key}")
        return found[0]

    async def _listen(self, socket):
        try:
            async for data in socket:
                message = ForwardMsg.FromString(data)
                if message.WhichOneof("type") == "ref_hash":  # one that was kept, as the server was told
                    message, _ = self._kept[message.ref_hash]
                if message.metadata.cacheable:
                    self._kept[message.hash] = message, self._runs
                take = TAKES.get(message.WhichOneof("type"))
                if take:
                    take(self, message)
        except ConnectionClosed:
            pass
        if socket is self._socket:
            self.log.failed("the server closed the socket of a visitor")
            self._end()

    def _takes_session(self, message):
        self.session = message.new_session.initialize.session_id
        self._seen, self._runs = set(), self._runs + 1
        self._oldest = self._runs - message.new_session.config.max_cached_message_age

    def _takes_delta(self, message):
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.log.failed(f"the page shows {element.exception.type}: {element.exception.message}")
        elif kind == "bidi_component" and element.bidi_component.component_name == "backprop_player":
            self.player = element.bidi_component.id
            self.heard(json.loads(element.bidi_component.json))
        elif (state := widgets.held(element, self.held)) is not None:
            self._seen.add(state.id)
            self.held[state.id] = state

    def _takes_navigation(self, message):
        self.script = message.navigation.page_script_hash

    def _takes_query(self, message):
        self.query = message.page_info_changed.query_string

    def _takes_end(self, message):
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.log.failed("the page's script could not be read")
        if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.held = {name: state for name, state in self.held.items() if name in self._seen}
            self._kept = {name: (kept, run) for name, (kept, run) in self._kept.items() if run >= self._oldest}
            self._end()

    def _end(self):
        if self._ended and not self._ended.done():
            self._ended.set_result(None)


TAKES = {
    "new_session": Page._takes_session,
    "navigation": Page._takes_navigation,
    "delta": Page._takes_delta,
    "page_info_changed": Page._takes_query,
    "script_finished": Page._takes_end,
}
