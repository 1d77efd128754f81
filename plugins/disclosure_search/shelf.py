"""What the build before left of the browser's index: which months and segments still stand, and which do not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_search.analysis_record import Analysis, dump, is_whole, load
from disclosure_search.parts import cut
from disclosure_store.files import read_json, replace_file
from disclosure_store.trees import SiteTree

MEMO = "search_segments.json"
"""In STATE: what each month and segment was made of and which files it has. Without it all are made again."""
ANALYSES = "search"
"""In STATE: the months' analyses, a file a stretch."""


@dataclass(frozen=True, slots=True)
class Made:
    """A month or a segment of the next site: its key, what the manifest says of it, its files."""

    key: str
    entry: dict[str, Any]
    paths: tuple[str, ...]


class Shelf:
    """The months and segments of one site, by name."""

    def __init__(self, state: Path) -> None:
        self._memo = state / MEMO
        self._folder = state / ANALYSES
        self._folder.mkdir(exist_ok=True)
        self._known = _read_memo(self._memo)

    def find_standing(self, group: str, keys: Mapping[str, str], tree: SiteTree) -> dict[str, Made]:
        """Those of `parts` or `segments` whose files are as their keys want them."""
        known = self._known[group]
        return {
            name: known[name]
            for name, key in keys.items()
            if name in known
            and known[name].key == key
            and all(tree.is_current(path, key) for path in known[name].paths)
        }

    def find_key(self, group: str, name: str, tree: SiteTree) -> str:
        """The key of a part or segment as the build before left it; "" where not all of its files stand."""
        made = self._known[group].get(name)
        stands = made is not None and all(tree.is_current(path, made.key) for path in made.paths)
        return made.key if made and stands else ""

    def save(self, **groups: Mapping[str, Made]) -> None:
        """Remember what was made, and forget the analyses that no month has any more."""
        known = {
            group: {name: [made.key, made.entry, made.paths] for name, made in sorted(members.items())}
            for group, members in groups.items()
        }
        replace_file(self._memo, json.dumps(known))
        needed = {
            _name(month, number)
            for month, made in groups["parts"].items()
            for number in range(len(cut(made.entry["documents"])))
        }
        for file in self._folder.iterdir():
            if file.name not in needed and not file.is_dir():
                file.unlink()

    def put_analysis(self, month: str, number: int, key: str, analysis: Analysis) -> None:
        """Keep the analysis of a month's stretch with the key of the stretch; any process may call it."""
        part = self._folder / f"{_name(month, number)}.part"
        part.write_bytes(key.encode() + dump(analysis))
        part.replace(self._folder / _name(month, number))

    def has_analysis(self, month: str, number: int, key: str) -> bool:
        """Whether it is there, of the records that the key has, and undamaged."""
        return is_whole(self._read(month, number, key))

    def read_analysis(self, month: str, number: int, key: str) -> Analysis | None:
        """The analysis; None where it is not there, of other records or damaged."""
        return load(self._read(month, number, key))

    def _read(self, month: str, number: int, key: str) -> bytes:
        try:
            data = (self._folder / _name(month, number)).read_bytes()
        except OSError:
            return b""
        return data.removeprefix(key.encode()) if data.startswith(key.encode()) else b""


def _name(month: str, number: int) -> str:
    return f"{month}.{number}"


def _read_memo(memo: Path) -> dict[str, dict[str, Made]]:
    try:
        known = read_json(memo)
        return {
            group: {
                name: Made(key, entry, tuple(paths)) for name, (key, entry, paths) in known[group].items()
            }
            for group in ("parts", "segments")
        }
    except (KeyError, TypeError, AttributeError, ValueError):
        return {"parts": {}, "segments": {}}
