"""W2: PubDate of a page is the day and time that the ledger has of its first publication."""

import json
import re

import pytest
from tests.builds.conftest import Portal
from tests.builds.records import DAY

pytestmark = pytest.mark.build
PAGE = "penalties/penalty-1/index.html"


def find_publication(page: str) -> str:
    (found,) = re.findall(r'<meta name="PubDate" content="([^"]*)">', page)
    return found


def test_the_time_is_the_ledgers_and_stays(portal: Portal) -> None:
    built = portal.publish(as_of=None, clock=f"{DAY}T10:15:42+08:00")
    assert built.code == 0
    lines = (portal.ledger / f"{DAY[:4]}.jsonl").read_text("utf-8").splitlines()
    (entry,) = [found for found in map(json.loads, lines) if found["record"] == "penalty-1"]
    assert entry["at"] == f"{DAY}T10:15:42+08:00"
    assert find_publication(built.read(PAGE)) == f"{DAY} 10:15"
    later = portal.publish(as_of=None, clock=f"{DAY}T18:00:00+08:00")
    assert find_publication(later.read(PAGE)) == f"{DAY} 10:15"


def test_a_day_that_was_only_declared_has_no_time(portal: Portal) -> None:
    built = portal.publish(clock="2026-11-21T10:15:00+08:00")
    assert find_publication(built.read(PAGE)) == f"{DAY} 00:00"
