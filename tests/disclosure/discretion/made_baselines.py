"""Baselines and penalties as summaries, for tests that need no file."""

from typing import Any

from disclosure.discretion.versions import Version, read_version
from disclosure.records import Baseline
from disclosure.records.served import canonical_json
from disclosure.records.summary import INTEGERS, Summary
from disclosure.records.validation import validate

Fields = dict[str, Any]


def tier(name: str, **bounds: tuple[str, str]) -> Fields:
    """A tier with bounds: fine_yuan=("500", "1000")."""
    spans = {scale: {"min": low, "max": high} for scale, (low, high) in bounds.items()}
    return {"name": name, "conditions": f"{name}情形", "penalty": "罚款", **spans}


def baseline(*tiers: Fields, **more: Any) -> Baseline:
    """A baseline with these tiers."""
    found = validate(Baseline, {
        "id": "bl-1", "authority": "jinghu", "violation": "未按规定消毒", "version": "2026-1",
        "effective_from": "2026-01-01", "tiers": list(tiers), **more,
    })  # fmt: skip
    assert not isinstance(found, list), found
    return found


def summary(kind: str, record: str, **columns: Any) -> Summary:
    """A summary with nothing in it but these columns."""
    empty: Fields = dict.fromkeys(Summary._fields, "") | dict.fromkeys(INTEGERS, 0)
    empty |= {"fine": -1, "confiscated": -1, "income": -1, "amount": -1, "authority": "jinghu"}
    return Summary(**empty | {"kind": kind, "id": record, "state": "public"} | columns)


def baseline_summary(record: Baseline, **columns: Any) -> Summary:
    """The columns of a baseline that the rules read."""
    refers_to = f"supersedes\t{record.supersedes}\t" if record.supersedes else ""
    since = record.effective_from.isoformat() if record.effective_from else ""
    return summary(
        "baseline", record.id, facts=canonical_json(record.list_facts()), day=since, refers_to=refers_to,
        authority=record.authority, item_code=record.item_code or "", violation=record.violation or "", **columns,
    )  # fmt: skip


def version(*tiers: Fields, **more: Any) -> Version:
    """A version with these tiers."""
    return read_version(baseline_summary(baseline(*tiers, **more)))
