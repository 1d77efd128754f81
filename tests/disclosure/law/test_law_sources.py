"""Every rule and every dated value stands on a listed paper, and every listed paper carries something."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from disclosure.law import FileCheck, Law, Reference
from disclosure.law.sources import Source
from disclosure_store.law_files import read_law

FOLDER = Path(__file__).parents[3] / "plugins" / "disclosure" / "law"


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law()


def read_raw(name: str) -> dict[str, dict[str, dict[str, object]]]:
    """The file as plain data: this walk must not lean on the models it checks."""
    raw: dict[str, dict[str, dict[str, object]]] = yaml.load(
        (FOLDER / name).read_text("utf-8"), Loader=yaml.CBaseLoader
    )
    return raw


def walk_cited() -> list[tuple[str, list[dict[str, str]]]]:
    cited = [(rule_id, rule["references"]) for rule_id, rule in read_raw("rules.yaml")["rules"].items()]
    for key, limit in read_raw("limits.yaml")["limits"].items():
        assert isinstance(limit["values"], dict)
        cited += [(f"{key} {since}", value["references"]) for since, value in limit["values"].items()]
    tables = {path.name for path in FOLDER.glob("*.yaml")} - {"sources.yaml", "rules.yaml", "limits.yaml"}
    for name in sorted(tables):
        cited += walk_table(name, read_raw(name))
    return cited  # type: ignore[return-value]


def walk_table(where: str, value: object) -> list[tuple[str, object]]:
    """Every `references` anywhere in a table; a list of them may also stand under a name of its own."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in walk_table(f"{where} {key}", inner)]
    if (
        isinstance(value, list)
        and value
        and all(isinstance(item, dict) and "source" in item for item in value)
    ):
        return [(where, value)]
    if isinstance(value, list):
        return [found for item in value for found in walk_table(where, item)]
    return []


@pytest.mark.parametrize(
    ("where", "references"), walk_cited(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_everything_is_cited_and_every_citation_resolves(
    law: Law, where: str, references: list[dict[str, str]]
) -> None:
    assert references
    for reference in references:
        assert reference["source"] in law.sources


def test_no_source_is_listed_for_nothing(law: Law) -> None:
    used = {reference["source"] for _, references in walk_cited() for reference in references}
    assert used == set(law.sources)


def test_what_is_law_does_not_stand_on_inference_alone(law: Law) -> None:
    for rule in law.rules.values():
        if rule.level != "INF":
            assert {reference.source for reference in rule.references} != {"INF"}, rule.id


def test_only_one_source_is_ours(law: Law) -> None:
    assert [key for key, source in law.sources.items() if source.issuer == "本项目"] == ["INF"]
    assert law.sources["INF"].title == "设计推定"


def test_no_limit_is_older_than_all_its_sources(law: Law) -> None:
    """A value may be younger than its paper, never older than every dated paper it cites."""
    for key, limit in read_raw("limits.yaml")["limits"].items():
        assert isinstance(limit["values"], dict)
        for since, value in limit["values"].items():
            days = [law.sources[each["source"]].in_force_on for each in value["references"]]
            dated = [day for day in days if day is not None]
            assert not dated or min(dated) <= date.fromisoformat(since), f"{key} {since}"


@pytest.mark.parametrize("key", ["118号", "424号", "处罚法", "公开条例", "许可法", "令36号", "GB32100"])
def test_the_papers_the_portal_lives_by_are_sure(law: Law, key: str) -> None:
    assert law.sources[key].confidence == "H"


def test_a_reference_reads_like_a_citation() -> None:
    assert Reference(source="处罚法", article="第48条").label == "处罚法 第48条"
    assert Reference(source="424号").label == "424号"


@pytest.mark.parametrize(
    "changes",
    [
        {"confidence": "X"},
        {"confidence": "H"},
        {"url": "www.gov.cn"},
        {"in_force_on": "2019"},
        {"title": " "},
        {"issuer": None},
        {"colour": "red"},
    ],
)
def test_a_source_that_cannot_be_found_again_is_refused(changes: dict[str, object]) -> None:
    good = {"issuer": "国务院", "title": "某通知", "confidence": "M"}
    assert Source.model_validate(good)
    with pytest.raises(ValidationError):
        Source.model_validate({**good, **changes})


def test_a_file_is_overdue_the_day_after_its_interval() -> None:
    check = FileCheck("limits.yaml", date(2026, 11, 21), 90)
    due = date(2026, 11, 21) + timedelta(days=90)
    assert not check.is_overdue(due)
    assert check.is_overdue(due + timedelta(days=1))


def test_neglected_files_come_longest_neglected_first(law: Law) -> None:
    assert law.overdue_checks(min(check.last_checked for check in law.checks)) == []
    late = law.overdue_checks(date(2099, 1, 1))
    assert {check.file for check in late} == {check.file for check in law.checks}
    ends = [check.last_checked + timedelta(days=check.check_every_days) for check in late]
    assert ends == sorted(ends)
