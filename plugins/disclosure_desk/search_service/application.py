"""The WSGI application: addresses to answers, and nothing of a fault to the reader."""

import json
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from disclosure_desk.search_service.answering import NotThere, answer
from disclosure_desk.search_service.pages import Pages
from disclosure_desk.search_service.questions import (
    LONGEST_QUERY_STRING,
    BadQuestion,
    Question,
    read_question,
)
from disclosure_desk.search_service.responses import Response, say
from disclosure_desk.search_service.standing_index import StandingIndex
from disclosure_search.upkeep import FOLDER

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PAGE: Final = "/search"
API: Final = "/api/search"
STYLE: Final = "/theme/portal.css"
_STYLE_FILE: Final = Path(__file__).resolve().parents[3] / "themes/portal/static/portal.css"


def make_application(state: str | Path, portal: str = "/") -> "WSGIApplication":
    """The application over the index in a build's state folder; `portal` is where the pages of the records are.

    ValueError, in Chinese, where that is no address.
    """
    if not portal.startswith(("/", "http://", "https://")):
        raise ValueError("网址要以 http://、https:// 或者 / 开头。")
    service = _Service(Path(state), portal.rstrip("/") + "/")

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        response = service.respond(environ)
        start_response(response.status, response.list_headers())
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]

    return application


class _Service:
    def __init__(self, state: Path, portal: str) -> None:
        self.index = StandingIndex(state / FOLDER)
        self.pages = Pages(portal)

    def respond(self, environ: dict[str, Any]) -> Response:
        """Whatever is asked, there is an answer."""
        try:
            return self._route(environ, environ.get("PATH_INFO", ""))
        except BadQuestion as error:
            return self._refuse(environ, 400, str(error))
        except NotThere as error:
            return self._refuse(environ, 404, str(error))
        except Exception:  # a reader must never see a traceback; the log of the server gets it
            traceback.print_exc(file=environ.get("wsgi.errors"))
            return self._refuse(environ, 500, "服务出错了，请稍后再试。")

    def _route(self, environ: dict[str, Any], path: str) -> Response:
        if path not in (PAGE, API, STYLE, "", "/", PAGE + "/"):
            return self._refuse(environ, 404, "没有这个网页。")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._refuse(environ, 405, "只接受 GET 请求。")
        if path == STYLE:
            return _give_style()
        query = environ.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY_STRING:
            return self._refuse(environ, 414, "地址太长。")
        if path not in (PAGE, API):
            target = environ.get("SCRIPT_NAME", "") + PAGE
            return say(301, "", [("Location", f"{target}?{query}" if query else target)])
        return self._search(environ, read_question(query))

    def _search(self, environ: dict[str, Any], question: Question) -> Response:
        snapshot = self.index.get()
        if snapshot is None:
            return self._refuse(environ, 503, "还没有可以检索的索引，请稍后再试。")
        answered = answer(snapshot, question)
        return (
            _give_json(200, answered.as_json()) if environ["PATH_INFO"] == API else self.pages.show(answered)
        )

    def _refuse(self, environ: dict[str, Any], status: int, message: str) -> Response:
        if environ.get("PATH_INFO") == API:
            return _give_json(status, {"error": message})
        return self.pages.refuse(status, message, environ.get("SCRIPT_NAME", "") + PAGE)


def _give_json(status: int, value: object) -> Response:
    return Response(
        status, "application/json", json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    )


def _give_style() -> Response:
    try:
        return Response(200, "text/css", _STYLE_FILE.read_bytes(), [("Cache-Control", "max-age=3600")])
    except FileNotFoundError:
        return say(404, "没有这个文件。")
