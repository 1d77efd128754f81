"""What a publishing build adds to the ledger, by what a record is and what the ledger has of it."""

from datetime import date, datetime

import pytest
from tests.disclosure_gate.gate_samples import DIGEST, verdict

from disclosure.ledger import Chain, Draft, Event, Publications, chain_drafts
from disclosure.ledger.drafting import draft_entries
from disclosure.ledger.entry import UTC8
from disclosure.verdict import Outcome

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC8)


def ledger(*events: Event) -> Publications:
    """A ledger in which these have happened to p-1, a day apart."""
    drafts = [
        Draft(
            event,
            "p-1",
            "penalty",
            "mirror-lake",
            None,
            DIGEST,
            date(2026, 11, day),
            f"2026-11-{day:02}T09:00:00+08:00",
        )
        for day, event in enumerate(events, 1)
    ]
    return Publications(Chain().extended(chain_drafts(Chain(), drafts)))


@pytest.mark.parametrize(
    ("before", "outcome", "added"),
    [
        ((), "published", "published"),
        ((), "pending", None),
        ((), "withheld", None),
        ((), "quarantined", None),
        ((), "withdrawn", None),
        ((), "ended", None),
        (("published",), "published", None),
        (("published",), "pending", None),
        (("published",), "withheld", None),
        (("published",), "quarantined", None),
        (("published",), "withdrawn", "withdrawn"),
        (("published",), "ended", "ended"),
        (("published", "corrected"), "published", None),
        (("published", "corrected"), "withdrawn", "withdrawn"),
        (("published", "withdrawn"), "withdrawn", None),
        (("published", "withdrawn"), "published", "restored"),
        (("published", "withdrawn"), "ended", None),
        (("published", "ended"), "ended", None),
        (("published", "ended"), "published", "restored"),
        (("published", "withdrawn", "restored"), "published", None),
        (("published", "withdrawn", "restored"), "withdrawn", "withdrawn"),
    ],
)
def test_what_is_added(before: tuple[Event, ...], outcome: Outcome, added: Event | None) -> None:
    drafts = list(draft_entries([verdict("p-1", outcome)], ledger(*before), TODAY, NOW))
    assert [draft.event for draft in drafts] == ([added] if added else [])


def test_an_entry_says_what_was_served_when() -> None:
    (draft,) = draft_entries([verdict("p-1", number="镜卫罚〔2026〕1号")], ledger(), TODAY, NOW)
    assert draft == Draft(
        "published",
        "p-1",
        "penalty",
        "mirror-lake",
        "镜卫罚〔2026〕1号",
        DIGEST,
        TODAY,
        "2026-11-20T09:00:00+08:00",
    )


def test_a_yearly_report_is_known_by_its_year() -> None:
    (draft,) = draft_entries(
        [verdict("r-1", kind="report", day="2025-12-31", number="")], ledger(), TODAY, NOW
    )
    assert draft.number == "2025"


def test_a_record_without_a_number_has_none() -> None:
    (draft,) = draft_entries([verdict("c-1", kind="case", number="")], ledger(), TODAY, NOW)
    assert draft.number is None


def test_the_order_is_the_verdicts() -> None:
    drafts = draft_entries([verdict(record) for record in ("p-3", "p-2", "p-4")], ledger(), TODAY, NOW)
    assert [draft.record for draft in drafts] == ["p-3", "p-2", "p-4"]
