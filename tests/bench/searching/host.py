"""A static host on this machine: gzip where it helps, connections kept, and a log of what went over the wire."""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.bench.searching.wire import pack

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".json": "application/json"}


class Host:
    """Where a site is served, and how many bytes of bodies it has sent since it was last asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._lock, self._sent = threading.Lock(), 0

    def note(self, size: int) -> None:
        with self._lock:
            self._sent += size

    def take_sent(self) -> int:
        """The bytes sent since the last call."""
        with self._lock:
            sent, self._sent = self._sent, 0
        return sent


@contextmanager
def serve(root: Path) -> Iterator[Host]:
    """Serve a folder on a free port of 127.0.0.1."""
    host = Host("")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root, host)) as server:
        server.daemon_threads = True
        host.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()


@cache
def _load(file: Path) -> tuple[bytes, bool]:
    """A file as sent, and whether that is its gzip; kept, as hosts keep what they pack."""
    data = file.read_bytes()
    packed = pack(data)
    return packed, packed is not data


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, root: Path, host: Host, *others: object) -> None:
        self.root, self.host = root, host
        super().__init__(*others)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = self.root / unquote(urlsplit(self.path).path).lstrip("/")
        if self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if not file.is_file():
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data, packed = _load(file)
        self.send_response(HTTPStatus.OK)
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        self.host.note(len(data))

    def log_message(self, *args: object) -> None:
        """Nobody reads it."""
