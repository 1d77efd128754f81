"""The search service: pages and JSON, whatever is asked; nothing injected, nothing told of a fault."""

import io
import json
import random
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from tests.disclosure_search.made_documents import make_documents

from disclosure_desk.search_service import make_application
from disclosure_desk.search_service.serving import open_server
from disclosure_search.index import search_index, update_index

HOSTILE = "<script>alert(1)</script>&\"'"
DOCUMENTS = make_documents(80)
DOCUMENTS[0] = replace(DOCUMENTS[0], title=f"{HOSTILE}诊所", party=HOSTILE, text=f"事实{HOSTILE}\n更多")


class Given(NamedTuple):
    status: str
    headers: dict[str, str]
    body: str

    @property
    def code(self) -> int:
        return int(self.status.split()[0])


Ask = Callable[..., Given]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    update_index(folder / "whoosh", DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def ask(state: Path) -> Ask:
    return asker(state)


def asker(state: Path, portal: str = "https://portal.example/gs/") -> Ask:
    application = make_application(state, portal)

    def get(path: str, method: str = "GET", **parameters: Any) -> Given:
        path, _, query = path.partition("?")
        query = query or urlencode(parameters, doseq=True)
        environ: dict[str, Any] = {
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": method,
        }
        setup_testing_defaults(environ)
        environ["wsgi.errors"] = errors = io.StringIO()
        kept: list[Any] = []
        answer = validator(application)(environ, lambda *given: kept.extend(given))  # type: ignore[arg-type]
        body = b"".join(answer)
        answer.close()  # type: ignore[attr-defined]
        headers = dict(kept[1])
        assert method == "HEAD" or int(headers["Content-Length"]) == len(body)
        given = Given(kept[0], headers, body.decode())
        assert "Traceback" not in given.body
        assert given.code == 500 or errors.getvalue() == ""
        return given

    return get


class Page(HTMLParser):
    """What stands in a page, and that its elements are closed."""

    VOID = ("meta", "link", "input", "!doctype")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.records: list[str] = []
        self.tags: set[str] = set()
        self.total = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        assert not any(name.startswith("on") for name in known)
        self.tags.add(tag)
        self.open += [tag] if tag not in self.VOID else []
        self.links += [known["href"]] if tag == "a" else []
        self.records += [known["data-record-id"]] if "data-record-id" in known else []
        self.total = known.get("data-total", self.total)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_shows_what_the_index_finds(ask: Ask, state: Path) -> None:
    given = ask("/search", q="仁和 -口腔")
    expected = [hit.id for hit in search_index(state / "whoosh", "仁和 -口腔")]
    page = Page(given.body)
    assert given.code == 200
    assert (page.records, page.total) == (expected[:20], str(len(expected)))
    assert f"https://portal.example/gs/penalties/{expected[0]}/" in page.links
    assert "script" not in page.tags


def test_headers_keep_scripts_and_frames_away(ask: Ask) -> None:
    policy = ask("/search").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert ask("/search").headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_in_a_record_or_query_becomes_markup(ask: Ask) -> None:
    given = ask("/search", q=f'"{DOCUMENTS[0].party}"')
    assert Page(given.body).records == [DOCUMENTS[0].id]
    assert "<script" not in given.body
    assert "&lt;script&gt;" in given.body


def test_following_links_turns_pages_and_filters(ask: Ask) -> None:
    page = Page(ask("/search", q="罚款").body)
    filtered = next(link for link in page.links if link.startswith("search?") and "kind=penalty" in link)
    after = Page(ask(f"/{filtered}").body)
    assert set(after.records) <= {d.id for d in DOCUMENTS if d.kind == "penalty"}
    following = next(link for link in page.links if "page=2" in link)
    assert dict(parse_qsl(urlsplit(following).query)) == {"q": "罚款", "page": "2"}
    second = Page(ask(f"/{following}").body)
    assert second.records
    assert not set(second.records) & set(page.records)


def test_a_chosen_filter_can_be_taken_back(ask: Ask) -> None:
    page = Page(ask("/search", q="罚款", kind="penalty").body)
    assert f"search?q={quote('罚款')}" in page.links


def test_every_hit_leads_to_others_like_it(ask: Ask) -> None:
    page = Page(ask("/search", q="仁和").body)
    like = next(link for link in page.links if "like=" in link)
    alike = Page(ask(f"/{like}").body)
    assert 0 < len(alike.records) <= 20
    assert dict(parse_qsl(urlsplit(like).query))["like"] not in alike.records


def test_json_has_total_hits_and_facets(ask: Ask) -> None:
    given = ask("/api/search", q="仁和", kind="penalty")
    answer = json.loads(given.body)
    assert given.headers["Content-Type"] == "application/json; charset=utf-8"
    assert set(answer) == {"total", "exact", "near", "hits", "facets", "suggestions"}
    assert {hit["kind"] for hit in answer["hits"]} == {"penalty"}
    assert {value for value, _ in answer["facets"]["kind"]} == {"penalty", "permit"}
    assert dict(answer["facets"]["kind"])["penalty"] == answer["total"]


@pytest.mark.parametrize("path", ["/search", "/api/search"])
@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"page": "0"}, 400),
        ({"page": "x"}, 400),
        ({"page": "９"}, 400),
        ({"page": "100000"}, 400),
        ({"sort": "size"}, 400),
        ({"from": "2026-02-30"}, 400),
        ({"to": "heute"}, 400),
        ({"like": "nobody"}, 404),
        ({f"x{number}": "1" for number in range(200)}, 400),
        ({"q": "卫" * 5000}, 414),
        ({"kind": "nothing", "colour": "red"}, 200),
        ({"page": "400"}, 200),
        ({"q": "\x00\ud7ff%"}, 200),
    ],
)
def test_what_makes_no_sense_is_refused_in_chinese(
    ask: Ask, path: str, parameters: dict[str, str], code: int
) -> None:
    given = ask(path, **parameters)
    assert given.code == code
    if code >= 400:
        said = json.loads(given.body)["error"] if path == "/api/search" else given.body
        assert any("\u4e00" <= character <= "\u9fff" for character in said)


