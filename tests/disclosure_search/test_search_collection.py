"""From a record's public text to its search document, and what a segment is keyed by."""

from typing import Any

import pytest

from disclosure.records.authority import Authority
from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary
from disclosure_search.collection import Outline, key_of, make_document, outline

WAY = {"telephone": "0990-55501000", "address": "镜湖路1号", "website": "https://lake.example.gov.cn"}
ORGANS = {
    organ: Authority.model_validate(
        {
            "id": organ,
            "name": f"{organ}卫生健康委员会",
            "level": "city",
            "region": "990000",
            "uscc": "11990000MB000001XX",
            "contact": WAY,
            "supervision": WAY,
            "number_prefixes": ["镜卫罚"],
        }
    )
    for organ in ("lake", "hill")
}


def listed(kind: KindName = "penalty", **columns: Any) -> Outline:
    summary = Summary(**dict.fromkeys(Summary._fields, ""))  # type: ignore[arg-type]  # all columns, empty
    known: dict[str, Any] = {
        "kind": kind,
        "id": "r-1",
        "authority": "lake",
        "day": "2026-03-02",
        "shown": "x",
        "amount": -1,
    }
    return outline(summary._replace(**(known | columns)))


def test_narrative_comes_first_and_closed_lists_last() -> None:
    public = {
        "party": {"type": "法人及非法人组织", "name": "甲公司", "uscc": "9199"},
        "outcome": "处罚",
        "violation": "无证",
        "facts": "查明事实。",
        "penalty": "罚款一千元。",
        "fine_yuan": "1000",
        "procedure": "普通程序",
        "legal_basis": ["某法第一条"],
        "discretion": {"baseline": "baseline-x", "tier": "一般", "departure": "情节特殊"},
        "decided_on": "2026-03-02",
        "valid_until": "长期",
    }
    lines = make_document(listed(), public, ORGANS).text.split("\n")
    assert lines[:2] == ["查明事实。", "罚款一千元。"]
    closed = {"法人及非法人组织", "处罚", "普通程序", "1000", "2026-03-02", "长期"}
    assert set(lines[-len(closed) :]) == closed
    assert {"无证", "某法第一条", "情节特殊"} < set(lines)
    assert not {"baseline-x", "甲公司", "9199"} & set(lines), "no text, or searched as name and number"


def test_the_rows_of_a_catalogue_are_searched_without_the_ids_of_steps() -> None:
    steps = [{"id": "open", "text": "立案", "kind": "开始", "next": [{"to": "close", "when": "属实"}]}]
    public = {"catalogue": "执法流程图", "items": [{"name": "普通程序", "steps": steps}]}
    lines = make_document(listed("catalogue"), public, ORGANS).text.split("\n")
    assert lines[:3] == ["普通程序", "立案", "属实"]
    assert set(lines[3:]) == {"执法流程图", "开始"}


def test_a_hit_can_say_what_and_which_it_is() -> None:
    document = make_document(
        listed(), {"document_number": "镜卫罚〔2026〕1号", "party": {"uscc": "9199"}}, ORGANS
    )
    assert (document.number, document.codes) == ("镜卫罚〔2026〕1号", ("9199",))
    without = make_document(listed("decision"), {"party": {"uscc": "9199"}}, ORGANS)
    assert (without.number, without.numbers) == ("", ("9199",))


@pytest.mark.parametrize(
    "changed",
    [{"shown": "y"}, {"id": "r-2"}, {"authority": "hill"}, {"day": "2025-12-31"}],
)
def test_a_segment_is_keyed_by_all_that_it_shows(changed: dict[str, str]) -> None:
    keys = [key_of([listed("report", **columns)], ORGANS, "code") for columns in ({}, changed)]
    assert keys[0] != keys[1]
