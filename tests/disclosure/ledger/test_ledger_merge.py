"""Merging: every payload once, both former heads proven, the same bytes for whoever merges."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.ledger.ledger_samples import FIRST_DAY, draft, draft_lists, files_of, grow, read_back

from disclosure.ledger import Broken, Chain, Draft, Entry, Publications, Side, chain_drafts, merge, verify
from disclosure.ledger.entry import chain_after

BASE = grow(Chain(), draft("base", "2026-11-01"))


MERGE = draft("", event="merge", kind="", authority="", number=None, digest="")


def payloads(*chains: Chain) -> Counter[object]:
    """Every entry's fields, merges left out, with how often they occur."""
    return Counter(entry.draft for chain in chains for entry in chain.entries if entry.event != "merge")


def test_both_tails_stand_in_day_order_before_the_merge_entry():
    ours = grow(BASE, draft("a", "2026-11-02"), draft("c", "2026-11-04"))
    theirs = grow(BASE, draft("b", "2026-11-03"), draft("d", "2026-11-05"))
    merged = read_back(merge(ours, theirs))
    assert [entry.record for entry in merged.entries] == ["base", "a", "b", "c", "d", ""]
    last = merged.entries[-1]
    assert (last.event, last.day.isoformat(), last.at) == ("merge", "2026-11-05", "2026-11-05T10:00:00+08:00")
    assert {side.head for side in last.sides} == {ours.head, theirs.head}
    assert {side.runs for side in last.sides} == {((0, 0), (2, 2)), ((1, 1), (3, 3))}


def test_within_a_day_the_machine_time_orders_and_each_side_keeps_its_order():
    ours = grow(BASE, draft("a", clock="12:00:00"), draft("a", clock="09:00:00", event="corrected"))
    theirs = grow(BASE, draft("b", clock="10:00:00"))
    merged = merge(ours, theirs)
    assert [(entry.record, entry.event) for entry in merged.entries[1:-1]] == [
        ("b", "published"), ("a", "published"), ("a", "corrected"),
    ]  # fmt: skip


def test_a_chain_that_goes_on_from_the_other_is_the_result():
    longer = grow(BASE, draft("a"))
    assert merge(longer, BASE) is longer
    assert merge(BASE, longer) is longer
    assert merge(Chain(), longer) is longer
    merged = merge(longer, grow(BASE, draft("b")))
    assert merge(merged, longer) is merged
    assert merge(longer, merged) is merged


def test_every_former_head_is_known_afterwards():
    ours = grow(BASE, draft("a", clock="08:00:00"), draft("c", clock="12:00:00"))
    theirs = grow(BASE, draft("b", clock="10:00:00"), draft("d", clock="13:00:00"))
    merged = read_back(merge(ours, theirs))
    for entry in [*ours.entries, *theirs.entries, *merged.entries]:
        assert merged.contains_head(entry.hash)
    assert not merged.contains_head("f" * 64)
    after = [merged.entries[place].record for place in merged.places_after(theirs.entries[1].hash)]
    assert after == ["a", "c", "d", ""]


def test_both_published_the_same_record_and_the_earlier_counts():
    ours = grow(BASE, draft("a", "2026-11-05"))
    theirs = grow(BASE, draft("a", "2026-11-03"))
    merged = merge(ours, theirs)
    assert [entry.record for entry in merged.entries].count("a") == 2
    publication = Publications(merged).get("a")
    assert publication is not None
    assert str(publication.first_published) == "2026-11-03"


def test_a_void_still_finds_its_entry_after_the_merge():
    ours = grow(BASE, draft("a", clock="08:00:00"), draft("x", clock="12:00:00"))
    dead = ours.entries[-1]
    ours = grow(ours, dead.draft._replace(event="void", voids=dead.hash))
    theirs = grow(BASE, draft("b", clock="09:00:00"))
    merged = read_back(merge(ours, theirs))
    assert merged.entries[3].hash != dead.hash
    assert [merged.entries[place].record for place in merged.voided] == ["x"]
    assert "x" not in Publications(merged)


def test_an_entry_that_both_have_through_an_earlier_merge_comes_once():
    start = grow(BASE, draft("a", clock="10:00:00"))
    other = grow(BASE, draft("c", clock="08:00:00"))
    joined = read_back(merge(start, other))
    went_on = grow(start, draft("b", clock="12:00:00"))
    merged = read_back(merge(joined, went_on))
    assert sorted(entry.record for entry in merged.entries) == ["", "", "a", "b", "base", "c"]
    assert merged.contains_head(went_on.head)
    assert merged.contains_head(joined.head)


def test_three_people_in_any_order():
    chains = [
        grow(BASE, draft(name, clock=f"{hour}:00:00")) for name, hour in (("a", 12), ("b", 10), ("c", 11))
    ]
    one = read_back(merge(merge(chains[0], chains[1]), chains[2]))
    other = read_back(merge(chains[0], merge(chains[1], chains[2])))
    both = read_back(
        merge(grow(one, draft("d", clock="13:00:00")), grow(other, draft("e", clock="07:00:00")))
    )
    assert payloads(one) == payloads(other) == payloads(*chains) - payloads(BASE, BASE)
    assert Counter(entry.record for entry in both.entries if entry.record) == Counter(["base", *"abcde"])
    assert all(both.contains_head(chain.head) for chain in (*chains, one, other))


def test_two_merges_that_took_in_the_same_merge_and_come_out_alike_so_far():
    joined = merge(grow(BASE, draft("x", clock="08:00:00")), grow(BASE, draft("y", clock="09:00:00")))
    short = grow(BASE, draft("p", clock="07:00:00"))
    one, other = merge(short, joined), merge(grow(short, draft("q", clock="23:00:00")), joined)
    both = read_back(merge(one, other))
    assert [entry.record for entry in both.entries[:5]] == ["base", "p", "x", "y", ""]
    assert all(both.contains_head(chain.head) for chain in (joined, short, one, other))


