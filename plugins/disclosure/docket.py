"""The docket (案卷目录): all that a build has read, in the form that the judge takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.findings.fault import Fault
from disclosure.records.authority import Authority
from disclosure.records.summary import Summary

ORGANS_FILE = "authorities.yaml"


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault and the line it stands on."""

    line: int
    fault: Fault


@dataclass(frozen=True)
class Docket:
    """Records in columns, the organs, what was found wrong while reading, and where a field stands.

    `find_line(row, field)` gives the 1-based line of a dotted field of a record, `organ_lines` by organ and
    dotted field where it stands in `authorities.yaml`.
    """

    summaries: Sequence[Summary]
    organs: Sequence[Authority]
    faults: Mapping[int, Sequence[PlacedFault]] = field(default_factory=dict)
    unread: Sequence[tuple[str, Fault]] = ()
    """Files that could not be read at all, by path; each counts as one record in quarantine."""
    find_line: Callable[[int, str], int] = lambda _row, _field: 1
    organ_lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def find_organ_line(self, organ: str, field: str) -> int:
        """The 1-based line of a field of an organ, or of what holds it."""
        lines = self.organ_lines.get(organ, {})
        while field and field not in lines:
            field = field.rpartition(".")[0]
        return lines.get(field or "id", 1)
