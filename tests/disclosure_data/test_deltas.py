"""A day's file says what the ledger's lines of that day say, in whatever form they stand."""

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.ledger.ledger_samples import draft, files_of, grow

from disclosure.ledger import Chain
from disclosure_data.deltas import plan_deltas, write_delta

RECORDS = st.from_regex(r"[a-z0-9][a-z0-9-]{2,20}", fullmatch=True)
EVENTS = st.sampled_from(["published", "corrected", "withdrawn", "ended", "restored"])
DAYS = st.sampled_from(["2026-11-21", "2026-11-22", "2027-01-03"])
KINDS = st.sampled_from(["permit", "penalty", "decision", "baseline", "case"])


@dataclass
class Site:
    """As much of a judged site as deltas look at."""

    ledger_files: dict[str, bytes] = field(default_factory=dict)


def read_days(files: dict[str, bytes]) -> dict[str, Any]:
    pages = {page.path: page for page in plan_deltas(Site(files))}  # type: ignore[arg-type]
    index = json.loads(pages.pop("data/delta/index.json").subject)
    days = {page.subject[0]: json.loads(write_delta(*page.subject)) for page in pages.values()}
    assert [day["day"] for day in index["days"]] == sorted(days, reverse=True)
    assert set(pages) == {f"data/delta/{day}.json" for day in days}
    return {day: told["events"] for day, told in days.items()}


def make_chain(entries: list[tuple[str, str, str, str]]) -> Chain:
    return grow(
        Chain(),
        *(
            draft(record, day, event=event, kind=kind)
            for record, event, day, kind in sorted(entries, key=lambda entry: entry[2])
        ),
    )


@given(st.lists(st.tuples(RECORDS, EVENTS, DAYS, KINDS), max_size=12))
def test_every_entry_is_told_on_its_day_in_the_ledgers_order(
    entries: list[tuple[str, str, str, str]],
) -> None:
    chain = make_chain(entries)
    told = [
        (day, event["id"], event["event"], event["kind"])
        for day, events in read_days(files_of(chain.entries)).items()
        for event in events
    ]
    assert told == [(str(e.day), e.record, e.event, e.kind) for e in chain.entries]


def test_a_line_in_another_form_says_the_same() -> None:
    chain = make_chain(
        [("p-1", "published", "2026-11-21", "penalty"), ("p-2", "ended", "2026-11-22", "permit")]
    )
    plain = files_of(chain.entries)
    spaced = {
        name: b"\r\n".join(
            json.dumps(json.loads(line), indent=None, sort_keys=False).encode() for line in data.splitlines()
        )
        for name, data in plain.items()
    }
    assert spaced != plain
    assert read_days(spaced) == read_days(plain)


def test_what_has_to_be_escaped_is() -> None:
    chain = grow(Chain(), draft("p-1", authority='o"\\'), draft("r-1", kind="report", number="2025"))
    first, second = read_days(files_of(chain.entries))["2026-11-21"]
    assert first["authority"] == 'o"\\'
    assert second["address"] == "/reports/2025/sy-wjw/"


def test_neither_numbers_nor_digests_nor_merges_are_told() -> None:
    chain = make_chain([("p-1", "published", "2026-11-21", "penalty")])
    void = draft("p-1", event="void", voids=chain.head)
    chain = grow(chain, void)
    files = files_of(chain.entries)
    text = json.dumps(read_days(files), ensure_ascii=False)
    assert "沈卫" not in text
    assert "sha256" not in text
    assert [event["event"] for event in read_days(files)["2026-11-21"]] == ["published", "void"]


def test_a_later_entry_leaves_the_days_before_as_they_are() -> None:
    before = make_chain([("p-1", "published", "2026-11-21", "penalty")])
    after = grow(before, draft("p-2", "2026-11-22"))
    keys = [
        {page.path: page.key for page in plan_deltas(Site(files_of(chain.entries)))}  # type: ignore[arg-type]
        for chain in (before, after)
    ]
    assert keys[0]["data/delta/2026-11-21.json"] == keys[1]["data/delta/2026-11-21.json"]
    assert keys[0]["data/delta/index.json"] != keys[1]["data/delta/index.json"]


def test_a_portal_that_published_nothing_lists_no_day() -> None:
    assert read_days({}) == {}
    assert read_days({"2026.jsonl": b"", "reports/x.json": b"{}"}) == {}
