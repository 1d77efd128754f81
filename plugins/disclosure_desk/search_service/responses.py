"""A response: its status, its headers, its body."""

from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True)
class Response:
    """What goes back to the reader."""

    code: int
    type: str
    body: bytes
    more: list[tuple[str, str]] = field(default_factory=list)
    """Further headers."""

    @property
    def status(self) -> str:
        """The status line."""
        return f"{self.code} {HTTPStatus(self.code).phrase}"

    def list_headers(self) -> list[tuple[str, str]]:
        """All headers; those that fit every response among them."""
        headers = [
            ("Content-Type", f"{self.type}; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ]
        if self.code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers.append(("Allow", "GET, HEAD"))
        if self.code == HTTPStatus.SERVICE_UNAVAILABLE:
            headers.append(("Retry-After", "60"))
        if "Cache-Control" not in dict(self.more):
            headers.append(("Cache-Control", "no-cache"))
        return headers + self.more


def say(code: int, text: str, more: list[tuple[str, str]] | None = None) -> Response:
    """A line of plain text."""
    return Response(code, "text/plain", text.encode(), more or [])
