"""Whatever a record says, CSV, JSON Lines and workbooks say the same when they are read back."""

import csv
import io
import json
from datetime import datetime
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from disclosure.records.columns import REFERENCES, list_columns
from disclosure.records.kinds import KINDS, KindName
from disclosure_data.documents import Document, list_data_columns, make_document, write_json
from disclosure_data.outlines import Outline
from disclosure_data.tables.comma import write_head, write_rows
from disclosure_data.tables.sheet import LONGEST_TEXT, name_head
from disclosure_data.tables.workbook import write_workbook

HOSTILE = st.text(
    st.sampled_from('=+-@"\',;\r\n\t 〔〕甲乙𠮷😀<>&_x0D\ufeff\u2028') | st.characters(exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=40,
)  # fmt: skip
AMOUNT = st.integers(0, 10**15).map(
    lambda fen: f"{fen // 100}.{fen % 100:02d}" if fen % 100 else str(fen // 100)
)
DAY = st.dates(min_value=datetime(1900, 3, 1).date()).map(str)
ALWAYS = {"id": "penalty-1", "kind": "penalty", "state": "published", "title": "标题", "authority": "organ",
          "authority_name": "机关", "address": "/penalties/penalty-1/"}  # fmt: skip
PENALTIES = st.fixed_dictionaries(
    {"facts": HOSTILE, "legal_basis": st.lists(HOSTILE, min_size=1, max_size=3)},
    optional={
        "title": HOSTILE, "document_number": HOSTILE, "party": st.fixed_dictionaries({"name": HOSTILE}),
        "fine_yuan": AMOUNT, "hearing": st.booleans(), "decided_on": DAY, "valid_until": DAY | st.just("长期"),
        "legal_review": st.fixed_dictionaries({"by": HOSTILE}, optional={"on": DAY}),
        "corrections": st.lists(st.fixed_dictionaries({"on": DAY, "what": HOSTILE}), min_size=1, max_size=2),
    },
).map(lambda fields: ALWAYS | fields)  # fmt: skip
COLUMNS = list_data_columns("penalty")


def flatten(document: Document) -> dict[str, Any]:
    """The document's values under the names of columns."""
    found = {}
    for column in COLUMNS:
        value: Any = document
        for step in column.steps:
            value = value.get(step) if isinstance(value, dict) else None
        if value is not None:
            found[column.name] = value
    return found


def read_comma(data: bytes) -> list[dict[str, Any]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8").removeprefix("\ufeff"), newline=""), strict=True)
    forms = {column.name: column.form for column in COLUMNS}
    read = {"list": json.loads, "flag": {"true": True, "false": False}.__getitem__}
    return [
        {name: read.get(forms[name], str)(text) for name, text in row.items() if text != ""} for row in rows
    ]


def read_workbook(data: bytes) -> list[dict[str, Any]]:
    heads = {name_head(column): column for column in COLUMNS}
    found = []
    for sheet in load_workbook(io.BytesIO(data), read_only=True).worksheets:
        first, *rows = sheet.iter_rows()
        named = [heads[cell.value] for cell in first]
        for row in rows:
            told = {
                column.name: spell(column.form, cell.value) for column, cell in zip(named, row, strict=False)
            }
            found.append({name: value for name, value in told.items() if value is not None})
    return found


def spell(form: str, value: Any) -> Any:
    """A cell's value as the document has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if form == "list" and value is not None:
        return json.loads(unescape(value))
    if form == "yuan" and value is not None:
        return f"{value:.2f}".removesuffix(".00")
    return unescape(value) if isinstance(value, str) else value


@given(st.lists(PENALTIES, min_size=1, max_size=4))
@example([ALWAYS | {"facts": "=1+1\r\n\"x\",'y'\n\n", "legal_basis": ["_x000D_", "𠮷,\t"]}])
def test_all_forms_read_back_to_the_same_values(documents: list[Document]) -> None:
    expected = [flatten(document) for document in documents]
    assert read_comma(write_head("penalty") + write_rows("penalty", documents)) == expected
    assert read_workbook(write_workbook("penalty", documents)) == expected
    lines = "".join(write_json(document) + "\n" for document in documents)
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == documents


def test_a_table_is_as_rfc_4180_has_it_with_a_mark_at_its_beginning() -> None:
    data = write_head("penalty") + write_rows("penalty", [ALWAYS, ALWAYS])
    assert data.startswith(b"\xef\xbb\xbfid,address,title")
    assert data.count(b"\r\n") == data.count(b"\n") == 3


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(1)", "+1", "-1", "0012", "2026-03-02", "1E5"])
def test_nothing_is_computed_or_guessed_in_a_workbook(text: str) -> None:
    sheet = load_workbook(io.BytesIO(write_workbook("penalty", [ALWAYS | {"document_number": text}]))).active
    (cell,) = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == text]
    assert cell.data_type != "f"
    assert cell.number_format == "@"


def test_days_are_days_and_amounts_numbers_with_their_unit_in_the_head() -> None:
    record = ALWAYS | {"decided_on": "2026-03-02", "fine_yuan": "3600.50", "valid_until": "长期"}
    sheet = load_workbook(io.BytesIO(write_workbook("penalty", [record]))).active
    told = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert told["处罚决定日期"].value == datetime(2026, 3, 2)
    assert told["罚款金额（元）"].value == 3600.5
    assert told["处罚有效期"].value == "长期"
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "行政处罚"


def test_a_text_that_excel_cannot_hold_is_cut_and_says_so() -> None:
    whole, long = "𠮷" * (LONGEST_TEXT // 2), "𠮷" * LONGEST_TEXT
    (row,) = read_workbook(write_workbook("penalty", [ALWAYS | {"facts": whole, "penalty": long}]))
    assert row["facts"] == whole
    assert row["penalty"].endswith("全文见 CSV 或 JSON Lines）")
    assert len(row["penalty"].encode("utf-16-le")) <= 2 * LONGEST_TEXT


def test_a_large_year_has_several_sheets() -> None:
    documents = [ALWAYS | {"id": f"penalty-{n}"} for n in range(7)]
    data = write_workbook("penalty", documents, rows=3)
    assert load_workbook(io.BytesIO(data)).sheetnames == ["行政处罚 1", "行政处罚 2", "行政处罚 3"]
    assert [row["id"] for row in read_workbook(data)] == [document["id"] for document in documents]
    assert load_workbook(io.BytesIO(write_workbook("penalty", []))).sheetnames == ["行政处罚"]


def test_a_workbook_is_a_sound_package_without_times() -> None:
    data = write_workbook("penalty", [ALWAYS])
    package = ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert write_workbook("penalty", [ALWAYS]) == data


@pytest.mark.parametrize("kind", KINDS)
def test_every_public_field_has_a_column_of_its_own(kind: KindName) -> None:
    columns = list_data_columns(kind)
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert len({name_head(column) for column in columns}) == len(names)
    # two columns of which one holds the other would write one value twice
    assert not any(second.startswith(f"{first}.") for first, second in pairwise(sorted(names)))
    assert {column.name for column in list_columns(kind)} <= set(names)
    hidden = {
        "disclosure",
        "withdrawal",
        "credit_repair",
        "party.minor",
        "party.show_name",
        "decision",
        "anonymous",
    }
    assert not {column.name for column in columns} & hidden


def test_an_id_of_a_record_that_is_not_shown_is_left_out() -> None:
    outline = Outline(1, "penalty", "p-1", "penalties/p-1/", "标题", "organ", "", "", "", "", "", "", "",
                      "discretion.baseline revokes")  # fmt: skip
    public = {"discretion": {"baseline": "b-1", "tier": "一般"}, "revokes": "permit-1"}
    document = make_document(outline, public, {"organ": "机关"})
    assert document["discretion"] == {"tier": "一般"}
    assert "revokes" not in document
    assert public["discretion"] == {"baseline": "b-1", "tier": "一般"}
    assert set(REFERENCES) >= {"discretion.baseline", "revokes", "previous", "supersedes"}
