"""Complete records of an invented city for the tests of records: what a field's name says is not repeated here."""

from typing import Any, TypeVar

from disclosure.records import Decision, Penalty, Permit, Record
from disclosure.records.validation import validate

Fields = dict[str, Any]
AnyRecord = TypeVar("AnyRecord", bound=Record)
REVIEWED: Fields = {"state": "public", "reviewed_by": "政策法规处", "reviewed_on": "2026-03-04"}
FIRM: Fields = {
    "type": "法人及非法人组织", "name": "镜湖观澜酒店管理有限公司", "uscc": "91990100MARLMDU95E",
    "legal_representative": "司马光明", "registration_number": "990100600012345",
}  # fmt: skip
SHOP: Fields = {**FIRM, "type": "个体工商户", "name": "镜湖便民理发店", "legal_representative": "上官飞燕"}
PERSON: Fields = {"type": "自然人", "name": "欧阳小明"}


def penalty(**more: Any) -> Penalty:
    """A penalty, public."""
    return _make(Penalty, {
        "id": "cf-1", "authority": "jinghu", "document_number": "镜卫罚〔2026〕1号", "party": FIRM,
        "violation": "未按规定消毒", "facts": "漱口杯检出大肠菌群。", "legal_basis": ["第十四条", "第三十六条"],
        "penalty_kinds": ["罚款"], "penalty": "罚款人民币600元", "fine_yuan": "600", "procedure": "普通程序",
        "discretion": {"none": "尚未制定"}, "decided_on": "2026-03-02", "disclosure": REVIEWED, **more,
    })  # fmt: skip


def no_penalty(**more: Any) -> Penalty:
    """A decision not to punish, public."""
    return penalty(**{
        "outcome": "不予处罚", "penalty_kinds": [], "penalty": None, "fine_yuan": None, "discretion": None,
        "mitigation": {"kind": "不予", "ground": "处罚法第三十三条", "reason": "及时改正"},
        "education": "当场讲解", **more,
    })  # fmt: skip


def permit(**more: Any) -> Permit:
    """A permit, public."""
    return _make(Permit, {
        "id": "xk-1", "authority": "jinghu", "document_number": "镜卫许〔2026〕1号", "document_name": "决定书",
        "party": FIRM, "permit_type": "普通", "content": "准予从事住宿经营", "decided_on": "2026-03-02",
        "valid_from": "2026-03-02", "valid_until": "长期", "disclosure": REVIEWED, **more,
    })  # fmt: skip


def decision(**more: Any) -> Decision:
    """A seizure, public."""
    return _make(Decision, {
        "id": "qt-1", "authority": "jinghu", "document_number": "镜卫强〔2026〕1号", "type": "行政强制",
        "party": FIRM, "legal_basis": ["第二十二条"], "conclusion": "查封布草间", "decided_on": "2026-03-02",
        "disclosure": REVIEWED, **more,
    })  # fmt: skip


def _make(model: type[AnyRecord], fields: Fields) -> AnyRecord:
    found = validate(model, {name: value for name, value in fields.items() if value is not None})
    assert not isinstance(found, list), found
    return found
