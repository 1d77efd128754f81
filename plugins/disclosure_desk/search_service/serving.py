"""The bundled web server: Python's own, a thread for each request, with what a public address needs at the least."""

import socket
from socketserver import ThreadingMixIn
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

PATIENCE_S: Final = 10
"""A reader that sends nothing for so long is let go."""
MOST_REQUESTS: Final = 64
"""Answered at once; further ones wait."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *args: Any, **settings: Any) -> None:
        self._slots = BoundedSemaphore(MOST_REQUESTS)
        super().__init__(*args, **settings)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start a thread once there is room for one."""
        self._slots.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that goes away or falls asleep is no error; the application keeps its own from coming here."""


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Handler(WSGIRequestHandler):
    timeout = PATIENCE_S
    server_version = "disclosure"
    sys_version = ""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is Python's
        """Nothing: what people look for is nobody's business."""


def open_server(host: str, port: int, application: "WSGIApplication") -> WSGIServer:
    """A server that listens and does not answer yet; OSError where the address cannot be had."""
    kind = _Server6 if ":" in host else _Server
    return make_server(host, port, application, server_class=kind, handler_class=_Handler)