def chain_up(*drafts: Draft) -> list[Entry]:
    """Entries chained from the very first, whatever they say."""
    entries: list[Entry] = []
    for one in drafts:
        entries.append(chain_after(one, entries[-1].hash if entries else "0" * 64))
    return entries


def trouble_of(*drafts: Draft) -> set[str]:
    result = verify(files_of(chain_up(*drafts)))
    return {problem.trouble for problem in result.problems} if isinstance(result, Broken) else set()


def test_a_merge_cannot_slip_an_entry_in():
    base, a, b = draft("base"), draft("a"), draft("b")
    heads = chain_up(base, a)[-1].hash, chain_up(base, b)[-1].hash
    honest = MERGE._replace(sides=(Side(heads[0], ((0, 0),)), Side(heads[1], ((1, 1),))))
    slipped = MERGE._replace(sides=(Side(heads[0], ((0, 0),)), Side(heads[1], ((2, 2),))))
    assert trouble_of(base, a, b, honest) == set()
    assert trouble_of(base, a, draft("x"), b, slipped) == {"merge"}
    assert trouble_of(base, draft("x"), a, b, honest) == {"merge"}


def test_a_merge_cannot_prove_a_head_that_has_an_entry_twice():
    base, a, b = draft("base"), draft("a"), draft("b")
    heads = chain_up(base, a, a)[-1].hash, chain_up(base, b)[-1].hash
    twice = MERGE._replace(sides=(Side(heads[0], ((0, 0), (0, 0))), Side(heads[1], ((1, 1),))))
    assert trouble_of(base, a, b, twice) == {"merge"}


def forge_merge(chain: Chain, sides: tuple[Side, ...], drop: int | None = None) -> dict[str, bytes]:
    """The files of the chain, one entry left out and chained anew, with other sides in its last merge."""
    drafts = [entry.draft for place, entry in enumerate(chain.entries) if place != drop]
    return files_of(chain_up(*drafts[:-1], drafts[-1]._replace(sides=sides)))


@pytest.mark.parametrize(
    ("runs", "drop"),
    [
        ((((0, 0), (2, 2)), ((1, 1),)), 2),  # an entry of theirs left out
        ((((0, 0),), ((1, 1), (3, 3))), None),  # an entry that neither side accounts for
        ((((2, 2), (0, 0)), ((1, 1), (3, 3))), None),  # another order than it had
        ((((0, 0), (2, 2), (2, 2)), ((1, 1), (3, 3))), None),  # an entry twice
        ((((0, 9),), ((1, 1), (3, 3))), None),  # a stretch longer than the chain
        ((((0, 0), (2, 2)), ((1, 10**15),)), None),
    ],
)
def test_a_merge_that_does_not_prove_itself_is_wrong(runs, drop):
    ours = grow(BASE, draft("a", clock="08:00:00"), draft("c", clock="12:00:00"))
    theirs = grow(BASE, draft("b", clock="10:00:00"), draft("d", clock="13:00:00"))
    merged = merge(ours, theirs)
    first, second = sorted(merged.entries[-1].sides, key=lambda side: side.runs)
    forged = Side(first.head, runs[0]), Side(second.head, runs[1])
    result = verify(forge_merge(merged, forged, drop))
    assert isinstance(result, Broken)
    assert {problem.trouble for problem in result.problems} == {"merge"}
    assert isinstance(verify(forge_merge(merged, (first, second))), Chain)


@given(draft_lists(max_size=2), draft_lists(), draft_lists(who="b"))
def test_random_tails_keep_every_payload_once(start, ours, theirs):
    base = grow(Chain(), *start)
    day = base.last_day or FIRST_DAY
    left = grow(base, *[one for one in ours if one.day >= day])
    right = grow(base, *[one for one in theirs if one.day >= day])
    merged = read_back(merge(left, right))
    if left.head != right.head:
        assert payloads(merged) == payloads(left) + payloads(right) - payloads(common(left, right))
    assert merge(right, left).entries == merged.entries
    for side in (left, right):
        assert is_within([one.draft for one in side.entries], [one.draft for one in merged.entries])
    assert all(merged.contains_head(entry.hash) for entry in [*left.entries, *right.entries])


def is_within(some: list[Draft], all_of_them: list[Draft]) -> bool:
    """Whether the some stand among all in the same order."""
    rest = iter(all_of_them)
    return all(one in rest for one in some)


def common(left: Chain, right: Chain) -> Chain:
    pairs = zip(left.entries, right.entries, strict=False)
    return Chain([one for one, other in pairs if one.hash == other.hash])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_people_who_append_and_merge_as_they_like_lose_and_double_nothing(data):
    people = [BASE] * 4
    written = Counter([BASE.entries[0].draft])
    for step in range(data.draw(st.integers(2, 24))):
        who = data.draw(st.integers(0, 3))
        if data.draw(st.booleans()):
            clock = f"{data.draw(st.integers(0, 23)):02}:00:00"
            one = draft(f"r-{step}", (people[who].last_day or FIRST_DAY).isoformat(), clock)
            people[who] = people[who].extended(chain_drafts(people[who], [one]))
            written[one] += 1
        else:
            people[who] = merge(people[who], people[data.draw(st.integers(0, 3))])
    everything = read_back(merge(merge(people[0], people[1]), merge(people[2], people[3])))
    assert payloads(everything) == written
    assert all(everything.contains_head(entry.hash) for chain in people for entry in chain.entries)
