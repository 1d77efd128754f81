"""M5 over two records of one organ: a natural person whom one record hides is named in full by another.

Whether it is the same person only somebody who knows the cases can say: a witness, an officer or a manager may be a
namesake. So it is told as a warning, and nothing is stopped for it. Of two records of different organs nothing is said.

No name is kept in the build database, only which record names whom another one hides. Names are at hand while their
records are read; for a text that is new, those files of the organ are read again whose surname the text has.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from disclosure.docket import PlacedFault
from disclosure.findings.fault import Fault
from disclosure.privacy.texts import walk_texts
from disclosure.records.kinds import kind_named
from disclosure.records.validation import label_of
from disclosure.terms import Terms
from disclosure_store.name_search import NameSearch, press
from disclosure_store.rereading import read_hidden_names
from disclosure_store.spoiling import DocumentRows

_PERSON = "自然人"
_SURNAME = re.compile(r"(?=([^\W\d_a-zA-Z])[^\W\d_a-zA-Z])")
"""A character that another follows: 牙椅2张 names nobody."""
_TEXTS = (
    "SELECT row, public FROM records "
    "WHERE state = 'public' AND NOT broken AND public != '{}' AND kind != 'catalogue'"
)
"""Catalogues name officers."""
_PEOPLE = "SELECT row, party, path, id FROM records WHERE party_type = '自然人' AND authority = ?"
_TOLD = """
SELECT namesakes.row, teller.kind, teller.line, teller.lines, namesakes.field, min(hidden.id)
FROM namesakes JOIN records AS teller ON teller.row = namesakes.row
JOIN records AS hidden ON hidden.row = namesakes.hidden GROUP BY 1, 5 ORDER BY 1, 5
"""


Text = tuple[int, str]
"""A row and its public text as JSON."""
Hiding = dict[str, set[int]]
"""Names, each with the rows that hide it."""


class Fresh:
    """What this build has read, by organ: rows, and the names that those about natural persons hide."""

    def __init__(self) -> None:
        self.rows: dict[str, set[int]] = defaultdict(set)
        self.names: dict[str, Hiding] = defaultdict(lambda: defaultdict(set))

    def add(self, row: int, document: DocumentRows) -> None:
        """Note a record; names are kept until the build has compared them."""
        organ = document.summary.authority
        self.rows[organ].add(row)
        for name in document.names if document.summary.party_type == _PERSON else ():
            self.names[organ][name].add(row)


def settle_namesakes(content: Path, state: sqlite3.Connection, terms: Terms, fresh: Fresh) -> None:
    """Put down who names whom, where one of the two has just been read."""
    for organ, names in fresh.names.items():
        _put(state, _find(state.execute(f"{_TEXTS} AND authority = ?", (organ,)), names))
    for organ, rows in fresh.rows.items():
        known = [person for person in state.execute(_PEOPLE, (organ,)) if person[0] not in rows]
        texts = list(_load_texts(state, rows)) if known else []
        surnames = set().union(*(_SURNAME.findall(press(public)) for _, public in texts))
        wanted = [person for person in known if not person[1] or person[1][0] in surnames]
        _put(state, _find(texts, _read_names(content, terms, wanted) if texts else {}))


def load_namesakes(state: sqlite3.Connection) -> Iterator[tuple[int, PlacedFault]]:
    """Each row that names somebody whom another record hides, with the warning."""
    for row, kind, line, lines, field, hidden in state.execute(_TOLD):
        place = json.loads(lines).get(field.partition(".")[0], line)
        yield row, PlacedFault(place, _tell(kind, field, hidden))


def forget_namesakes(state: sqlite3.Connection, path: str) -> None:
    """What is known of the records of a file that is read again or gone."""
    rows = "(SELECT row FROM records WHERE path = :path)"
    query = f"DELETE FROM namesakes WHERE row IN {rows} OR hidden IN {rows}"  # noqa: S608
    state.execute(query, {"path": path})


def _tell(kind: Any, field: str, hidden: str) -> Fault:
    label = label_of(kind_named(kind).model, field)
    other = f"记录「{hidden}」" if hidden else "另一条记录"
    message = f"「{label}」里有一个人的姓名，与本机关{other}隐去的当事人（自然人）相同"
    remedy = "如果是同一个人，把姓名改写为姓加“某某”；只是同名的，不必处理"
    return Fault("M5", field, message, remedy, severity="warning")


def _load_texts(state: sqlite3.Connection, rows: Iterable[int]) -> Iterator[Text]:
    for row in rows:
        yield from state.execute(f"{_TEXTS} AND row = ?", (row,))


def _read_names(content: Path, terms: Terms, people: Iterable[tuple[int, str, str, str]]) -> Hiding:
    hidden: Hiding = defaultdict(set)
    files: dict[str, dict[str, int]] = defaultdict(dict)
    for row, _, path, record in people:
        files[path][record] = row
    for path, rows in files.items():
        for record, names in read_hidden_names(content, terms, path, rows.keys()).items():
            for name in names:
                hidden[name].add(rows[record])
    return hidden


def _find(texts: Iterable[Text], names: Hiding) -> Iterator[tuple[int, str, int]]:
    """Each row of a text with the field that has a name, and the row that hides the name."""
    search = NameSearch(list(names))
    for row, public in texts:
        if search.may_hold(public):
            for field, name in _find_in_fields(json.loads(public), search):
                yield from ((row, field, hidden) for hidden in names[name] if hidden != row)


def _find_in_fields(public: dict[str, Any], search: NameSearch) -> Iterator[tuple[str, str]]:
    """The fields of prose that hold a name; whom the record shows as its party or manager may stand in it.

    A firm's name may hold its founder's: 镜湖张小三口腔诊所.
    """
    party = public.pop("party", {})
    firm, manager = party.get("name") or "\n", party.get("legal_representative")
    for field, text in walk_texts(public):
        found = search.find(text.replace(firm, "\n"))
        yield from ((field, name) for name in found if name != manager)


def _put(state: sqlite3.Connection, found: Iterable[tuple[int, str, int]]) -> None:
    # all found before anything is written: the texts are read from the same database
    state.executemany("INSERT OR IGNORE INTO namesakes VALUES (?, ?, ?)", list(found))
