"""A file's bytes to rows: every document counts, a bad one spoils only itself, and nothing private stays."""

import json
from pathlib import Path

import pytest
from tests.disclosure_store.made_content import FIRM, permit, write
from tests.terms import TERMS

from disclosure_store.intake import DocumentRows, FileRows, Reader, read_files

PERSON = "{type: 自然人, name: 欧阳小明}"


def read_one(content: Path, path: str, text: str | bytes) -> list[DocumentRows]:
    write(content, path, text)
    ((rows,)) = read_files(Reader(content, TERMS), {}, [f"records/{path}"])
    assert rows.documents is not None
    return rows.documents


def public_of(document: DocumentRows) -> dict[str, object]:
    return dict(json.loads(document.public))


def test_a_good_record_has_its_columns_its_text_and_its_lines(tmp_path: Path) -> None:
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1"))
    summary = found.summary
    assert (summary.id, summary.kind, summary.state, summary.line) == ("xk-1", "permit", "public", 1)
    assert (summary.path, summary.duty, summary.day) == ("records/permits/a.yaml", "T2", "2026-03-02")
    assert (summary.party, summary.code) == ("镜湖观澜酒店管理有限公司", "91990100MARLMDU95E")
    assert public_of(found)["content"] == "准予从事住宿经营"
    lines = json.loads(found.lines)
    assert (lines["id"], lines["decided_on"], lines["party.uscc"], lines["disclosure.state"]) == (1, 8, 5, 11)
    assert found.faults == []


def test_lines_of_a_list_of_items_are_known(tmp_path: Path) -> None:
    more = "corrections:\n  - {on: 2026-03-05, what: 误植}\n  - on: 2026-03-06\n    what: 误植\n"
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", more=more))
    lines = json.loads(found.lines)
    assert (lines["corrections"], lines["corrections.0.on"], lines["corrections.1.what"]) == (12, 13, 15)


def test_text_stays_the_text_that_a_reviewer_saw(tmp_path: Path) -> None:
    more = "certificate_number: 0555567\ncertificate_name: NO\nitem_code: 12:30\n"
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", more=more))
    public = public_of(found)
    names = ("certificate_number", "certificate_name", "item_code")
    assert [public[name] for name in names] == ["0555567", "NO", "12:30"]


def test_a_chinese_key_says_the_same_as_the_english_one(tmp_path: Path) -> None:
    english = permit("xk-1")
    chinese = english.replace("document_number:", "决定书文号:").replace("uscc:", "统一社会信用代码:")
    (one,), (other,) = (read_one(tmp_path, "permits/a.yaml", text) for text in (english, chinese))
    assert (one.summary, one.public, one.lines) == (other.summary, other.public, other.lines)


def test_a_bad_document_among_five_spoils_only_itself(tmp_path: Path) -> None:
    documents = [permit(f"xk-{number}", number) for number in range(1, 6)]
    documents[2] = documents[2].replace("decided_on: 2026-03-02", "decided_on: 昨天")
    found = read_one(tmp_path, "permits/a.yaml", "---\n".join(documents))
    assert [item.summary.id for item in found] == ["xk-1", "xk-2", "xk-3", "xk-4", "xk-5"]
    assert [item.summary.broken for item in found] == [False, False, True, False, False]
    (fault,) = found[2].faults
    assert (fault.line, fault.fault.field) == (32, "decided_on")


def test_a_document_that_is_no_yaml_among_five_spoils_only_itself(tmp_path: Path) -> None:
    documents = [permit(f"xk-{number}", number) for number in range(1, 6)]
    documents[2] = documents[2].replace("content: ", "content：")
    found = read_one(tmp_path, "permits/a.yaml", "---\n".join(documents))
    assert [item.summary.broken for item in found] == [False, False, True, False, False]
    assert [item.fault.rule for item in found[2].faults] == ["Y1"]


@pytest.mark.parametrize("text", ["", "\n\n", "# 待补\n", "---\n", "--- # 待补\n...\n"])
def test_a_file_without_a_record_counts_as_one_in_quarantine(tmp_path: Path, text: str) -> None:
    (found,) = read_one(tmp_path, "permits/a.yaml", text)
    assert (found.summary.broken, found.summary.id) == (True, "")
    assert [(item.line, item.fault.rule) for item in found.faults] == [(1, "Y1")]


