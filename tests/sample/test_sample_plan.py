"""The sample and its ledger plan agree: what is public was published, on a day when that could be."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"


def read_documents() -> Iterator[dict[str, Any]]:
    for path in sorted((CONTENT / "records").rglob("*.yaml")):
        yield from yaml.load_all(path.read_text("utf-8"), yaml.BaseLoader)


def english(document: dict[str, Any]) -> dict[str, Any]:
    """The few keys this test needs, whichever language the file is written in."""
    names = {
        "记录标识": "id",
        "公开": "disclosure",
        "状态": "state",
        "审查日期": "reviewed_on",
        "发布限制至": "embargo_until",
    }
    known = {names.get(key, key): value for key, value in document.items()}
    known["disclosure"] = {names.get(key, key): value for key, value in known.get("disclosure", {}).items()}
    return known


RECORDS = {record["id"]: record for record in map(english, read_documents())}
PLAN = yaml.load((ROOT / "tests/sample/ledger_plan.yaml").read_text("utf-8"), yaml.BaseLoader)
LEDGER_DAYS = {i: row["day"] for i, row in PLAN["proven"].items()} | {
    i: row["ledger_day"] for i, row in PLAN["declared"].items()
}


def test_every_public_record_has_one_day_in_the_ledger() -> None:
    public = {
        i
        for i, record in RECORDS.items()
        if record["disclosure"].get("state") == "public"
        and record.get("embargo_until", "") <= PLAN["sample_day"]
    }
    assert set(LEDGER_DAYS) == public
    assert not set(PLAN["proven"]) & set(PLAN["declared"])


@pytest.mark.parametrize("record_id", sorted(LEDGER_DAYS))
def test_review_comes_before_publication_and_publication_before_the_sample_day(record_id: str) -> None:
    reviewed = date.fromisoformat(RECORDS[record_id]["disclosure"]["reviewed_on"])
    published = date.fromisoformat(LEDGER_DAYS[record_id])
    assert reviewed <= published <= date.fromisoformat(PLAN["sample_day"])


def test_organs_are_invented() -> None:
    organs = yaml.load((CONTENT / "authorities.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert len([organ for organ in organs if organ["level"] == "city"]) == 14
    for organ in organs:
        assert organ["region"].startswith("99")
        assert organ["uscc"][2:8] == organ["region"]
        assert ".example." in organ["contact"]["website"]
