"""Small record files for the tests of reading: invented permits, and what a state holds of them."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.terms import TERMS

from disclosure_store.docket import scan, take_in

FIRM = "{type: 法人及非法人组织, name: 镜湖观澜酒店管理有限公司, uscc: 91990100MARLMDU95E}"
PUBLIC = "{state: public, reviewed_by: 政策法规处, reviewed_on: 2026-03-04}"


def permit(
    record: str, number: int = 1, *, party: str = FIRM, disclosure: str = PUBLIC, more: str = ""
) -> str:
    """The YAML of one permit, thirteen lines and what `more` adds."""
    return (
        f"id: {record}\nauthority: jinghu\ndocument_number: 镜卫许〔2026〕{number}号\n"
        f"document_name: 公共场所卫生许可决定书\nparty: {party}\npermit_type: 普通\ncontent: 准予从事住宿经营\n"
        f"decided_on: 2026-03-02\nvalid_from: 2026-03-02\nvalid_until: 2030-03-01\ndisclosure: {disclosure}\n{more}"
    )


def write(content: Path, path: str, text: str | bytes) -> Path:
    """A file below content/records/."""
    file = content / "records" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def read(content: Path, state: sqlite3.Connection, workers: int = 1) -> int:
    """Scan and take in, as a build does; how many files had new content."""
    return take_in(content, state, scan(content, state), TERMS, workers)


def rows_of(state: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Everything that the state holds of records and faults, apart from row ids."""
    columns = [name for _, name, *_ in state.execute("PRAGMA table_info(records)") if name != "row"]
    records = state.execute(f"SELECT {', '.join(columns)} FROM records").fetchall()
    faults = state.execute(
        "SELECT records.id, records.line, faults.path, faults.line, field, rule, message, remedy, severity "
        "FROM faults LEFT JOIN records ON records.row = faults.row"
    ).fetchall()
    return sorted(records + faults, key=repr)