def test_every_mistake_of_a_document_is_told(tmp_path: Path) -> None:
    text = permit("xk-1", more="finee: 1\n").replace("2030-03-01", "永久").replace("普通", "备案")
    (found,) = read_one(tmp_path, "permits/a.yaml", text)
    assert sorted((item.line, item.fault.rule, item.fault.field) for item in found.faults) == [
        (1, "Y3", ""),
        (6, "Y5", "permit_type"),
        (10, "Y5", "valid_until"),
    ]


def test_a_file_that_is_gone_when_it_is_read_counts_as_one(tmp_path: Path) -> None:
    (rows,) = read_files(Reader(tmp_path, TERMS), {}, ["records/permits/a.yaml"])
    assert rows.documents is not None
    assert [(d.summary.broken, d.faults[0].fault.rule) for d in rows.documents] == [(True, "Y1")]


def test_known_bytes_are_not_parsed_again(tmp_path: Path) -> None:
    write(tmp_path, "permits/a.yaml", permit("xk-1"))
    ((first,)) = read_files(Reader(tmp_path, TERMS), {}, ["records/permits/a.yaml"])
    known = {"records/permits/a.yaml": first.digest}
    assert read_files(Reader(tmp_path, TERMS), known, list(known)) == [
        FileRows(first.path, first.digest, None)
    ]


def test_a_spoiled_record_keeps_its_id_and_organ_where_they_can_be_told(tmp_path: Path) -> None:
    (found,) = read_one(tmp_path, "permits/a.yaml", "# 注\n" + permit("xk-1", more="id: xk-1\n"))
    assert (found.summary.id, found.summary.authority, found.summary.broken) == ("xk-1", "jinghu", True)
    assert json.loads(found.lines) == {"id": 2, "document_number": 4, "decided_on": 9}


@pytest.mark.parametrize("value", ["cf-210102199003071233", "欧阳小明", "[a-1]", "{a: b}", "Upper"])
def test_an_id_that_is_none_is_not_kept(tmp_path: Path, value: str) -> None:
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1").replace("id: xk-1", f"id: {value}"))
    assert (found.summary.id, found.summary.broken) == ("", True)
    assert value.encode() not in repr(found).encode()


def test_what_is_not_public_has_no_text_no_title_and_no_party(tmp_path: Path) -> None:
    for state in ("pending", "withheld"):
        disclosure = f"{{state: {state}, reviewed_by: 政策法规处, reviewed_on: 2026-03-04}}"
        (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", disclosure=disclosure))
        assert (found.public, found.summary.title, found.summary.party, found.summary.code) == (
            "{}",
            "",
            "",
            "",
        )


def test_a_withdrawn_record_keeps_number_and_reason_only(tmp_path: Path) -> None:
    more = "withdrawal: {event: 撤销, event_on: 2026-04-01, reason: 欧阳小明提供的材料不实}\n"
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", party=PERSON, more=more))
    assert public_of(found) == {
        "document_number": "镜卫许〔2026〕1号",
        "event": "撤销",
        "event_on": "2026-04-01",
        "reason": "欧阳某某提供的材料不实",
    }


def test_a_correction_is_served_with_names_masked_and_leaves_the_digest_alone(tmp_path: Path) -> None:
    (plain,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", party=PERSON))
    more = "corrections: [{on: 2026-03-05, what: 欧阳小明误植为欧阳晓明}]\n"
    (found,) = read_one(tmp_path, "permits/a.yaml", permit("xk-1", party=PERSON, more=more))
    assert public_of(found)["corrections"] == [{"on": "2026-03-05", "what": "欧阳某某误植为欧阳晓明"}]
    assert found.summary.digest == plain.summary.digest


def test_a_file_outside_the_kinds_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no kind"):
        read_files(Reader(tmp_path, TERMS), {}, ["records/unknown/a.yaml"])


def test_the_line_of_the_document_is_told_in_a_stream(tmp_path: Path) -> None:
    found = read_one(tmp_path, "permits/a.yaml", f"{permit('xk-1')}---\n\n{permit('xk-2', 2, party=FIRM)}")
    assert [item.summary.line for item in found] == [1, 14]
