"""B6: the lists against the tiers, with the facts of catalogues made up."""

import json
from datetime import date
from typing import Any, cast

import pytest
from tests.disclosure.discretion.made_baselines import Fields, baseline, baseline_summary, summary, tier
from tests.terms import TERMS

from disclosure.choices import Choices
from disclosure.docket import Docket
from disclosure.duties.bench import Bench
from disclosure.duties.mitigation_lists import find_on_lists
from disclosure.findings import Finding
from disclosure.ledger import Chain, Publications
from disclosure.records import Authority
from disclosure.records.summary import Summary
from disclosure.verdict import Outcome, Verdict

WAY = {"telephone": "0990-55500001", "address": "镜湖市湖滨路1号", "website": "https://jinghu.example.gov.cn"}
EXEMPT = tier("免罚")
CODE = "990000-WJ-CF-036"


def organ(name: str, parent: str | None = None) -> Authority:
    fields: Fields = {
        "id": name,
        "name": name,
        "level": "city",
        "region": "990100",
        "contact": WAY,
        "uscc": "x",
    }
    return Authority.model_validate(
        fields | {"supervision": WAY, "number_prefixes": [], **({"parent": parent} if parent else {})}
    )


def catalogue(name: str, *items: Fields, authority: str = "sheng", **facts: Any) -> Summary:
    told = json.dumps({"catalogue": name, "items": list(items), **facts}, ensure_ascii=False)
    return summary("catalogue", f"qd-{authority}-{name}", authority=authority, facts=told)


def item(code: str = "", violation: str = "") -> Fields:
    return {"item_code": code, "violation": violation}


def made(*tiers: Fields, authority: str = "sheng", **more: Any) -> Summary:
    return baseline_summary(baseline(*tiers, authority=authority, **{"item_code": CODE, **more}))


def find(*summaries: Summary, outcome: Outcome = "published") -> list[Finding]:
    organs = [organ("sheng"), organ("shi", "sheng")]
    docket = Docket(summaries, organs)
    bench = Bench(
        docket, TERMS.law, Publications(Chain()), date(2026, 11, 20), False, False, Choices()
    )  # fmt: skip
    return find_on_lists(
        bench, [Verdict(each, cast(Outcome, outcome), None, "", False) for each in summaries]
    )


def test_list_and_baseline_that_agree_are_silent() -> None:
    assert find(made(EXEMPT), catalogue("不予处罚清单", item(CODE))) == []
    assert find(made(EXEMPT, item_code=None), catalogue("不予处罚清单", item("", "未按规定消毒"))) == []


def test_an_exemption_that_no_list_has() -> None:
    (finding,) = find(made(EXEMPT), catalogue("不予处罚清单", item("990000-WJ-CF-001", "x")))[:1]
    assert (finding.rule, finding.severity, finding.record) == ("B6", "warning", "bl-1")
    assert "不予处罚清单中却没有" in finding.message


def test_a_row_that_no_tier_bears_out() -> None:
    (finding,) = find(made(tier("一般")), catalogue("不予处罚清单", item(CODE)))
    assert (finding.record, finding.field) == ("qd-sheng-不予处罚清单", "items")
    assert f"1个事项在裁量基准中没有「免罚」阶次：{CODE}" in finding.message


def test_the_city_is_served_by_the_province() -> None:
    assert find(made(EXEMPT), catalogue("不予处罚清单", item(CODE), authority="shi")) == []
    of_both = (
        catalogue("不予处罚清单", item(CODE)), catalogue("不予处罚清单", item("x-1"), authority="shi"),
        made(EXEMPT, authority="shi"), made(EXEMPT, id="bl-2", item_code="x-1", authority="shi"),
        made(EXEMPT, id="bl-3"),
    )  # fmt: skip
    assert find(*of_both) == []


def test_without_a_list_or_with_one_that_only_links_there_is_nothing_to_compare() -> None:
    assert find(made(EXEMPT)) == []
    assert find(made(EXEMPT), catalogue("不予处罚清单", has_link=True)) == []
    assert find(made(EXEMPT), catalogue("执法事项", item("x"))) == []


def test_what_is_not_published_counts_for_neither_side() -> None:
    assert find(made(EXEMPT), catalogue("不予处罚清单", item("x")), outcome="pending") == []


def test_the_newest_version_in_force_counts() -> None:
    old = made(EXEMPT, id="bl-0")
    new = made(tier("一般"), id="bl-1", supersedes="bl-0", effective_from="2026-06-01")
    (finding,) = find(old, new, catalogue("不予处罚清单", item(CODE)))
    assert finding.field == "items"
    lapsed = made(EXEMPT, effective_until="2026-11-19")
    assert find(lapsed, catalogue("不予处罚清单", item("x", "y")))[0].field == "items"
    assert len(find(lapsed, catalogue("不予处罚清单", item("x", "y")))) == 1


@pytest.mark.parametrize(
    ("name", "tiers", "found"),
    [
        ("从轻处罚清单", ["较轻", "一般"], 0), ("从轻处罚清单", ["轻微"], 0), ("从轻处罚清单", ["一般"], 1),
        ("减轻处罚清单", ["一般"], 0), ("不予强制清单", ["一般"], 0),
    ],
)  # fmt: skip
def test_lighter_punishment_needs_a_lighter_tier(name: str, tiers: list[str], found: int) -> None:
    findings = find(made(*(tier(each) for each in tiers)), catalogue(name, item(CODE)))
    assert len(findings) == found


def test_a_lighter_item_without_a_baseline_is_beyond_comparison() -> None:
    assert find(made(tier("较轻")), catalogue("从轻处罚清单", item("another", "另一事项"))) == []
