"""The ledger of one build: read and checked before judging, appended to just before the swap (rule T15).

Order: append, fsync, swap. An entry whose page never went live, because the build was killed between the
two, is voided by the next publishing build of a later day and made again with that day; on the same day it
simply comes true.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from disclosure.findings.finding import Finding
from disclosure.judge import Judgement
from disclosure.ledger import (
    Broken,
    Chain,
    Draft,
    Entry,
    Publications,
    chain_drafts,
    entries_to_heal,
    missing_head,
    stamp,
)
from disclosure.ledger.drafting import draft_entries
from disclosure.records.kinds import KINDS
from disclosure_gate.config import BuildConfig
from disclosure_gate.stop import BuildStopped, stop
from disclosure_store.files import read_json, read_text, replace_file
from disclosure_store.ledger_file import Ledger, append, read, year_files
from disclosure_store.ledger_folder import LedgerFileError
from disclosure_store.state import get_fact, set_fact

PUBLISHED_HEAD = "ledger/head.json"
UNSEALED = ".unsealed"
"""Beside the ledger from just before an append until the swap: the heads before and after it."""
_NAME = re.compile("[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True)
class Books:
    """A ledger that can be trusted, what to say about it, and what a killed build left to be healed."""

    ledger: Ledger
    healing: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    unsealed_head: str = ""
    """The head before a build that was killed between append and swap; "" where there is nothing to heal."""

    @property
    def chain(self) -> Chain:
        """The chain as read."""
        return self.ledger.chain

    @cached_property
    def healed(self) -> Chain:
        """The chain as it is once the entries that heal it are appended."""
        return self.chain.extended(chain_drafts(self.chain, self.healing)) if self.healing else self.chain

    @cached_property
    def publications(self) -> Publications:
        """What the healed ledger says of each record."""
        return Publications(self.healed)


def open_books(config: BuildConfig, state: sqlite3.Connection) -> Books:
    """Read and check the ledger; BuildStopped where it is broken, cut, rewritten or ahead of the build's day."""
    try:
        ledger = read(config.ledger)
    except LedgerFileError as error:
        raise stop("T15", f"台账无法读取：{error}", "检查台账文件夹的权限") from None
    if isinstance(ledger, Broken):
        raise BuildStopped(
            [
                Finding(
                    "T15", "stop", p.message, p.remedy, path=f"{config.ledger.name}/{p.file}", line=p.line
                )
                for p in ledger.problems
            ]
        )
    _check_entries(config, ledger.chain)
    _check_heads(config, state, ledger.chain)
    last = ledger.chain.last_day
    if last is not None and config.as_of < last:
        message = f"构建日{config.as_of}早于台账最后一条的日期{last}"
        raise stop("T15", message, "检查机器的日期，或把 DISCLOSURE_AS_OF 设为不早于该日期")
    notes = tuple(
        Finding("T15", "note", n.message, "无需处理", path=f"{config.ledger.name}/{n.file}", line=n.line)
        for n in ledger.chain.notes
    )
    before, after = _find_unsealed(config, ledger.chain)
    healing = _heal(config, ledger.chain, before, after) if before else ()
    return Books(ledger, healing, notes, before)


class LastDays:
    """The days of records' last lines in the ledger as it will be after this build."""

    def __init__(self, publications: Publications, entries: Iterable[Entry]) -> None:
        self._publications = publications
        self._own = {entry.record: entry for entry in entries if entry.event not in ("void", "merge")}

    def find(self, record: str) -> str:
        """ISO day; "" for a record that is not in the ledger."""
        own = self._own.get(record)
        day = own.day if own else self._publications.last_day(record)
        return day.isoformat() if day else ""


def draft_book(config: BuildConfig, books: Books, judgement: Judgement) -> list[Draft]:
    """What this build says of records for the first time; nothing unless it publishes."""
    if not config.publishing:
        return []
    return list(draft_entries(judgement.verdicts, books.publications, config.as_of, config.now))


def chain_book(books: Books, drafts: list[Draft]) -> list[Entry]:
    """The entries that this build appends: what heals the ledger, then its own."""
    return chain_drafts(books.chain, [*books.healing, *drafts])


def files_after(books: Books, entries: list[Entry]) -> dict[str, bytes]:
    """The ledger's files as they will be after this build: what the public gets to see under /ledger/."""
    return year_files([*books.chain.entries, *entries])


def write_book(config: BuildConfig, books: Books, entries: list[Entry]) -> None:
    """Append and fsync; first leave word of where the ledger stood, for the case that the swap never comes."""
    if not entries:
        return
    try:
        config.ledger.mkdir(parents=True, exist_ok=True)
        replace_file(config.ledger / UNSEALED, f"{books.chain.head} {entries[-1].hash}\n")
    except OSError as error:
        raise LedgerFileError(f"{config.ledger} 写不进去（{error.strerror}）") from error
    append(books.ledger, entries)


def close_books(config: BuildConfig, head: str, state: sqlite3.Connection) -> None:
    """After the swap: the head is public, nothing is left to heal."""
    (config.ledger / UNSEALED).unlink(missing_ok=True)
    set_fact(state, _known_head(config), head)
    state.commit()


def _check_entries(config: BuildConfig, chain: Chain) -> None:
    """T15: what an entry names becomes an address: a kind of this version, an id and an organ of their form."""
    for entry in chain.entries:
        if entry.event != "merge" and not (
            entry.kind in KINDS and _NAME.fullmatch(entry.record) and _NAME.fullmatch(entry.authority)
        ):
            path = f"{config.ledger.name}/{entry.day.year:04}.jsonl"
            message = f"台账中{entry.day}的一条记录，其类别、标识或机关不是本版本认识的形式"
            raise stop("T15", message, "请确认本程序不早于写入台账的程序版本", path=path, line=1)


def _check_heads(config: BuildConfig, state: sqlite3.Connection, chain: Chain) -> None:
    """T15: a cut tail shows against the head kept in STATE and the one in the published site."""
    published = read_published_head(config.output)
    for head, where in ((get_fact(state, _known_head(config)), "构建数据库"), (published, "已发布站点")):
        problem = missing_head(chain, head, where) if head else None
        if problem:
            message = f"{problem.message}（对照：{where}）"
            remedy = (
                f"{problem.remedy}如果确要在这个输出文件夹里换成另一套内容，请先清空它和 DISCLOSURE_STATE。"
            )
            raise stop("T15", message, remedy, path=config.ledger.name, line=1)


def read_published_head(output: Path, *, sealed_only: bool = False) -> str | None:
    """The ledger's head as the standing site shows it, or None. `sealed_only`: not that of a preview."""
    value = read_json(output / PUBLISHED_HEAD)
    if not isinstance(value, dict) or (sealed_only and value.get("preview")):
        return None
    head = value.get("head")
    return head if isinstance(head, str) else None


def _find_unsealed(config: BuildConfig, chain: Chain) -> tuple[str, str]:
    """The heads before and after an append whose swap never came, if this build publishes; else empty."""
    before, _, after = read_text(config.ledger / UNSEALED).strip().partition(" ")
    if not config.publishing or not before or not chain.contains_head(before):
        return "", ""
    if read_published_head(config.output, sealed_only=True) == after:
        return "", ""  # killed after the swap: the entries came true
    return before, after


def _heal(config: BuildConfig, chain: Chain, before: str, after: str) -> tuple[Draft, ...]:
    # what is void is no longer published, so this build publishes (or withdraws, or ends) it again by itself
    return entries_to_heal(chain, before, config.as_of, stamp(config.now), after).voids


def _known_head(config: BuildConfig) -> str:
    return f"ledger_head {config.ledger}"
