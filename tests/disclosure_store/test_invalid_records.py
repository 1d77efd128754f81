"""One bad record per mistake, with the words that the clerk must be told (tests/invalid/records/expected.yaml)."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.terms import TERMS

from disclosure.docket import Docket
from disclosure.findings import Finding
from disclosure.judge import judge
from disclosure.law import Law
from disclosure.ledger import Chain, Publications
from disclosure_store.docket import scan, take_in
from disclosure_store.law_files import read_law
from disclosure_store.loading import LineIndex, load_faults, load_summaries
from disclosure_store.organs import read_organs
from disclosure_store.state import open_state

INVALID = Path(__file__).parents[1] / "invalid"
FOLDER = INVALID / "records"
AS_OF = date(2026, 11, 20)


def read_index(path: Path) -> dict[str, Any]:
    """Every scalar as text."""
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))


EXPECTED = read_index(FOLDER / "expected.yaml")
WAY = "{telephone: 0990-55500001, address: 镜湖市湖滨路1号, website: 'https://jinghu.example.gov.cn'}"
ORGANS = (
    "- {id: jinghu, name: 镜湖市卫生健康委员会, level: city, region: 990100, uscc: 11990100MBED80HD6E, "
    f"contact: {WAY}, supervision: {WAY}, number_prefixes: [镜卫罚, 镜卫许, 镜卫强], duties: []}}\n"
)


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law()


def find(law: Law, folder: Path, name: str) -> list[Finding]:
    """What a build says of the one file."""
    records = folder / "content" / "records" / EXPECTED[name]["folder"]
    records.mkdir(parents=True)
    shutil.copy(FOLDER / f"{name}.yaml", records)
    (folder / "content" / "authorities.yaml").write_text(ORGANS, "utf-8")
    state = open_state(folder / "state", "test")
    take_in(folder / "content", state, scan(folder / "content", state), TERMS, workers=1)
    organs = read_organs(folder / "content")
    docket = Docket(load_summaries(state), organs, load_faults(state), find_line=LineIndex(state).find)
    return list(judge(docket, law, Publications(Chain()), AS_OF).findings)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_mistake_is_told_once_at_its_place(law: Law, tmp_path: Path, name: str) -> None:
    expected = EXPECTED[name]
    (finding,) = find(law, tmp_path, name)
    assert (finding.rule, finding.severity) == (expected["rule"], expected.get("severity", "quarantine"))
    assert finding.path == f"records/{expected['folder']}/{name}.yaml"
    assert (str(finding.line), finding.field) == (expected["line"], expected.get("field"))
    for word in expected["words"]:
        assert word in finding.message
    assert re.search("[\u4e00-\u9fff]{2}", finding.message)
    assert re.search("[\u4e00-\u9fff]{2}", finding.remedy)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "canary" in EXPECTED[name]])
def test_no_message_repeats_the_value_that_it_complains_about(law: Law, tmp_path: Path, name: str) -> None:
    (finding,) = find(law, tmp_path, name)
    assert EXPECTED[name]["canary"] not in finding.message + finding.remedy + str(finding.field)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "canary" in EXPECTED[name]])
def test_the_canary_is_in_the_file(name: str) -> None:
    assert EXPECTED[name]["canary"] in (FOLDER / f"{name}.yaml").read_text("utf-8")


def test_every_bad_file_is_expected() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} - {"expected"} == set(EXPECTED)


def test_every_rule_of_form_has_its_bad_files() -> None:
    of_yaml = read_index(INVALID / "yaml" / "expected.yaml")
    rules = {row["rule"] for row in (*EXPECTED.values(), *of_yaml.values())}
    assert {"Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "I1"} <= rules
