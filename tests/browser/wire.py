"""A wire between browser and server that can be cut, and mended, perhaps to another server."""

import selectors
import socket
import threading


class Wire:
    """Listens at a free port of this machine and passes on what comes to `port`, both ways."""

    def __init__(self, port: int) -> None:
        self.port, self._ends, self._lock = port, set(), threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        self._is_cut = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Nothing passes any more, and whoever calls is hung up on."""
        with self._lock:
            self._is_cut = True
            self._hang_up()

    def mend(self, port: int | None = None) -> None:
        with self._lock:
            self.port, self._is_cut = port or self.port, False

    def close(self) -> None:
        self.cut()
        self._listening.close()

    def _hang_up(self) -> None:
        for end in self._ends:
            end.close()
        self._ends.clear()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._listening.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self._pass_on, args=(caller,), daemon=True).start()

    def _pass_on(self, caller: socket.socket) -> None:
        try:
            with self._lock:
                if self._is_cut:
                    raise ConnectionError
                server = socket.create_connection(("127.0.0.1", self.port))
                self._ends |= {caller, server}
            with selectors.DefaultSelector() as waiting:
                waiting.register(caller, selectors.EVENT_READ, server)
                waiting.register(server, selectors.EVENT_READ, caller)
                while self._passed(waiting):
                    pass
        except (OSError, ValueError):  # cut: ends that are closed cannot be read
            pass
        finally:
            caller.close()

    def _passed(self, waiting: selectors.BaseSelector) -> bool:
        """Pass on what has come; whether both ends are still there."""
        for key, _ in waiting.select(1):
            data = key.fileobj.recv(65536)
            if not data:
                key.data.close()
                return False
            key.data.sendall(data)
        return True
