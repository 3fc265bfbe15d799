"""Servers of this machine that the tests read from."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

__all__ = ["WebServer", "web_server"]


class WebServer:
    """A web server over a folder; `asked` are the requests so far, `key` the "user:password" that it wants, if any."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[tuple[str, str]] = []
        self.key: str | None = None
        outer = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(super().do_GET)

            def do_HEAD(self) -> None:
                self._answer(super().do_HEAD)

            def _answer(self, serve: Any) -> None:
                outer.asked.append((self.command, self.path))
                wanted = outer.key and "Basic " + base64.b64encode(outer.key.encode()).decode()
                if self.path.startswith("/broken") or (wanted and self.headers.get("Authorization") != wanted):
                    self.send_error(500 if self.path.startswith("/broken") else 401)
                elif self.path.startswith("/endless"):
                    self._without_end()
                else:
                    serve()

            def _without_end(self) -> None:
                self.send_response(200)
                self.end_headers()
                try:
                    while self.command == "GET":
                        self.wfile.write(b"more " * 10_000)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def web_server(folder: Path) -> Iterator[WebServer]:
    server = WebServer(folder)
    try:
        yield server
    finally:
        server.close()
