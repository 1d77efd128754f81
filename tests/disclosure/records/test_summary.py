"""The columns that the judge reads of a record."""

from typing import Any

import pytest
from tests.disclosure.records.made_records import (
    FIRM,
    PERSON,
    REVIEWED,
    SHOP,
    decision,
    no_penalty,
    penalty,
    permit,
)  # fmt: skip

from disclosure.records import KINDS, Record
from disclosure.records.served import digest_of, serve
from disclosure.records.summarising import summarise
from disclosure.records.summary import Reference, Summary, summarise_broken
from disclosure.records.validation import validate

DAY = "2026-03-09"


def columns(record: Record) -> Summary:
    return summarise(record, serve(record), "{}", path="records/a.yaml", line=7)


def make(kind: str, **fields: Any) -> Record:
    model = next(each.model for each in KINDS.values() if each.name == kind)
    found = validate(model, {"id": "a-1", "authority": "jinghu", "disclosure": REVIEWED, **fields})
    assert not isinstance(found, list), found
    return found


def test_a_record_in_columns() -> None:
    record = penalty(confiscated_yuan="30.5")
    found = columns(record)
    assert (found.path, found.line, found.kind, found.id, found.authority) == (
        "records/a.yaml", 7, "penalty", "cf-1", "jinghu",
    )  # fmt: skip
    assert (found.broken, found.state, found.number, found.day) == (
        False,
        "public",
        "镜卫罚〔2026〕1号",
        "2026-03-02",
    )
    assert (found.party, found.code, found.amount) == (FIRM["name"], FIRM["uscc"], 63050)
    assert found.title == "镜湖观澜酒店管理有限公司：未按规定消毒"
    assert found.digest == digest_of(serve(record))


def test_a_number_is_in_its_normal_form() -> None:
    assert columns(penalty(document_number="镜卫罚[2026] 第001")).number == "镜卫罚〔2026〕1号"


def test_no_amount_is_not_an_amount_of_nothing() -> None:
    assert (columns(penalty(fine_yuan=None)).amount, columns(penalty(fine_yuan="0")).amount) == (-1, 0)


@pytest.mark.parametrize(
    ("record", "duty"),
    [
        (penalty(), "T1"),
        (no_penalty(), "T1.no_penalty"),
        (permit(), "T2"),
        (permit(action="变更"), "T2"),
        (permit(action="延续"), "T2"),
        (permit(action="补发"), ""),
        (permit(action="注销"), ""),
        (permit(outcome="不予"), ""),
        (decision(), "T3"),
        (decision(type="行政奖励"), "T3"),
        (decision(type="行政检查"), "T9"),
        (make("case"), ""),
        (make("baseline"), ""),
        (make("report"), ""),
    ],
)
def test_which_duty_is_owed(record: Record, duty: str) -> None:
    assert columns(record).duty == duty


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (penalty(), "2026-03-02"),
        (make("case"), "2026-03-04"),
        (make("baseline", effective_from=DAY), DAY),
        (make("report", year="2025"), "2025-12-31"),
        (make("report"), ""),
        (make("penalty"), ""),
    ],
)
def test_the_day_a_record_is_listed_under(record: Record, day: str) -> None:
    assert columns(record).day == day


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (penalty(), "disclosure.reviewed_on"),
        (penalty(filed_on=DAY), "filed_on"),
        (penalty(legal_review={"by": "甲", "on": DAY}), "legal_review.on"),
        (
            penalty(corrections=[{"on": "2026-03-05", "what": "甲"}, {"on": DAY, "what": "乙"}]),
            "corrections.1.on",
        ),
        (make("report", reported=[{"to": "本级人民政府", "on": DAY}]), "reported.0.on"),
        (permit(valid_until="2030-01-01", valid_from="2029-01-01"), "disclosure.reviewed_on"),
    ],
)
def test_the_latest_thing_that_happened(record: Record, field: str) -> None:
    found = columns(record)
    assert found.last_event_field == field
    assert found.last_event == ("2026-03-04" if field.startswith("disclosure") else DAY)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_a_kind_declares_is_there(kind: Any) -> None:
    model = kind.model
    for name in (*model.required, *model.required_pending, *model.event_days, *model.references):
        assert name.split(".")[0] in model.model_fields


def test_references_survive_the_way_through_one_column() -> None:
    record = penalty(
        discretion={"baseline": "bl-1", "tier": "一般"},
        revokes="xk-1",
        withdrawal={"event": "变更", "event_on": DAY, "replaced_by": "cf-2"},
    )
    assert columns(record).list_references() == [
        Reference("discretion.baseline", "bl-1", "一般"),
        Reference("revokes", "xk-1", ""),
        Reference("withdrawal.replaced_by", "cf-2", ""),
    ]
    assert columns(penalty()).list_references() == []


def test_a_reference_over_several_lines_is_one_reference() -> None:
    record = permit(previous="xk-1\nxk-2\txk-3")
    assert columns(record).list_references() == [Reference("previous", "?", "")]


def test_what_is_no_id_and_no_tier_is_not_kept() -> None:
    record = penalty(revokes="张三", discretion={"baseline": "210102199003071233", "tier": "李四"})
    found = columns(record).refers_to
    assert found == "discretion.baseline\t?\t？\nrevokes\t?\t"


@pytest.mark.parametrize(
    ("party", "code"),
    [
        (FIRM, "91990100MARLMDU95E"),
        (SHOP, "91990100MARLMDU95E"),
        ({**SHOP, "uscc": "00000000000000000X"}, ""),
        (PERSON, ""),
        ({**PERSON, "uscc": "91990100MARLMDU95E", "show_name": "依法公开"}, ""),
    ],
)
def test_who_has_a_page_of_his_own(party: dict[str, Any], code: str) -> None:
    assert columns(penalty(party=party)).code == code


def test_who_is_not_punished_has_no_page() -> None:
    found = columns(no_penalty())
    assert (found.code, found.party, found.title) == ("", "某单位", "某单位：未按规定消毒")


def test_a_person_is_masked_in_the_columns() -> None:
    found = columns(penalty(party=PERSON, violation="欧阳小明无证执业"))
    assert (found.party, found.title) == ("欧阳某某", "欧阳某某：欧阳某某无证执业")


@pytest.mark.parametrize("state", ["pending", "withheld"])
def test_what_is_not_public_does_not_say_whom_it_is_about(state: str) -> None:
    found = columns(penalty(title="观澜酒店案", disclosure={**REVIEWED, "state": state}))
    assert (found.title, found.party, found.code, found.state) == ("", "", "", state)


def test_a_broken_record_is_pending_and_owes_nothing() -> None:
    found = summarise_broken("penalty", record="cf-1", authority="jinghu", path="records/a.yaml", line=3)
    assert (found.broken, found.state, found.id, found.authority, found.line) == (
        True,
        "pending",
        "cf-1",
        "jinghu",
        3,
    )
    assert (found.duty, found.day, found.amount, found.list_references()) == ("", "", -1, [])