def test_other_methods_and_addresses(ask: Ask) -> None:
    assert ask("/search", "POST").code == ask("/api/search", "DELETE").code == 405
    assert ask("/search", "POST").headers["Allow"] == "GET, HEAD"
    assert ask("/etc/passwd").code == ask("/search/../secret").code == ask("/theme/../x").code == 404
    assert ask("/search/?q=a").headers["Location"] == "/search?q=a"
    assert ask("/").headers["Location"] == "/search"


def test_head_is_get_without_the_body(ask: Ask) -> None:
    got, head = ask("/search", q="仁和"), ask("/search", "HEAD", q="仁和")
    assert head.body == ""
    assert head.headers == got.headers


def test_it_has_the_look_of_the_portal(ask: Ask) -> None:
    assert "--paper" in ask("/theme/portal.css").body
    assert 'href="https://portal.example/gs/theme/portal.css"' in ask("/search").body


def test_no_index_yet_is_no_fault(tmp_path: Path) -> None:
    ask = asker(tmp_path)
    assert ask("/search").code == ask("/api/search").code == 503
    update_index(tmp_path / "whoosh", DOCUMENTS)
    assert ask("/search").code == 200


def test_a_new_commit_is_seen_at_once(tmp_path: Path) -> None:
    update_index(tmp_path / "whoosh", DOCUMENTS)
    ask = asker(tmp_path)
    assert json.loads(ask("/api/search", q="鸩毒").body)["total"] == 0
    update_index(tmp_path / "whoosh", [replace(DOCUMENTS[3], text="鸩毒")], [DOCUMENTS[4].id])
    assert json.loads(ask("/api/search", q="鸩毒").body)["total"] == 1
    assert json.loads(ask("/api/search").body)["total"] == len(DOCUMENTS) - 1


def test_a_fault_is_not_shown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr("disclosure_desk.search_service.application.answer", fail)
    for path in ("/search", "/api/search"):
        given = ask(path)
        assert given.code == 500
        assert "secret" not in given.body


def test_hostile_requests_neither_fail_nor_inject(ask: Ask) -> None:
    rng = random.Random(23)
    names = ["q", "kind", "authority", "month", "from", "sort", "page", "like", "x"]
    for _ in range(400):
        pairs = [(rng.choice(names), bytes(rng.choices(range(256), k=rng.randint(0, 12)))) for _ in range(3)]
        given = ask("/search?" + "&".join(f"{name}={quote(value)}" for name, value in pairs))
        assert given.code in (200, 400, 404)
        assert "script" not in Page(given.body).tags
    for raw in ("%", "&&&=", "q=%ff%fe", "q[]=1", "=" * 50, "q=" + "%F0%9F" * 200, "q=a;b", "\xff\xfe"):
        assert ask(f"/search?{raw}").code in (200, 400)


@pytest.mark.parametrize("portal", ["javascript:alert(1)", "", "portal.example"])
def test_the_portals_address_is_an_address(tmp_path: Path, portal: str) -> None:
    with pytest.raises(ValueError, match="网址"):
        make_application(tmp_path, portal)


@pytest.fixture
def address(state: Path) -> Iterator[str]:
    with open_server("127.0.0.1", 0, make_application(state)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_bundled_server_answers_several_at_once(address: str) -> None:
    answers: list[int] = []

    def get() -> None:
        with urllib.request.urlopen(f"{address}/api/search?q={quote('仁和')}", timeout=60) as response:
            answers.append(json.load(response)["total"])

    threads = [threading.Thread(target=get) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 12
    assert len(set(answers)) == 1


def test_a_page_without_hits_offers_what_finds_something(ask: Ask) -> None:
    page = ask("/search", q="北辰仁和综合门诊部 鸩鸩鸩").body
    assert "去掉“鸩鸩鸩”" in page
    assert "?q=%E5%8C%97" in page
