"""The eighteen catalogues: each has its rows, and what the rules read of a row tells of no person."""

from typing import Any, get_args

import pytest

from disclosure.records.catalogue import CATALOGUES, Catalogue, row_model
from disclosure.records.catalogues.names import CATALOGUE_NAMES, CatalogueName, spell_catalogue
from disclosure.records.catalogues.row import Row
from disclosure.records.served import canonical_json
from disclosure.records.validation import validate

SMALL: dict[str, Any] = {"id": "ml-1", "authority": "jinghu"}


def make(name: CatalogueName, *rows: dict[str, Any], **more: Any) -> Catalogue:
    found = validate(CATALOGUES[name], {**SMALL, "catalogue": name, "items": list(rows), **more})
    assert isinstance(found, Catalogue), found
    return found


def test_every_catalogue_has_its_rows() -> None:
    assert tuple(CATALOGUES) == CATALOGUE_NAMES == get_args(CatalogueName)
    assert len(CATALOGUES) == 18


@pytest.mark.parametrize("name", CATALOGUE_NAMES)
def test_what_a_row_needs_is_a_field_of_it(name: CatalogueName) -> None:
    model = row_model(name)
    assert issubclass(model, Row)
    assert model.needed
    assert set(model.needed) <= set(model.model_fields)
    (row,) = make(name, {}).list_rows()
    assert set(row.list_missing()) >= set(model.needed)


@pytest.mark.parametrize("key", ["catalogue", "清单类别"])
def test_the_name_chooses_the_rows_under_either_key(key: str) -> None:
    assert Catalogue.choose({key: "执法人员"}) is CATALOGUES["执法人员"]
    for value in ("账册", None, ["执法人员"]):
        assert Catalogue.choose({key: value}) is Catalogue


def test_a_catalogue_that_says_not_which_it_is_has_no_rows_to_look_into() -> None:
    found = validate(Catalogue, {**SMALL, "items": [{"姓名": "甲"}]})
    assert isinstance(found, Catalogue)
    assert (found.list_rows(), found.list_facts()["items"]) == ((), [])


def test_facts_of_officers_count_reviewers_and_name_nobody() -> None:
    rows = [
        {"name": "司马光明", "certificate_number": "云A0001", "category": "卫生", "legal_review": "是"},
        {"name": "上官飞燕", "category": "卫生", "area": "镜湖市"},
    ]
    facts = make("执法人员", *rows, updated_on="2026-03-02").list_facts()
    assert facts == {
        "catalogue": "执法人员", "changed_on": "", "updated_on": "2026-03-02", "has_link": False,
        "items": [
            {"category": "卫生", "legal_review": True},
            {"category": "卫生", "area": "镜湖市", "legal_review": False},
        ],
    }  # fmt: skip
    assert not any(word in canonical_json(facts) for word in ("司马", "上官", "云A0001"))


@pytest.mark.parametrize(
    ("name", "row", "facts"),
    [
        ("不予处罚清单", {"item_code": "CF-1", "violation": "甲"}, {"item_code": "CF-1", "violation": "甲"}),
        ("不予强制清单", {"violation": "查封"}, {"item_code": "", "violation": "查封"}),
        ("检查事项", {"item_code": "JC-1", "name": "甲", "standard": "乙"}, {"item_code": "JC-1", "name": "甲"}),
        ("法制审核事项", {"item_code": "CF-1"}, {"item_code": "CF-1"}),
        ("执法主体", {"name": "甲", "nature": "授权组织"}, {"name": "甲", "nature": "授权组织"}),
        ("电子监控", {"none": "未使用"}, {"none": True}),
        ("电子监控", {"location": "一楼"}, {"none": False}),
        ("委托执法", {"until": "2027-01-01"}, {"entrusted": "", "until": "2027-01-01", "has_letter": False}),
        ("委托执法", {"letter_attachment": "委托书.pdf"}, {"entrusted": "", "until": "", "has_letter": True}),
        ("执法流程图", {"name": "甲", "steps": [{"id": "a", "text": "立案"}]}, {"name": "甲", "steps": 1}),
    ],
)  # fmt: skip
def test_facts_of_a_row(name: CatalogueName, row: dict[str, Any], facts: dict[str, Any]) -> None:
    assert make(name, row).list_facts()["items"] == [facts]


def test_who_uses_no_cameras_need_not_say_where() -> None:
    (row,) = make("电子监控", {"none": "未使用"}).list_rows()
    assert row.list_missing() == ()


@pytest.mark.parametrize(
    "letter", [{"letter": "https://a.example/b.pdf"}, {"letter_attachment": "委托书.pdf"}]
)
def test_the_letter_is_a_link_or_an_attachment(letter: dict[str, str]) -> None:
    (without,) = make("委托执法", {}).list_rows()
    (row,) = make("委托执法", letter).list_rows()
    assert "letter" in without.list_missing()
    assert "letter" not in row.list_missing()


@pytest.mark.parametrize("name", CATALOGUE_NAMES)
def test_a_full_name_says_what_it_is(name: CatalogueName) -> None:
    assert name.removesuffix("监控") in spell_catalogue(name) or name == "电子监控"
    assert "清单清单" not in spell_catalogue(name)
