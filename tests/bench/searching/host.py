"""A static host on this machine: gzip where it helps, connections kept, and a log of what went over the wire.

It takes a tenth of a millisecond a request, as hosts for many readers do: what is measured is the search.
"""

import asyncio
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.bench.searching.wire import pack

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".json": "application/json"}
_END = b"\r\n\r\n"


class Host:
    """Where a site is served, and how many bytes of bodies it has sent since it was last asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        self._lock, self._sent = threading.Lock(), 0

    def answer(self, request: bytes) -> bytes:
        """The whole answer to a GET; `request` is its head."""
        address = urlsplit(request.split(b" ", 2)[1].decode("ascii")).path
        file = self.root / unquote(address).lstrip("/")
        head, body = _load(file / "index.html" if address.endswith("/") else file)
        with self._lock:
            self._sent += len(body)
        return head + body

    def take_sent(self) -> int:
        """The bytes sent since the last call."""
        with self._lock:
            sent, self._sent = self._sent, 0
        return sent


@contextmanager
def serve(root: Path) -> Iterator[Host]:
    """Serve a folder on a free port of 127.0.0.1."""
    host, loop, ready = Host(root), asyncio.new_event_loop(), threading.Event()

    async def start() -> None:
        server = await loop.create_server(partial(_Connection, host), "127.0.0.1", 0)
        host.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        ready.set()

    def run() -> None:
        loop.run_until_complete(start())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    yield host
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


@cache
def _load(file: Path) -> tuple[bytes, bytes]:
    """The head of the answer and a file as sent; kept, as hosts keep what they pack."""
    if not file.is_file():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0" + _END, b""
    data = file.read_bytes()
    body = pack(data)
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    coding = "" if body is data else "Content-Encoding: gzip\r\n"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(body)}"
    return head.encode("ascii") + _END, body


class _Connection(asyncio.Protocol):
    def __init__(self, host: Host) -> None:
        self.host = host
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self.received = (self.received + data).split(_END)
        assert isinstance(self.transport, asyncio.Transport)
        for request in requests:
            self.transport.write(self.host.answer(request))
