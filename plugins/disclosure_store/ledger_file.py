"""The publication ledger on disk: read, append, and merge from the command line (docs/ledger.md).

An append is one write a file and an fsync; killed anywhere, it leaves the lines before it, perhaps some of
its own, and at most one torn line after them, which the next reader leaves out and the next append cuts off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path

from disclosure.ledger import Broken, Chain, Entry, merge, missing_head, render, verify
from disclosure_store.ledger_folder import (
    LedgerFileError,
    Mark,
    open_file,
    open_folder,
    open_for_writing,
    read_files,
    rewrite_files,
    write_all,
)

_USAGE = """用法：
  python -m disclosure_store.ledger_file merge 我方文件夹 对方文件夹    合并两边的台账，结果写入我方文件夹
  python -m disclosure_store.ledger_file verify 文件夹 [校验值]        核验台账（是否含有已公开的校验值）
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it was read: its chain, and what shows whether the files are still the same."""

    folder: Path
    chain: Chain
    marks: Mapping[str, Mark] = field(default_factory=dict)


def read(folder: Path) -> Ledger | Broken:
    """Read and verify; a missing folder is an empty ledger. LedgerFileError when a file cannot be read."""
    try:
        with open_folder(folder) as descriptor:
            files = read_files(descriptor)
    except FileNotFoundError:
        return Ledger(folder, Chain())
    chain = verify({name: content for name, (content, _) in files.items()})
    if isinstance(chain, Broken):
        return chain
    return Ledger(folder, chain, {name: mark for name, (_, mark) in files.items()})


def append(ledger: Ledger, entries: Sequence[Entry]) -> str:
    """Append entries of `chain_drafts(ledger.chain, …)`; return the new head, once they are on disk.

    LedgerFileError when the files have changed since they were read, when another program is writing, or when
    the disk refuses; the ledger is then as before.
    """
    chain = ledger.chain
    if not entries:
        return chain.head
    if entries[0].prev != chain.head or any(after.prev != before.hash for before, after in pairwise(entries)):
        raise ValueError("these entries do not go on from this chain")
    try:
        ledger.folder.mkdir(parents=True, exist_ok=True)
        with open_for_writing(ledger.folder, ledger.marks) as folder:
            _mend_tail(folder, chain)
            _write_years(folder, entries)
            os.fsync(folder)
    except OSError as error:
        raise LedgerFileError(
            f"台账写不进去（{error.strerror}），已保持原状。请检查磁盘空间和权限。"
        ) from error
    return entries[-1].hash


def year_files(entries: Sequence[Entry]) -> dict[str, bytes]:
    """The contents of the year files that hold these entries."""
    years = groupby(entries, key=lambda entry: f"{entry.day.year:04}.jsonl")
    return {name: b"".join(render(entry) + b"\n" for entry in group) for name, group in years}


def _mend_tail(folder: int, chain: Chain) -> None:
    """Cut off what an append that was broken off has left, or give the last line its line end."""
    if chain.tail is not None:
        with open_file(chain.tail.file, folder, os.O_WRONLY | os.O_APPEND) as descriptor:
            os.ftruncate(descriptor, chain.tail.size)
            write_all(descriptor, b"" if chain.tail.ended else b"\n")


def _write_years(folder: int, entries: Sequence[Entry]) -> None:
    """Write all, or cut back what was written when the disk refuses."""
    with ExitStack() as undo:
        for name, block in year_files(entries).items():
            with open_file(name, folder, os.O_WRONLY | os.O_APPEND | os.O_CREAT) as descriptor:
                undo.callback(_cut_back, folder, name, os.fstat(descriptor).st_size)
                write_all(descriptor, block)
        undo.pop_all()


def _cut_back(folder: int, name: str, size: int) -> None:
    with open_file(name, folder, os.O_WRONLY) as descriptor:
        os.ftruncate(descriptor, size)


def main(arguments: Sequence[str]) -> int:
    """The command line; 0 done, 2 wrong usage, 5 a ledger that is not to be trusted."""
    try:
        match arguments:
            case ["merge", ours, theirs]:
                return _merge_folders(Path(ours), Path(theirs))
            case ["verify", folder]:
                return _verify_folder(Path(folder), None)
            case ["verify", folder, head]:
                return _verify_folder(Path(folder), head)
            case _:
                sys.stderr.write(_USAGE)
                return 2
    except LedgerFileError as error:
        sys.stderr.write(f"{error}\n")
        return 5


def _merge_folders(ours: Path, theirs: Path) -> int:
    """Merge into `ours`; what is written has been verified from its bytes first."""
    our_ledger, their_ledger = _read_soundly(ours), _read_soundly(theirs)
    if our_ledger is None or their_ledger is None:
        return 5
    merged = merge(our_ledger.chain, their_ledger.chain)
    if merged is our_ledger.chain:
        sys.stdout.write("对方台账的条目我方都已有，无需合并。\n")
        return 0
    files = year_files(merged.entries)
    again = verify(files)
    assert isinstance(again, Chain), "a merge that does not verify"
    assert again.head == merged.head, "a merge that reads back otherwise"
    rewrite_files(ours, files, our_ledger.marks)
    count = len(merged.entries)
    added = count - len(our_ledger.chain.entries)
    sys.stdout.write(f"已合并：新增 {added} 行（含合并记录），共 {count} 行，末行校验值 {merged.head}。\n")
    return 0


def _verify_folder(folder: Path, head: str | None) -> int:
    ledger = _read_soundly(folder)
    if ledger is None:
        return 5
    if head is not None and (problem := missing_head(ledger.chain, head, str(folder))):
        sys.stderr.write(f"{problem.message}{problem.remedy}\n")
        return 5
    sys.stdout.write(f"台账完好：共 {len(ledger.chain.entries)} 行，末行校验值 {ledger.chain.head}。\n")
    return 0


def _read_soundly(folder: Path) -> Ledger | None:
    """The ledger of a folder that must be there; None once its problems have been told."""
    if not folder.is_dir():
        raise LedgerFileError(f"找不到台账文件夹 {folder}。")
    ledger = read(folder)
    if isinstance(ledger, Broken):
        for problem in ledger.problems:
            line = f" 第 {problem.line} 行" if problem.line else ""
            sys.stderr.write(f"{folder / problem.file}{line}：{problem.message}{problem.remedy}\n")
        return None
    for note in ledger.chain.notes:
        sys.stderr.write(f"{folder / note.file}：{note.message}\n")
    return ledger


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
