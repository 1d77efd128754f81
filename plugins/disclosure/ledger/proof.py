"""Verifying a ledger: from the bytes of its files to a chain, or to everything that is wrong with it.

>>> verify({}).entries
[]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from disclosure.ledger.chain import Chain, Tail, assemble
from disclosure.ledger.entry import ZERO_HASH, Entry, render
from disclosure.ledger.line import read_canonical, read_line
from disclosure.ledger.problem import Broken, LedgerNote, LedgerProblem, Trouble, state_problem

FILE_NAME = re.compile(r"[0-9]{4}\.jsonl")
_MOST_PROBLEMS = 100  # a file that is wrong throughout needs no more lines than a person reads


def verify(files: Mapping[str, bytes]) -> Chain | Broken:
    """Verify the year files of a ledger (name to content). No file at all is an empty ledger."""
    walk = _Walk()
    last = max((name for name, content in files.items() if content), default=None)
    for name in sorted(files):
        if FILE_NAME.fullmatch(name):
            walk.take_file(name, files[name], name == last)
        else:
            walk.report("file", name, 0)
    return walk.conclude()


class _Walk:
    """The state of reading line after line."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.head: str | None = ZERO_HASH  # None: unknown, after a line that could not be read
        self.day = date.min
        self.broken_links: list[tuple[str, int, str]] = []
        self.problems: list[LedgerProblem] = []
        self.notes: list[LedgerNote] = []
        self.firsts: list[tuple[int, str]] = []  # the place of each file's first entry
        self.tail: Tail | None = None

    def report(self, trouble: Trouble, file: str, line: int) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(state_problem(trouble, file, line))

    def take_file(self, name: str, content: bytes, is_last: bool) -> None:
        lines = content.split(b"\n")
        rest = lines.pop()
        self.firsts.append((len(self.entries), name))
        odd_lines = sum([self._take_line(name, number, line) for number, line in enumerate(lines, 1)])
        if is_last:
            odd_lines += self._take_rest(name, len(lines) + 1, rest, len(content))
        elif rest:
            odd_lines += self._take_line(name, len(lines) + 1, rest)
        if odd_lines:
            message = f"本文件有 {odd_lines} 行的写法与规范不同（如换行符、空格），内容未变，照常采用。"
            self.notes.append(LedgerNote(name, 0, message))

    def _take_rest(self, name: str, number: int, rest: bytes, size: int) -> bool:
        """What stands after the last line end of the last file: nothing, a whole entry, or a torn append."""
        if not rest or not isinstance(read_line(rest), str):
            self.tail = Tail(name, size, not rest)
            return bool(rest) and self._take_line(name, number, rest)
        self.tail = Tail(name, size - len(rest), True)
        self.notes.append(
            LedgerNote(name, number, "最后一行没有写完（写入时中断），已略去，下次发布时清除。")
        )
        return False

    def _take_line(self, name: str, number: int, line: bytes) -> bool:
        """Take a line in; whether its form was not the canonical one though it says the same."""
        entry = read_canonical(line)
        is_canonical = entry is not None
        if entry is None:
            reading = read_line(line)
            if isinstance(reading, str):
                self.report(reading, name, number)
                self.head = None
                return False
            entry, is_canonical = reading, render(reading) == line
        if entry.prev != self.head and self.head is not None:
            self.broken_links.append((name, number, entry.prev))
        if entry.day != self.day:
            self._check_day(entry, name, number)
        self.head, self.day = entry.hash, entry.day
        self.entries.append(entry)
        return not is_canonical

    def _check_day(self, entry: Entry, name: str, number: int) -> None:
        if entry.day < self.day:
            self.report("day", name, number)
        if f"{entry.day.year:04}.jsonl" != name:
            self.report("year", name, number)

    def conclude(self) -> Chain | Broken:
        known = {entry.hash for entry in self.entries} if self.broken_links else set()
        for name, number, prev in self.broken_links:
            self.report("reordered" if prev in known else "missing", name, number)
        if self.problems:
            return Broken(tuple(sorted(self.problems, key=lambda problem: (problem.file, problem.line))))
        chain, unproven, unfounded = assemble(self.entries)
        for place in unproven:
            self.report("merge", *self._address(place))
        for place in unfounded:
            self.report("void", *self._address(place))
        if self.problems:
            return Broken(tuple(self.problems))
        return replace(chain, notes=tuple(self.notes), tail=self.tail)

    def _address(self, place: int) -> tuple[str, int]:
        first, name = max(item for item in self.firsts if item[0] <= place)
        return name, place - first + 1
