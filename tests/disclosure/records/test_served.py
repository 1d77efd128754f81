"""The served text: what the public sees of a record, who is masked in it, and what its digest depends on."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.records.made_records import FIRM, PERSON, SHOP, decision, no_penalty, penalty, permit

from disclosure.records import KINDS, Record
from disclosure.records.served import canonical_json, derive_title, digest_of, hide_names, serve
from disclosure.records.tombstone import make_tombstone

NAME, MASKED = "欧阳小明", "欧阳某某"
INTERNAL = {"disclosure", "withdrawal", "credit_repair", "attachments"}


def text_of(record: Record) -> str:
    return canonical_json(serve(record))


def test_a_served_penalty_is_what_was_decided() -> None:
    served = serve(penalty())
    assert served["fine_yuan"] == "600"
    assert served["decided_on"] == "2026-03-02"
    assert served["party"] == FIRM
    assert served["legal_basis"] == ["第十四条", "第三十六条"]
    assert json.loads(json.dumps(served)) == served


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_is_internal_is_a_field_of_its_kind(kind: Any) -> None:
    assert set(kind.model.model_fields) >= kind.model.internal | INTERNAL


def test_nothing_internal_is_served() -> None:
    record = penalty(
        legal_review={"by": "法规处", "on": "2026-03-01"},
        credit_repair={"notified_on": "2026-03-03"},
        corrections=[{"on": "2026-03-03", "what": "误植"}],
        attachments=["决定书.pdf"],
        party={**FIRM, "show_name": "应当事人要求", "minor": "否"},
    )
    served = serve(record)
    assert not set(served) & (INTERNAL | Record.internal | type(record).internal | {"corrections"})
    assert not {"show_name", "minor"} & set(served["party"])


def test_absent_and_empty_fields_are_left_out() -> None:
    assert not {"licence", "confiscated_items", "item_code", "title"} & set(serve(penalty()))


@pytest.mark.parametrize("make", [penalty, no_penalty, permit, decision])
def test_a_person_is_masked_in_every_text(make: Any) -> None:
    texts = {
        penalty: {"facts": f"经查，{NAME}（{NAME}诊所）……", "legal_basis": [f"甲{NAME}", "乙"],
                  "discretion": {"none": f"{NAME}一案"}, "title": f"{NAME}案"},
        no_penalty: {"facts": f"{NAME}", "education": f"对{NAME}当场讲解", "title": f"{NAME}案",
                     "mitigation": {"kind": "不予", "ground": "处罚法第三十三条", "reason": f"{NAME}已改正"}},
        permit: {"content": f"准予{NAME}执业", "certificate_name": f"{NAME}的证书", "title": f"{NAME} 许可"},
        decision: {"conclusion": f"奖励{NAME}", "legal_basis": [f"{NAME}"], "measure": f"奖{NAME}"},
    }[make]  # fmt: skip
    served = canonical_json(serve(make(party=PERSON, **texts)))
    assert NAME not in served
    assert served.count(MASKED) >= len(texts) + 1


def test_a_person_is_masked_in_other_spellings() -> None:
    served = text_of(penalty(party=PERSON, facts="欧 阳小明、欧阳\n小明和欧阳\u200b小明"))
    assert served.count(MASKED) == 4
    assert "小明" not in served


def test_a_person_has_no_number_and_no_representative() -> None:
    codes = {key: FIRM[key] for key in ("uscc", "registration_number", "legal_representative")}
    for shown in ({}, {"show_name": "执业信息依法公开"}):
        record = permit(party={**PERSON, **codes, **shown}, content="由司马光明代办")
        assert set(serve(record)["party"]) == {"type", "name"}
    masked = text_of(permit(party={**PERSON, **codes}, content="由司马光明代办"))
    assert "司马光明" not in masked


def test_a_reason_shows_the_name() -> None:
    served = serve(permit(party={**PERSON, "show_name": "执业信息依法公开"}, content=f"准予{NAME}执业"))
    assert (served["party"]["name"], served["content"]) == (NAME, f"准予{NAME}执业")
    assert "执业信息依法公开" not in canonical_json(served)


def test_the_operator_of_a_shop_is_hidden_everywhere() -> None:
    served = serve(penalty(party=SHOP, facts="经营者上官飞燕在场"))
    assert "legal_representative" not in served["party"]
    assert served["party"]["name"] == "镜湖便民理发店"
    assert served["facts"] == "经营者上官某某在场"


def test_a_shop_that_is_named_after_its_operator_is_masked_with_it() -> None:
    served = serve(penalty(party={**SHOP, "name": "上官飞燕理发店"}))
    assert served["party"]["name"] == "上官某某理发店"


def test_the_representative_of_a_firm_is_shown() -> None:
    assert serve(penalty(facts="法定代表人司马光明在场"))["facts"] == "法定代表人司马光明在场"


@pytest.mark.parametrize(("party", "who"), [(FIRM, "某单位"), (SHOP, "某个体工商户"), (PERSON, MASKED)])
def test_who_is_not_punished_is_not_named(party: dict[str, Any], who: str) -> None:
    facts = f"{party['name']}（{party.get('uscc', '')}，{party.get('registration_number', '')}）"
    served = serve(no_penalty(party=party, facts=facts + party.get("legal_representative", "")))
    assert served["party"] == {"type": party["type"], "name": who}
    hidden = [value for key, value in party.items() if key != "type"]
    assert [value for value in hidden if value in canonical_json(served)] == []


def test_who_is_not_punished_may_be_named_with_a_reason() -> None:
    assert serve(no_penalty(party={**FIRM, "show_name": "当事人要求澄清"}))["party"] == FIRM


def test_names_are_masked_in_a_tombstone_too() -> None:
    withdrawal = {"event": "撤销", "event_on": "2026-04-01", "reason": f"{NAME}申请复议"}
    stone = make_tombstone(penalty(party=PERSON, withdrawal=withdrawal), {})
    assert stone["reason"] == f"{MASKED}申请复议"
    assert set(stone) == {"document_number", "event", "event_on", "reason"}
    with pytest.raises(ValueError, match="cf-1"):
        make_tombstone(penalty(), {})


def test_hiding_names_leaves_the_given_value_alone() -> None:
    value = {"what": [NAME]}
    assert hide_names(penalty(party=PERSON), value) == {"what": [MASKED]}
    assert value == {"what": [NAME]}


@given(st.permutations(sorted(serve(penalty()))))
def test_the_digest_does_not_depend_on_the_order_of_keys(order: list[str]) -> None:
    served = serve(penalty())
    assert digest_of({key: served[key] for key in order}) == digest_of(served)


def test_the_digest_does_not_tell_a_hidden_name() -> None:
    others = [{**PERSON, "name": name} for name in ("欧阳小明", "欧阳建国", "欧阳倩")]
    assert (
        len({digest_of(serve(penalty(party=party, facts=f"{party['name']}在场"))) for party in others}) == 1
    )


@pytest.mark.parametrize(
    "change",
    [{"facts": "漱口杯检出大肠菌群"}, {"fine_yuan": "600.01"}, {"party": {**FIRM, "name": "另一家"}}],
)
def test_the_digest_tells_every_other_change(change: dict[str, Any]) -> None:
    assert digest_of(serve(penalty(**change))) != digest_of(serve(penalty()))


@pytest.mark.parametrize(
    "change",
    [
        {"disclosure": {"state": "pending"}},
        {"corrections": [{"on": "2026-03-03", "what": "误植"}]},
        {"attachments": ["a.pdf"]},
        {"fine_yuan": "600.00"},
    ],
)
def test_the_digest_is_over_nothing_but_the_served_text(change: dict[str, Any]) -> None:
    assert digest_of(serve(penalty(**change))) == digest_of(serve(penalty()))


def test_the_digest_has_its_form() -> None:
    assert digest_of({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize(
    ("kind", "served", "title"),
    [
        ("penalty", {"party": {"name": "甲"}, "violation": "乙"}, "甲：乙"),
        ("penalty", {"party": {"name": "甲"}}, "甲：行政处罚"),
        ("permit", {"party": {"name": "甲"}, "certificate_name": "乙", "document_name": "丙"}, "甲：乙"),
        ("permit", {"document_name": "丙"}, "丙"),
        ("decision", {"party": {"name": "甲"}, "type": "行政检查"}, "甲：行政检查"),
        ("decision", {"party": {"name": "甲"}, "type": "行政强制", "measure": "查封"}, "甲：查封"),
        ("baseline", {"violation": "甲", "version": "2026-1"}, "甲裁量基准（2026-1）"),
        ("report", {"year": 2025}, "2025年度行政执法总体情况"),
        ("case", {"domain": "饮用水"}, "饮用水典型案例"),
    ],
)
def test_a_title_is_derived_where_there_is_none(kind: str, served: dict[str, Any], title: str) -> None:
    assert derive_title(kind, served) == title
