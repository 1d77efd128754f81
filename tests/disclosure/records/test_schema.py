"""The schemas help a clerk's editor: they refuse what the build refuses and nothing that it accepts."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from disclosure.records import fields
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.schema import schema_of, schema_of_authorities
from disclosure_store.schema_files import render_schemas, write_schemas

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "docs" / "schema"

GOOD: dict[KindName, str] = {
    "permit": """
        id: xk-c01-2026-000001
        authority: c01
        document_number: 北卫许〔2026〕1号
        decided_on: 2026-03-02
        disclosure: {state: pending}
        valid_until: 长期""",
    "penalty": """
        记录标识: cf-c01-2026-000001
        执法机关: c01
        决定书文号: 北卫医罚〔2026〕75号
        行政相对人: {行政相对人类别: 法人及非法人组织, 行政相对人名称: 北辰仁和门诊部,
          统一社会信用代码: 911100001000000001}
        违法行为: 未建立登记制度
        违法事实: 2026
        处罚依据: [《医疗废物管理条例》第四十五条]
        罚款金额: 3600.50
        处罚程序: 普通程序
        听证: true
        处罚决定日期: 2026-03-02
        公开: {状态: public, 审查机构: 法规处, 审查日期: 2026-03-05}""",
    "decision": """
        id: jc-1
        authority: c01
        type: 行政检查
        decided_on: 2026-03-02
        disclosure: {state: withheld, reviewed_by: 法规处, reviewed_on: 2026-03-03,
          withheld: {basis: 公开条例14, reason: 涉密}}
        party: {type: 自然人, name: 李小明, minor: 否}
        legal_basis: [《行政处罚法》第五十四条]
        conclusion: 未发现问题""",
    "baseline": """
        id: jz-1
        authority: p01
        tiers:
          - {name: 较轻, conditions: 初次违法, penalty: 罚款, fine_yuan: {min: 1000, max: 3499.99}}
          - {名称: 一般, 适用条件: 其他, 处罚幅度: 罚款, 罚款倍数: {下限: 0.5, 上限: 2}}""",
    "case": "{id: al-1, authority: c01, tone: 警示, submitted_on: 2026-03-02, anonymous: true}",
    "report": """
        id: nb-2025
        authority: c01
        year: 2025
        permits: {applied: 12, accepted: 11}
        indicators: {出庭应诉: {done: 3, of: 4}, 行政诉讼败诉: {count: 0}}""",
    "catalogue": """
        id: ml-1
        authority: c01
        清单类别: 执法流程图
        changed_on: 2026-03-02
        items:
          - 流程名称: 一般程序
            steps:
              - {id: a, text: 立案, kind: 开始, next: [{to: b, when: 属于本机关管辖}]}
              - {编号: b, 内容: 结案, 类型: 结束}""",
}
BAD: dict[str, tuple[KindName, str]] = {
    "unknown key": ("permit", "{fine_yaun: 3}"),
    "unknown key inside": ("penalty", "{行政相对人: {type: 自然人, name: 李小明, nmae: 李小明}}"),
    "said twice": ("permit", "{决定书文号: 北卫许〔2026〕1号}"),
    "said twice inside": ("report", "{permits: {applied: 1, 申请: 1, accepted: 1}}"),
    "no number": ("permit", "{document_number: null}"),
    "commas in an amount": ("penalty", '{罚款金额: "3,600"}'),
    "three places": ("penalty", '{罚款金额: "3600.505"}'),
    "no such month": ("permit", "{decided_on: 2026-13-01}"),
    "day of another form": ("permit", "{decided_on: 2026年3月2日}"),
    "not one of the list": ("case", "{tone: 中性}"),
    "YAML's own yes": ("case", "{anonymous: yes}"),
    "text for a list": ("decision", "{legal_basis: 《行政处罚法》}"),
    "half a year": ("report", "{year: 2025.5}"),
    "unknown key in a row of its catalogue": ("catalogue", "{items: [{name: 甲, 执法证号: 云01}]}"),
    "a row's key under no catalogue": ("catalogue", "{清单类别: 执法人员}"),
    "no arrow's end": ("catalogue", "{items: [{steps: [{id: a, text: 立案, next: [{when: 否则}]}]}]}"),
    "a link that is not https": ("catalogue", "{公布网址: http://jinghu.example.gov.cn/qd}"),
    "minus": ("report", "{permits: {applied: -1, accepted: 0}}"),
}
NEEDED: list[tuple[KindName, str]] = [
    ("permit", "id"),
    ("permit", "document_number"),
    ("decision", "type"),
    ("penalty", "处罚决定日期"),
    ("penalty", "行政相对人"),
    ("decision", "conclusion"),
]


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as an editor does, by the core schema of YAML 1.2: no dates, no yes and no."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012  # declared so by the base class


for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def read_as_editor(text: str) -> Any:
    return yaml.load(text, EditorLoader)


@cache
def validator_of(kind: KindName) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


def find_errors(kind: KindName, record: Any) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in validator_of(kind).iter_errors(record)]


@cache
def form_of(kind: KindName, form: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind)["$defs"][form])


@pytest.mark.parametrize("name", sorted(render_schemas()))
def test_committed_schema_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_bytes() == render_schemas()[name], "run `make schema` and review the diff"


def test_folder_holds_no_other_schema() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(render_schemas())


def test_writing_removes_what_is_no_schema_any_more(tmp_path: Path) -> None:
    (tmp_path / "licence.schema.json").write_text("{}")
    write_schemas(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == render_schemas()


@pytest.mark.parametrize("schema", [*map(schema_of, KINDS), schema_of_authorities()], ids=[*KINDS, "organs"])
def test_schema_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_good_record_is_accepted(kind: KindName) -> None:
    assert find_errors(kind, read_as_editor(GOOD[kind])) == []


@pytest.mark.parametrize("name", BAD)
def test_mistake_is_seen(name: str) -> None:
    kind, change = BAD[name]
    assert find_errors(kind, read_as_editor(GOOD[kind]) | read_as_editor(change))


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_missing_field_is_seen(kind: KindName, key: str) -> None:
    record = read_as_editor(GOOD[kind])
    del record[key]
    assert find_errors(kind, record)


def test_public_record_needs_its_reviewer() -> None:
    record = read_as_editor(GOOD["penalty"])
    del record["公开"]["审查机构"]
    assert find_errors("penalty", record)


FORMS: list[tuple[Callable[[Any], Any], KindName, str]] = [
    (fields.parse_fen, "penalty", "yuan"),
    (fields.parse_count, "report", "count"),
    (fields.parse_multiple, "baseline", "multiple"),
    (fields.parse_flag, "case", "flag"),
    (fields.parse_day, "case", "day"),
    (fields.parse_web_link, "catalogue", "web_link"),
    (fields.parse_end_day, "permit", "end_day"),
]
written = st.one_of(
    st.text("0123456789.,- 元", max_size=18),
    st.from_regex(r"[0-9]{4}-[0-1][0-9]-[0-3][0-9]", fullmatch=True),
    st.text("htps:/.@a ", max_size=9).map("https://a.b".__add__),
    st.sampled_from(
        [
            "https://a.b/c?d=1",
            "https://a.b:443",
            "https://a",
            "http://a.b",
            "true",
            "false",
            "是",
            "否",
            "yes",
            "True",
            "长期",
            "3600.5",
            "3600.50",
            "0.5",
            "2099-12-31",
        ]
    ),
)


@pytest.mark.parametrize(("parse", "kind", "form"), FORMS, ids=[form for *_, form in FORMS])
@settings(deadline=None)
@given(text=written)
def test_form_agrees_with_the_parser(
    parse: Callable[[Any], Any], kind: KindName, form: str, text: str
) -> None:
    accepted = form_of(kind, form).is_valid(text)
    try:
        parse(text)
    except ValueError:
        # the 30th of February has the right form; only a calendar knows better
        assert not accepted or (form in ("day", "end_day") and text[8:] >= "29")
    else:
        assert accepted


def records_of_the_portal(plural: str) -> Iterator[tuple[str, Any]]:
    for path in sorted((ROOT / "content" / "records" / plural).rglob("*.yaml")):
        for record in yaml.load_all(path.read_text("utf-8"), EditorLoader):
            yield path.name, record


@pytest.mark.parametrize("kind", KINDS)
def test_editor_shows_no_error_in_the_portal(kind: KindName) -> None:
    validator = validator_of(kind)
    wrong = [
        name for name, record in records_of_the_portal(KINDS[kind].plural) if not validator.is_valid(record)
    ]
    assert wrong == []


def test_editor_shows_no_error_in_the_organs() -> None:
    organs = read_as_editor((ROOT / "content" / "authorities.yaml").read_text("utf-8"))
    assert list(Draft202012Validator(schema_of_authorities()).iter_errors(organs)) == []


@given(text=st.from_regex(r"[0-9]{2,5}-[0-9]{1,2}(-01)?", fullmatch=True))
def test_the_month_of_a_quota_agrees_with_the_parser(text: str) -> None:
    accepted = Draft202012Validator(schema_of_authorities()["$defs"]["month"]).is_valid(text)
    try:
        fields.parse_month(text)
    except ValueError:
        assert not accepted
    else:
        assert accepted
