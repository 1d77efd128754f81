"""From texts to a record, or to what a clerk must be told; and what must hold of every model."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.findings.fault import Fault
from disclosure.records import KINDS, Authority, Penalty, Permit
from disclosure.records.catalogue import CATALOGUES
from disclosure.records.node import Node, chinese_name, key_table
from disclosure.records.report import Report
from disclosure.records.validation import label_of, validate

HAN = re.compile("[\u4e00-\u9fff]")
SMALL: dict[str, Any] = {"id": "a-1", "authority": "jinghu"}


def nodes_of(model: type[Node]) -> Iterator[type[Node]]:
    """A model and all those inside it."""
    yield model
    for _, inner in set(key_table(model).values()):
        if inner is not None:
            yield from nodes_of(inner)


RECORDS = [
    model for kind in KINDS.values() for model in (kind.model, *dict.fromkeys(kind.model.variants().values()))
]
MODELS = sorted(
    {node for model in (Authority, *RECORDS) for node in nodes_of(model)},
    key=lambda node: node.__name__,
)
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@every_model
def test_every_field_has_one_chinese_title_of_its_own(model: type[Node]) -> None:
    titles = [field.title or "" for field in model.model_fields.values()]
    assert all(HAN.search(title) for title in titles)
    assert len(set(titles)) == len(titles)
    assert len(key_table(model)) == 2 * len(titles)


@every_model
def test_titles_are_no_english_keys(model: type[Node]) -> None:
    english = {field.alias or name for name, field in model.model_fields.items()}
    assert not english & {field.title for field in model.model_fields.values()}
    assert all(
        not re.search(r"[\s:：#\[\]{},'\"]", field.title or "") for field in model.model_fields.values()
    )


@every_model
def test_models_are_closed_and_cannot_be_changed(model: type[Node]) -> None:
    assert (model.model_config["extra"], model.model_config["frozen"]) == ("forbid", True)
    assert inspect.getdoc(model)


@every_model
def test_chinese_names_are_found(model: type[Node]) -> None:
    for name, field in model.model_fields.items():
        assert chinese_name(model, name) == chinese_name(model, field.alias or name) == field.title
    assert chinese_name(model, "nowhere") == "nowhere"


def test_a_field_without_a_title_of_its_own_is_a_mistake_of_ours() -> None:
    class Untitled(Node):
        """Lacks a title."""

        name: str

    with pytest.raises(TypeError, match=r"Untitled\.name"):
        key_table(Untitled)


def test_a_small_record_is_enough_to_be_read() -> None:
    found = validate(Penalty, SMALL)
    assert isinstance(found, Penalty)
    assert (found.outcome, found.disclosure.state, found.legal_basis) == ("处罚", "pending", ())


def faults_of(**fields: Any) -> list[Fault]:
    found = validate(Penalty, {**SMALL, **fields})
    assert isinstance(found, list)
    return found


def test_each_mistake_is_told_at_its_field() -> None:
    found = faults_of(
        decided_on="昨天", party={"type": "企业", "uscc": []}, corrections=[{"on": "x", "what": "y"}]
    )
    assert {(fault.rule, fault.field) for fault in found} == {
        ("Y5", "decided_on"),
        ("Y5", "party.type"),
        ("Y4", "party.name"),
        ("Y5", "party.uscc"),
        ("Y5", "corrections.0.on"),
    }


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"procedure": "听证"}, "只能填写以下之一：普通程序、简易程序"),
        ({"facts": ["甲"]}, "应为一段文字"),
        ({"facts": ""}, "内容为空"),
        ({"legal_basis": "甲"}, "应为列表"),
        ({"legal_basis": {"甲": "乙"}}, "应为列表"),
        ({"discretion": "甲"}, "下级项目"),
        ({"discretion": ["甲"]}, "下级项目"),
        ({"fine_yuan": {"min": "1"}}, "以元为单位"),
        ({"hearing": "NO"}, "true 或 false"),
        ({"valid_until": "永远"}, "年-月-日"),
    ],
)
def test_the_explanation_is_chinese_and_useful(fields: dict[str, Any], words: str) -> None:
    (fault,) = faults_of(**fields)
    assert words in fault.message
    assert HAN.search(fault.remedy)


def test_a_refusal_by_the_library_itself_is_explained_in_chinese() -> None:
    (fault,) = faults_of(penalty_kinds=[None])
    assert HAN.search(fault.message.partition("：")[2])
    assert not re.search("[a-z]{4}", fault.message)


@pytest.mark.parametrize(
    ("model", "field", "label"),
    [
        (Penalty, "facts", "违法事实"),
        (Penalty, "party.name", "行政相对人·行政相对人名称"),
        (Penalty, "corrections.1.on", "更正·第2项·日期"),
        (Penalty, "legal_basis.0", "处罚依据·第1项"),
        (Permit, "disclosure.published_elsewhere.on", "公开·已在他处公开·日期"),
        (CATALOGUES["执法流程图"], "items.0.steps.1.next.0.to", "条目·第1项·步骤·第2项·下一步·第1项·到"),
        (Report, "indicators.12345办结.of", "考核指标·12345热线办结·总数"),
        (Penalty, "nowhere", "nowhere"),
    ],
)
def test_a_field_is_named_as_a_clerk_knows_it(model: type[Node], field: str, label: str) -> None:
    assert label_of(model, field) == label


TREES: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@given(st.sampled_from(RECORDS), st.data())
def test_nothing_that_yaml_can_hold_makes_it_fail(model: Any, data: st.DataObject) -> None:
    """Whatever stands under the known keys: a record, or faults with a field, a message and a remedy."""
    keys = st.sampled_from(sorted({key for key, _ in key_table(model).values()}))
    fields = data.draw(st.dictionaries(keys, TREES, max_size=4))
    found = validate(model, fields)
    for fault in found if isinstance(found, list) else []:
        assert fault.rule in ("Y4", "Y5")
        assert fault.field
        assert HAN.search(fault.message)
        assert HAN.search(fault.remedy)


@given(st.text("丂丄丅丆丌-./\n", min_size=4, max_size=12).filter(lambda text: "丂" in text))
def test_no_message_repeats_the_value(value: str) -> None:
    for field in ("decided_on", "fine_yuan", "procedure", "hearing", "party", "legal_basis", "discretion"):
        found = validate(Penalty, {**SMALL, field: value})
        for fault in found if isinstance(found, list) else []:
            assert value not in fault.message + fault.remedy
