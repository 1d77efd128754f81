"""字轨、年份: the numbers of one prefix and year, each at its place, and what is missing between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from disclosure.ledger import Publication
from disclosure.numbers.gaps import Gap, Leap
from disclosure.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Missing:
    """缺号: a stretch and from when on the public is told: the day after `due_on`, where that day is certain."""

    gap: Gap
    due_on: str
    """The last of the working days that the next number's decision leaves (ISO), "" where nobody can know."""
    told: bool
    """Whether the public is told (未登记)."""


@dataclass(slots=True)
class Run:
    """The numbers of one prefix and year."""

    prefix: str
    year: int
    organs: tuple[str, ...]
    """The organs that list the prefix, in the order of the file."""
    records: dict[int, Verdict] = field(default_factory=dict)
    """By serial, the first where a number is used again."""
    doubled: dict[int, list[Verdict]] = field(default_factory=dict)
    """All records of a serial that has more than one; few, and no list for each of the others."""
    unplaced: list[Verdict] = field(default_factory=list)
    """Numbers whose serial is no plain number: they have no place in the run."""
    misdated: list[Verdict] = field(default_factory=list)
    """Decisions of another year than that of their numbers."""
    voids: dict[int, str] = field(default_factory=dict)
    """作废: serial to the reason."""
    departed: dict[int, Publication] = field(default_factory=dict)
    """What only the ledger still knows."""
    users: set[str] = field(default_factory=set)
    """The organs that use the prefix."""
    missing: list[Missing] = field(default_factory=list)
    leaps: list[Leap] = field(default_factory=list)

    def add(self, verdict: Verdict, serial: int | None) -> None:
        """Put a record at its place."""
        if serial is None:
            self.unplaced.append(verdict)
        elif (first := self.records.setdefault(serial, verdict)) is not verdict:
            self.doubled.setdefault(serial, [first]).append(verdict)

    def list_at(self, serial: int) -> Sequence[Verdict]:
        """The records of a serial."""
        if serial in self.doubled:
            return self.doubled[serial]
        return (self.records[serial],) if serial in self.records else ()

    def list_verdicts(self) -> Iterator[Verdict]:
        """Every record of the run."""
        yield from self.records.values()
        for verdicts in self.doubled.values():
            yield from verdicts[1:]
        yield from self.unplaced

    def list_serials(self) -> list[int]:
        """All known serials, rising."""
        return sorted({*self.records, *self.voids, *self.departed})
