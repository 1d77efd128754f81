"""A judged site whose next tree is a dictionary: what the pages are, without Pelican and without a disk."""

import html.parser
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.builds.records import (
    DAY,
    ORGANS,
    Content,
    Fields,
    baseline,
    case,
    catalogue,
    inspection,
    penalty,
    permit,
    report,
)

from disclosure.choices import Choices
from disclosure.docket import Docket
from disclosure.judge import judge
from disclosure.law import Law
from disclosure.ledger import Chain, Publications
from disclosure.statistics.yearly.editions import Edition
from disclosure.terms import Terms
from disclosure_site.build import build_pages, make_frame
from disclosure_site.rendering import Prose
from disclosure_store.docket import scan, take_in
from disclosure_store.judged_site import JudgedSite
from disclosure_store.law_files import read_law
from disclosure_store.loading import load_faults, load_summaries
from disclosure_store.organs import read_organs
from disclosure_store.state import open_state
from disclosure_store.trees import Written

THEME = Path(__file__).parents[2] / "themes" / "portal"
FOLDERS = {
    "permit": "permits", "penalty": "penalties", "inspection": "decisions", "decision": "decisions",
    "baseline": "baselines", "case": "cases", "report": "reports",
    "catalogue": "catalogues",
}  # fmt: skip


class MemoryTree:
    """Stands in for the site's tree: files and their keys."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.keys: dict[str, str] = {}
        self.made: list[str] = []
        self.kept: set[str] = set()

    def is_current(self, path: str, key: str) -> bool:
        return self.keys.get(path) == key

    def keep(self, path: str) -> None:
        self.kept.add(path)

    def list_next(self) -> list[str]:
        return sorted(self.files)

    def writer(self) -> "MemoryTree":
        return self

    def write(self, path: str, data: bytes) -> Written:
        assert path not in self.made, f"two pages at {path}"
        self.files[path] = data
        self.made.append(path)
        return Written(path, sha256(data).hexdigest(), len(data))

    def record(self, key: str, written: Written) -> None:
        self.keys[written.path] = key


@dataclass
class Built:
    """The pages of one build."""

    tree: MemoryTree
    site: JudgedSite

    def __getitem__(self, path: str) -> str:
        return self.tree.files[path].decode()

    def __contains__(self, path: str) -> bool:
        return path in self.tree.files

    @property
    def pages(self) -> dict[str, str]:
        """Every HTML page by path."""
        return {path: data.decode() for path, data in self.tree.files.items() if path.endswith(".html")}


@dataclass
class Press:
    """Builds pages from records; a second build in the same tree finds what the first one left."""

    folder: Path
    law: Law
    settings: Mapping[str, Any] = field(
        default_factory=lambda: {"DISCLOSURE_PORTAL": {"name": "测试公示平台"}}
    )
    choices: Choices = field(default_factory=Choices)
    day: str = DAY
    """On which a build stands that says nothing else."""

    def build(
        self,
        records: Iterable[Fields],
        *,
        as_of: str | None = None,
        publishing: bool = True,
        organs: Iterable[Fields] = ORGANS,
        tree: MemoryTree | None = None,
        ledger: Chain | None = None,
        ledger_files: Mapping[str, bytes] | None = None,
        editions: Mapping[str, Sequence[Edition]] | None = None,
        days: Mapping[str, str] | None = None,
    ) -> Built:
        content = Content(self.folder / f"content-{len(list(self.folder.glob('content-*')))}")
        content.put_organs(organs)
        for number, record in enumerate(records):
            kind = "report" if "narrative" in record else record["id"].split("-")[0]
            content.put(f"{FOLDERS[kind]}/{number}", record)
        site = self._judge(
            content.root, as_of or self.day, publishing, tree or MemoryTree(), ledger, ledger_files or {}
        )
        known = dict(days or {})
        site = replace(
            site,
            editions=editions or {},
            find_last_day=lambda record: known.get(record, ""),
        )
        build_pages(site, make_frame(self.settings, THEME, [Prose("关于本站", "pages/about/")]))
        return Built(site.tree, site)  # type: ignore[arg-type]

    def _judge(
        self,
        root: Path,
        as_of: str,
        publishing: bool,
        tree: MemoryTree,
        chain: Chain | None,
        files: Mapping[str, bytes],
    ) -> JudgedSite:
        state_folder = root / "state"
        state = open_state(state_folder, "test")
        take_in(root, state, scan(root, state), Terms(self.law, self.choices), workers=1)
        docket = Docket(load_summaries(state), read_organs(root), load_faults(state))
        state.close()
        ledger = Publications(chain or Chain())
        judgement = judge(
            docket,
            self.law,
            ledger,
            date.fromisoformat(as_of),
            publishing=publishing,
            proves_today=publishing,
            choices=self.choices,
        )
        return JudgedSite(
            judgement=judgement,
            organs=docket.organs,
            law=self.law,
            choices=self.choices,
            ledger_files=files,
            state_path=state_folder / "state.db",
            tree=tree,  # type: ignore[arg-type]
            preview=not publishing,
            workers=1,
            due_soon_working_days=int(self.settings.get("DISCLOSURE_DUE_SOON_WORKING_DAYS", 5)),
        )


@pytest.fixture(scope="session")
def law() -> Law:
    return read_law()


@pytest.fixture
def press(tmp_path: Path, law: Law) -> Press:
    return Press(tmp_path, law)


@pytest.fixture
def everything() -> list[Fields]:
    """A record of each kind."""
    return [
        permit(1), penalty(1), penalty(2), inspection(1), baseline(), case(1), report(2025),
        report(2025, "mirror-lake"), catalogue("执法事项", {"name": "公共场所卫生许可", "type": "行政许可"}),
    ]  # fmt: skip


class LinkCollector(html.parser.HTMLParser):
    """Collects what a page points to, and what a strict Content-Security-Policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.refused: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for name in ("href", "src", "action") if (value := given.get(name))]
        self.ids |= {value for name, value in attrs if name == "id" and value}
        self.refused += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        is_data = given.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.refused.append(tag)
        if tag not in ("meta", "link", "input", "br", "img", "rect", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect",):
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag, f"</{tag}> closes something else"


def find_targets(path: str, text: str) -> Iterable[tuple[str, str]]:
    """The files that a page's own links lead to, with the part of the page they name."""
    for link in LinkCollector(text).links:
        parts = urlsplit(urljoin(f"https://site.invalid/{path}", link))
        if parts.netloc == "site.invalid":
            target = unquote(parts.path).lstrip("/")
            yield re.sub(r"(^|/)$", r"\1index.html", target), parts.fragment
