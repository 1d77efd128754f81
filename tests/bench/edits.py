"""What somebody may change between two builds, each undone afterwards."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FIRST_DAY, _LAST_DAY = "2026-11-20", "2026-11-19"


@contextmanager
def change_record(content: Path) -> Iterator[None]:
    """One word of one penalty's facts."""
    path = max((content / "records/penalties").rglob("*.yaml"))
    with _rewritten(path, path.read_text(encoding="utf-8").replace("经查，", "经复查，", 1)):
        yield


@contextmanager
def rename_organ(content: Path) -> Iterator[None]:
    """The second organ's name, which its records, lists and its own pages show."""
    path = content / "authorities.yaml"
    text = path.read_text(encoding="utf-8")
    name = re.findall(r"^ +name: (.+)$", text, re.MULTILINE)[1]
    with _rewritten(path, text.replace(name, f"{name}更名后", 1)):
        yield


@contextmanager
def issue_baseline(content: Path) -> Iterator[None]:
    """A new version of one baseline, and the end of the old one."""
    old = max((content / "records/baselines").rglob("*.yaml"))
    text = old.read_text(encoding="utf-8")
    ended = re.sub(r"^effective_until: .*\n", "", text, flags=re.MULTILINE)
    ended = re.sub(r"^(effective_from: .*)$", rf"\1\neffective_until: {_LAST_DAY}", ended, flags=re.MULTILINE)
    begun = re.sub(r"^effective_until: .*\n", "", text, flags=re.MULTILINE)
    begun = re.sub(r"^id: (.*)$", r"id: \1-new", begun, flags=re.MULTILINE)
    begun = re.sub(r"^version: .*$", "version: 2026-9", begun, flags=re.MULTILINE)
    begun = re.sub(r"^effective_from: .*$", f"effective_from: {_FIRST_DAY}", begun, flags=re.MULTILINE)
    new = old.with_name("new-version.yaml")
    new.write_text(begun, encoding="utf-8")
    try:
        with _rewritten(old, ended):
            yield
    finally:
        new.unlink()


@contextmanager
def change_template(theme: Path) -> Iterator[None]:
    """A heading of every decision's page."""
    path = theme / "templates/record.html"
    with _rewritten(path, path.read_text(encoding="utf-8").replace("<h2>相关</h2>", "<h2>相关信息</h2>")):
        yield


def copy_theme(source: Path, target: Path) -> None:
    """A theme of the bench's own, whose templates may change."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


@contextmanager
def _rewritten(path: Path, text: str) -> Iterator[None]:
    before = path.read_text(encoding="utf-8")
    if text == before:
        raise ValueError(f"nothing to change in {path}")
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")
