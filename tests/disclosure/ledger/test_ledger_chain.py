"""The chain: whatever is changed, taken out, put in or moved is found, a cut tail by a known head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.ledger.ledger_samples import draft, draft_lists, files_of, grow

from disclosure.ledger import ZERO_HASH, Broken, Chain, chain_drafts, missing_head, render, verify
from disclosure.ledger.line import seal

DAYS = ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-01", "2026-03-02")
ENTRIES = chain_drafts(Chain(), [draft(f"p-{number}", day) for number, day in enumerate(DAYS)])
FILES = files_of(ENTRIES)


def troubles(files: dict[str, bytes]) -> list[tuple[str, str, int]]:
    """What verification complains of, as (trouble, file, line)."""
    result = verify(files)
    assert isinstance(result, Broken), result
    assert all(problem.message and problem.remedy for problem in result.problems)
    return [problem[:3] for problem in result.problems]


def lines_2026(*lines: bytes) -> dict[str, bytes]:
    """The sample with other lines in its second file."""
    return FILES | {"2026.jsonl": b"".join(line + b"\n" for line in lines)}


FIRST, SECOND, THIRD = FILES["2026.jsonl"].splitlines()


def test_a_whole_chain_verifies_over_its_year_files():
    chain = verify(FILES)
    assert isinstance(chain, Chain)
    assert chain.entries == ENTRIES
    assert (chain.head, chain.last_day, chain.notes) == (ENTRIES[-1].hash, ENTRIES[-1].day, ())


def test_no_file_and_empty_files_are_an_empty_chain():
    for files in ({}, {"2026.jsonl": b""}):
        chain = verify(files)
        assert isinstance(chain, Chain)
        assert (chain.head, chain.last_day) == (ZERO_HASH, None)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (lines_2026(FIRST, SECOND.replace(b"p-3", b"p-9"), THIRD), [("changed", "2026.jsonl", 2)]),
        (lines_2026(FIRST, THIRD), [("missing", "2026.jsonl", 2)]),
        (lines_2026(SECOND, THIRD), [("missing", "2026.jsonl", 1)]),
        (lines_2026(FIRST, b"", SECOND, THIRD), [("blank", "2026.jsonl", 2)]),
        (lines_2026(FIRST, b"{", THIRD), [("json", "2026.jsonl", 2)]),
        (lines_2026(FIRST, SECOND, SECOND, THIRD), [("reordered", "2026.jsonl", 3)]),
        (lines_2026(b"<<<<<<< HEAD", FIRST, SECOND, THIRD), [("conflict", "2026.jsonl", 1)]),
        ({"2026.jsonl": FILES["2026.jsonl"]}, [("missing", "2026.jsonl", 1)]),
        (FILES | {"2026 (1).jsonl": b""}, [("file", "2026 (1).jsonl", 0)]),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(files, expected):
    assert troubles(files) == expected


def test_two_lines_changing_places_are_reordered():
    assert ("reordered", "2026.jsonl", 1) in troubles(lines_2026(SECOND, FIRST, THIRD))


def test_a_day_before_the_last_one_is_wrong():
    entry = seal(draft("p-9", "2026-03-01"), ENTRIES[-1].hash)
    assert troubles(lines_2026(FIRST, SECOND, THIRD, render(entry))) == [("day", "2026.jsonl", 4)]
    with pytest.raises(ValueError, match="before the ledger's last day"):
        chain_drafts(Chain(ENTRIES), [draft("p-9", "2026-03-01")])


def test_an_entry_in_the_wrong_years_file_is_wrong():
    entry = seal(draft("p-9", "2027-01-01"), ENTRIES[-1].hash)
    assert troubles(lines_2026(FIRST, SECOND, THIRD, render(entry))) == [("year", "2026.jsonl", 4)]


def test_a_clock_put_back_within_the_day_is_no_fault():
    chain = grow(Chain(), draft("p-1", clock="11:00:00"), draft("p-2", clock="10:00:00"))
    assert len(chain.entries) == 2


def test_a_line_of_another_form_is_accepted_with_a_note():
    chain = verify(lines_2026(FIRST + b"\r", SECOND + b"\r", THIRD))
    assert isinstance(chain, Chain)
    assert chain.entries == ENTRIES
    assert [(note.file, "2 行" in note.message) for note in chain.notes] == [("2026.jsonl", True)]


def test_a_torn_last_line_is_left_out_with_a_note_at_every_length():
    whole = FILES["2026.jsonl"]
    start = len(whole) - len(THIRD) - 1
    for cut in range(start + 1, len(whole) - 1):
        chain = verify(FILES | {"2026.jsonl": whole[:cut]})
        assert isinstance(chain, Chain)
        assert chain.entries == ENTRIES[:-1]
        assert [note.line for note in chain.notes] == [3]
        assert chain.tail is not None
        assert (chain.tail.size, chain.tail.ended) == (start, True)


def test_a_last_line_that_lacks_only_its_end_is_taken():
    chain = verify(FILES | {"2026.jsonl": FILES["2026.jsonl"][:-1]})
    assert isinstance(chain, Chain)
    assert (chain.entries, chain.notes) == (ENTRIES, ())
    assert chain.tail is not None
    assert not chain.tail.ended


def test_a_torn_line_in_an_earlier_file_is_no_torn_append():
    assert troubles(FILES | {"2025.jsonl": FILES["2025.jsonl"][:-5]}) == [("json", "2025.jsonl", 2)]


def test_a_cut_tail_shows_against_the_known_head():
    cut = verify(lines_2026(FIRST, SECOND))
    assert isinstance(cut, Chain)
    assert missing_head(cut, ENTRIES[-2].hash, "STATE") is None
    assert missing_head(cut, ZERO_HASH, "STATE") is None
    problem = missing_head(cut, ENTRIES[-1].hash, "STATE")
    assert problem is not None
    assert (problem.trouble, problem.file) == ("head", "STATE")


def test_a_void_of_nothing_or_of_another_record_is_wrong():
    for voids, record in (("c" * 64, "p-1"), (ENTRIES[0].hash, "p-1")):
        entry = seal(draft(record, "2026-03-02", event="void", voids=voids), ENTRIES[-1].hash)
        assert troubles(lines_2026(FIRST, SECOND, THIRD, render(entry))) == [("void", "2026.jsonl", 4)]


def test_a_flood_of_problems_is_bounded():
    assert len(troubles({"2026.jsonl": b"x\n" * 10_000})) == 100


@given(st.data(), draft_lists(min_size=2))
def test_any_change_of_one_line_is_found_or_says_the_same(data, drafts):
    entries = chain_drafts(Chain(), drafts)
    files = files_of(entries)
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    match data.draw(st.sampled_from(["flip", "delete", "insert"])):
        case "flip":
            content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        case "delete":
            del content[data.draw(st.integers(0, len(content) - 1))]
        case _:
            content.insert(data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 255)))
    assert_found(files | {name: bytes(content)}, entries)


@given(st.data(), draft_lists(min_size=2))
def test_any_line_deleted_doubled_or_swapped_is_found(data, drafts):
    entries = chain_drafts(Chain(), drafts)
    changed = list(entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    match data.draw(st.sampled_from(["delete", "double", "swap", "forge"])):
        case "delete":
            del changed[place]
        case "double":
            changed.insert(data.draw(st.integers(0, len(entries))), entries[place])
        case "swap":
            other = data.draw(st.integers(0, len(entries) - 1).filter(lambda index: index != place))
            changed[place], changed[other] = changed[other], changed[place]
        case _:
            changed[place] = seal(entries[place].draft._replace(record="forged"), entries[place].prev)
    files = files_of(changed)  # sorts into years: a swap over a year's end may come out as it was
    if files != files_of(entries):
        result = verify(files)
        assert isinstance(result, Broken) or not result.contains_head(entries[-1].hash)


def assert_found(files, entries):
    """The change is a problem, shows against the known head, or has left every entry as it was."""
    result = verify(files)
    if isinstance(result, Chain) and result.contains_head(entries[-1].hash):
        assert list(result.entries) == entries
