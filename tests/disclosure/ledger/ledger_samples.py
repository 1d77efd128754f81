"""Invented entries for the tests of the ledger."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from disclosure.ledger import Chain, Draft, Entry, chain_drafts, render, verify

FIRST_DAY = date(2026, 12, 20)


def draft(record: str = "p-1", day: str = "2026-11-21", clock: str = "10:00:00", **changes: object) -> Draft:
    """A published penalty, proven, unless `changes` say otherwise."""
    about = "penalty", "sy-wjw", "沈卫医罚〔2026〕1号", "sha256:" + "ab" * 32
    plain = Draft("published", record, *about, date.fromisoformat(day), f"{day}T{clock}+08:00")
    return plain._replace(**changes)


def grow(chain: Chain, *drafts: Draft) -> Chain:
    """The chain with these drafts appended, as the next build reads it."""
    return read_back(chain.extended(chain_drafts(chain, drafts)))


def files_of(entries: Sequence[Entry]) -> dict[str, bytes]:
    """The ledger files of these entries."""
    files: dict[str, bytes] = {}
    for entry in entries:
        name = f"{entry.day.year}.jsonl"
        files[name] = files.get(name, b"") + render(entry) + b"\n"
    return files


def read_back(chain: Chain) -> Chain:
    """The chain as its files say it."""
    again = verify(files_of(chain.entries))
    assert isinstance(again, Chain), again
    assert list(again.entries) == list(chain.entries)
    return again


@st.composite
def draft_lists(
    draw: st.DrawFn, first: date = FIRST_DAY, min_size: int = 0, max_size: int = 6, who: str = "a"
) -> list[Draft]:
    """Drafts on days that do not decrease and cross a year's end; clocks that run as they like."""
    day = first
    drafts = []
    for _ in range(draw(st.integers(min_size, max_size))):
        day += timedelta(days=draw(st.sampled_from([0, 0, 1, 7])))
        clock = f"{draw(st.integers(0, 23)):02}:00:00"
        event = draw(
            st.sampled_from(["published", "published", "corrected", "withdrawn", "ended", "restored"])
        )
        number = draw(st.none() | st.text(min_size=1, max_size=4).filter(lambda text: text.isprintable()))
        record = draw(st.sampled_from(["p-1", "p-2", f"{who}-3", f"{who}-4"]))
        drafts.append(draft(record, day.isoformat(), clock, event=event, number=number))
    return drafts
