"""The Whoosh index in STATE follows the published site, at the cost of what changed."""

import json
import time
from collections.abc import Callable

import pytest
from tests.builds.conftest import Portal
from tests.builds.records import DAY, firm, pending, permit, withdrawn

from disclosure_search.config import digest_code
from disclosure_search.index import search_index
from disclosure_search.index_memo import KnownMonth, load_known, save_known

pytestmark = pytest.mark.build

PATIENCE_S = 60
NAME = "望舒星河宾馆有限公司"
NAMED = permit(2, party=firm(2, name=NAME))

DIES_BEFORE_IT_REMEMBERS = """
import os
from disclosure_search import upkeep

upkeep.replace_file = lambda *_: os._exit(1)
"""


def wait_for(portal: Portal, is_so: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    """What the index is known to hold; it is brought up to date after the build has returned."""
    portal.rest()
    months, _ = load_known(portal.state / "whoosh", digest_code())
    known = {id_: key for month in (months or {}).values() for id_, key in month.records.items()}
    log = portal.state / "background.log"
    assert is_so(known), log.read_text(encoding="utf-8") if log.exists() else "no log"
    return known


def find(portal: Portal, words: str) -> list[str]:
    return [hit.id for hit in search_index(portal.state / "whoosh", words)]


def test_the_index_says_what_the_site_says(portal: Portal) -> None:
    portal.content.put("permits/second", NAMED)
    built = portal.build()
    known = wait_for(portal, lambda known: "permit-2" in known)
    assert len(known) == built.counts["published"]
    assert find(portal, NAME) == find(portal, "星河宾馆") == ["permit-2"]
    assert (portal.state / "background.log").read_text(encoding="utf-8") == ""


def test_only_what_changed_is_marked_anew(portal: Portal) -> None:
    portal.content.put("permits/second", NAMED)
    portal.build()
    before = wait_for(portal, lambda known: "permit-2" in known)
    portal.content.put("permits/second", NAMED | {"content": "准予从事玄玉浴场经营"})
    portal.build()
    after = wait_for(portal, lambda known: known.get("permit-2") != before["permit-2"])
    assert {record for record in after if after[record] != before[record]} == {"permit-2"}
    assert find(portal, "玄玉浴场") == ["permit-2"]


@pytest.mark.parametrize("fate", [pending, withdrawn], ids=["pending", "withdrawn"])
def test_what_is_no_longer_shown_is_no_longer_found(
    portal: Portal, fate: Callable[..., dict[str, object]]
) -> None:
    portal.content.put("permits/second", NAMED)
    portal.build()
    wait_for(portal, lambda known: "permit-2" in known)
    portal.content.put("permits/second", fate(NAMED))
    portal.build()
    wait_for(portal, lambda known: "permit-2" not in known)
    assert find(portal, NAME) == []
    files = [file.read_bytes() for file in (portal.state / "whoosh").iterdir()]
    assert not any("星河".encode() in data for data in files), "nor can it be had from the files"


def test_a_deleted_index_is_made_anew(portal: Portal) -> None:
    portal.content.put("permits/second", NAMED)
    portal.build()
    wait_for(portal, lambda known: "permit-2" in known)
    for file in (portal.state / "whoosh").iterdir():
        file.unlink()
    portal.build(as_of=DAY)
    wait_for(portal, lambda known: "permit-2" in known)
    assert find(portal, NAME) == ["permit-2"]


def test_what_nobody_remembers_leaves_the_index_too(portal: Portal) -> None:
    """A build that died after its commit has put in what `known.json` does not have."""
    portal.content.put("permits/second", NAMED)
    portal.build()
    known = wait_for(portal, lambda known: "permit-2" in known)
    folder, code = portal.state / "whoosh", digest_code()
    months, since = load_known(folder, code)
    assert months is not None
    forgotten = {
        month: KnownMonth.of(own.key, {id_: key for id_, key in own.records.items() if id_ != "permit-2"})
        for month, own in months.items()
    }
    save_known(folder, code, since, forgotten)
    portal.content.put("permits/second", pending(NAMED))
    portal.build()
    wait_for(portal, lambda now: "permit-2" not in now)
    deadline = time.monotonic() + PATIENCE_S
    while find(portal, NAME) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert find(portal, NAME) == []
    assert "permit-2" in known


@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.id.col"])
def test_a_damaged_index_is_made_anew(portal: Portal, pattern: str) -> None:
    portal.content.put("permits/second", NAMED)
    portal.build()
    wait_for(portal, lambda known: "permit-2" in known)
    for file in (portal.state / "whoosh").glob(pattern):
        file.write_bytes(file.read_bytes()[:9])
    portal.content.put("permits/second", NAMED | {"content": "准予从事玄玉浴场经营"})
    portal.build()
    deadline = time.monotonic() + PATIENCE_S
    while find(portal, "玄玉浴场") != ["permit-2"] and time.monotonic() < deadline:
        time.sleep(0.05)
    assert find(portal, "玄玉浴场") == find(portal, NAME) == ["permit-2"]


def test_a_version_that_nobody_remembers_leaves_the_index_too(portal: Portal) -> None:
    """A build that died after its commit has put in a record as it was for a moment."""
    portal.content.put("permits/second", NAMED)
    portal.build()
    known = wait_for(portal, lambda known: "permit-2" in known)
    portal.content.put("permits/second", NAMED | {"content": "准予从事玄玉浴场经营"})
    portal.build(portal.settings(DIES_BEFORE_IT_REMEMBERS))
    deadline = time.monotonic() + PATIENCE_S
    while find(portal, "玄玉浴场") != ["permit-2"] and time.monotonic() < deadline:
        time.sleep(0.05)
    portal.content.put("permits/second", NAMED)
    portal.build()
    assert wait_for(portal, lambda known: "permit-2" in known) == known
    assert find(portal, "玄玉浴场") == []


def test_an_index_that_is_not_kept_is_not_left_behind(portal: Portal) -> None:
    portal.build()
    wait_for(portal, bool)
    portal.build(portal.settings("DISCLOSURE_INDEX = False"))
    assert not (portal.state / "whoosh").exists()


def test_an_index_of_a_wrong_clock_does_not_stop_those_after_it(portal: Portal) -> None:
    portal.build()
    wait_for(portal, bool)
    memo = portal.state / "whoosh/known.json"
    told = json.loads(memo.read_text(encoding="utf-8"))
    memo.write_text(json.dumps(told | {"since": told["since"] + 10**15}), encoding="utf-8")
    portal.content.put("permits/second", NAMED)
    portal.build()
    wait_for(portal, lambda known: "permit-2" in known)
