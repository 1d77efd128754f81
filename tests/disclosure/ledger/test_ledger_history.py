"""What the ledger says of a record, and how the entries of a killed build are put right."""

from datetime import date

import pytest
from hypothesis import given
from tests.disclosure.ledger.ledger_samples import draft, draft_lists, grow

from disclosure.ledger import Chain, Publications, entries_to_heal

AT = "2026-11-23T09:00:00+08:00"
TODAY = date(2026, 11, 23)


def test_a_record_is_told_by_its_first_and_its_last_entry():
    text = "sha256:" + "cd" * 32
    chain = grow(
        Chain(), draft("p-1", "2026-11-21"), draft("p-1", "2026-11-22", event="withdrawn", digest=text)
    )
    told = Publications(chain).get("p-1")
    assert told is not None
    assert (told.first_published, told.proven, told.event, told.digest) == (
        date(2026, 11, 21), True, "withdrawn", text,
    )  # fmt: skip
    assert (told.kind, told.authority, told.number) == ("penalty", "sy-wjw", "沈卫医罚〔2026〕1号")


TEXT, OTHER = "sha256:" + "ab" * 32, "sha256:" + "cd" * 32


@pytest.mark.parametrize(
    ("entries", "since"),
    [
        ([], None),
        ([("published", "2026-11-21", TEXT)], None),
        ([("published", "2026-11-21", OTHER)], date(2026, 11, 21)),
        ([("published", "2026-11-21", OTHER), ("corrected", "2026-11-22", TEXT)], date(2026, 11, 21)),
        ([("published", "2026-11-21", TEXT), ("corrected", "2026-11-22", OTHER)], date(2026, 11, 22)),
        ([("published", "2026-11-21", OTHER), ("withdrawn", "2026-11-22", OTHER)], None),
        (
            [("published", "2026-11-21", OTHER), ("corrected", "2026-11-22", OTHER),
             ("withdrawn", "2026-11-23", OTHER), ("restored", "2026-11-24", TEXT)],
            None,
        ),
        (
            [("published", "2026-11-21", OTHER), ("corrected", "2026-11-22", OTHER),
             ("corrected", "2026-11-25", TEXT)],
            date(2026, 11, 22),
        ),
    ],
)  # fmt: skip
def test_a_changed_text_is_told_by_the_day_of_the_one_before(entries, since):
    drafts = [draft("p-1", day, event=event, digest=digest) for event, day, digest in entries]
    changes = Publications(grow(Chain(), *drafts)).list_changes("p-1", TEXT)
    assert (changes[-1].since if changes else None) == since


def test_what_was_never_published_is_unknown():
    publications = Publications(grow(Chain(), draft("p-1", event="ended")))
    assert publications.get("p-2") is None
    assert "p-2" not in publications
    assert [told.first_published for told in publications] == [None]
    assert len(publications) == 1


def test_a_declared_day_is_not_proven_unless_another_entry_proves_it():
    late = draft("p-1", "2026-11-21", at="2026-11-22T10:00:00+08:00")
    declared = grow(Chain(), late)
    assert Publications(declared).get("p-1").proven is False
    both = grow(declared, draft("p-1", "2026-11-21"))
    assert Publications(both).get("p-1").proven is True
    proven_later = grow(declared, draft("p-1", "2026-11-22"))
    told = Publications(proven_later).get("p-1")
    assert (told.first_published, told.proven) == (date(2026, 11, 21), False)


def killed_build() -> tuple[Chain, str]:
    """A live site's head, and after it a build of the 21st and the 23rd that never went live."""
    live = grow(Chain(), draft("p-1", "2026-11-20"))
    return grow(live, draft("p-2", "2026-11-21"), draft("p-3", "2026-11-23")), live.head


def test_a_killed_builds_entries_of_earlier_days_are_voided_and_said_again():
    chain, live = killed_build()
    healing = entries_to_heal(chain, live, TODAY, AT)
    assert [(void.record, void.voids) for void in healing.voids] == [("p-2", chain.entries[1].hash)]
    assert [(one.record, one.day, one.event) for one in healing.again] == [("p-2", TODAY, "published")]
    voided = grow(chain, *healing.voids)
    assert "p-2" not in Publications(voided)
    told = Publications(grow(voided, *healing.again)).get("p-2")
    assert (told.first_published, told.proven) == (TODAY, True)


def test_healing_twice_heals_nothing_more():
    chain, live = killed_build()
    healing = entries_to_heal(chain, live, TODAY, AT)
    healed = grow(chain, *healing.voids, *healing.again)
    assert entries_to_heal(healed, live, TODAY, AT) == ((), ())
    next_day = entries_to_heal(healed, live, date(2026, 11, 24), "2026-11-24T09:00:00+08:00")
    assert [void.record for void in next_day.voids] == ["p-3", "p-2"]


def test_only_what_the_killed_build_wrote_is_healed():
    chain, live = killed_build()
    ours = entries_to_heal(chain, live, date(2026, 11, 24), AT, head_after=chain.entries[1].hash)
    assert [void.record for void in ours.voids] == ["p-2"]
    assert entries_to_heal(chain, chain.head, TODAY, AT) == ((), ())


def test_healing_from_an_unknown_head_is_refused():
    with pytest.raises(ValueError, match="never had that head"):
        entries_to_heal(killed_build()[0], "f" * 64, TODAY, AT)


@given(draft_lists(max_size=12))
def test_every_record_is_known_by_its_earliest_publication(drafts):
    publications = Publications(grow(Chain(), *drafts))
    assert {told.record for told in publications} == {one.record for one in drafts}
    for told in publications:
        own = [one for one in drafts if one.record == told.record]
        days = [one.day for one in own if one.event == "published"]
        assert told.first_published == min(days, default=None)
        assert (told.event, told.number) == (own[-1].event, own[-1].number)
