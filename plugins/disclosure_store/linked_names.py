"""M5 over two files: a case whose decision is about a natural person must not hold that person's name.

No name is kept in the build database, so the decision's file is read again for it. A case that holds the name loses
its text there, and is read again by every build until it is mended.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from disclosure.findings.fault import Fault
from disclosure.privacy.names import mask_in_text, remains_split
from disclosure.privacy.texts import walk_texts
from disclosure.records.kinds import kind_named
from disclosure.records.validation import label_of
from disclosure.terms import Terms
from disclosure_store.rereading import read_hidden_names

_CASES = """
SELECT cases.row, cases.path, cases.line, cases.lines, cases.public, decisions.path, decisions.id
FROM records AS cases JOIN records AS decisions
ON decisions.id = substr(cases.refers_to, 10, instr(substr(cases.refers_to, 10), char(9)) - 1)
WHERE cases.kind = 'case' AND cases.state = 'public' AND NOT cases.broken AND cases.public != '{}'
AND cases.refers_to LIKE 'decision' || char(9) || '%' AND decisions.party_type = '自然人'
"""
_HIDE = "UPDATE records SET public = '{}', title = '', digest = '', facts = '', broken = 1 WHERE row = ?"


def settle_linked_names(content: Path, state: sqlite3.Connection, terms: Terms) -> None:
    """Quarantine every case that names the natural person whom its decision is about."""
    for row, path, line, lines, public, told_in, decision in state.execute(_CASES).fetchall():
        names = read_hidden_names(content, terms, told_in, {decision}).get(decision, [])
        fields = list(_find_named(json.loads(public), names)) if names else []
        if not fields:
            continue
        for field in fields:
            place = json.loads(lines).get(field.partition(".")[0], line)
            fault = _tell(field)
            values = (path, row, place, field, fault.rule, fault.message, fault.remedy, fault.severity)
            state.execute("INSERT INTO faults VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        state.execute(_HIDE, (row,))
        state.execute("DELETE FROM files WHERE path = ?", (path,))


def _tell(field: str) -> Fault:
    label = label_of(kind_named("case").model, field)
    message = f"「{label}」里有所关联决定的当事人（自然人）的姓名，没有隐去"
    return Fault("M5", field, message, "把姓名改写为姓加“某某”", severity="quarantine")


def _find_named(public: dict[str, object], names: list[str]) -> Iterator[str]:
    for field, text in walk_texts(public):
        if mask_in_text(text, names) != text or any(remains_split(text, name) for name in names):
            yield field
