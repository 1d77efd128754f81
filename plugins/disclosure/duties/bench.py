"""The bench: what all rules of one build have before them, and how a rule speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from disclosure.choices import Choices
from disclosure.display import Displays
from disclosure.docket import ORGANS_FILE, Docket
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.law import Law, Limit
from disclosure.law.regions import is_invented
from disclosure.ledger import Publications
from disclosure.records.authority import Authority
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.editions import Edition
from disclosure.verdict import Duty, Outcome
from disclosure.workdays import Deadline


@cache
def spell_iso(day: date) -> str:
    """ISO text of a day: many records share one."""
    return day.isoformat()


def _spell_first(published_on: date, proven: bool, at: str) -> tuple[str, bool, str]:
    """ISO day, proof, and HH:MM where the machine's day was that day."""
    day, iso = at.partition("T")[0], spell_iso(published_on)
    time = at.partition("T")[-1][: len("HH:MM")] if day == iso else ""
    return iso, proven, time


@dataclass(frozen=True)
class Bench:
    """What is the same for all records of one build."""

    docket: Docket
    law: Law
    ledger: Publications
    as_of: date
    publishing: bool
    """Whether this build appends to the ledger: what it publishes for the first time counts as of today."""
    proves_today: bool
    """Whether `as_of` is the machine's own day, so that such an entry is proven."""
    choices: Choices = field(default_factory=Choices)
    """What the law leaves to the portal."""
    time_of_day: str = ""
    """HH:MM, UTC+8, that the ledger will have of what this build publishes."""
    frozen: Mapping[str, Edition] = field(default_factory=dict)
    """The figures that yearly reports were published with last, by report."""

    @cached_property
    def today(self) -> str:
        """The day of the build, ISO."""
        return self.as_of.isoformat()

    @cached_property
    def displays(self) -> Displays:
        """Until when penalties are shown."""
        return Displays(self.law, self.choices)

    @cached_property
    def real_organs(self) -> frozenset[str]:
        """All organs but those of samples and tests, whose region starts with 99."""
        return frozenset(organ.id for organ in self.docket.organs if not is_invented(organ.region))

    @cached_property
    def deadlines(self) -> dict[tuple[str, str], tuple[Limit, Deadline] | None]:
        """Limits and due days found so far, by kind of duty and day: many decisions are made on one day."""
        return {}

    @cached_property
    def duties(self) -> dict[tuple[str, str, str, bool, str, Outcome], Duty]:
        """Duties weighed so far, by all that they depend on."""
        return {}

    def find_deadline(self, duty: str, day: str) -> tuple[Limit, Deadline] | None:
        """The limit in force on an ISO day and the last day that it leaves; None where there is no limit."""
        key = duty, day
        if key not in self.deadlines:
            decided = date.fromisoformat(day)
            limit = self.law.limit(duty, decided)
            found = (limit, self.law.calendar.add_working_days(decided, limit.value)) if limit else None
            self.deadlines[key] = found
        return self.deadlines[key]

    @cached_property
    def first_publications(self) -> dict[str, tuple[str, bool, str] | None]:
        """What was asked of the ledger so far: several rules ask for the same record."""
        return {}

    def publication(self, record: str) -> tuple[str, bool] | None:
        """The ISO day of a record's first publication by the ledger and whether it is proven, or None."""
        first = self._find_first(record)
        return first[:-1] if first else None

    def find_time(self, record: str) -> str:
        """HH:MM of a record's first publication by the ledger; "" where its entry was made on another day."""
        first = self._find_first(record)
        return first[-1] if first else ""

    def _find_first(self, record: str) -> tuple[str, bool, str] | None:
        known = self.first_publications
        if record not in known:
            first = self.ledger.find_first(record)
            known[record] = _spell_first(*first) if first else None
        return known[record]

    def find(
        self,
        rule: str,
        summary: Summary,
        field: str,
        message: str,
        *,
        severity: Severity | None = None,
        remedy: str | None = None,
        closed: bool = False,
        due_on: str | None = None,
        working_days_late: int | None = None,
    ) -> Finding:
        """A finding on a record, at its field's line; severity and remedy are the rule's own unless given."""
        return Finding(
            rule=rule,
            severity=severity or self.law.severity(rule),
            message=message,
            remedy=remedy or self.law.rule(rule).remedy,
            closed=closed,
            kind=summary.kind,
            record=summary.id or None,
            authority=summary.authority or None,
            path=summary.path,
            line=self.docket.find_line(summary.row, field) if field else summary.line,
            field=field or None,
            due_on=due_on,
            working_days_late=working_days_late,
        )

    def find_on_organ(
        self,
        rule: str,
        organ: Authority,
        field: str,
        message: str,
        *,
        severity: Severity | None = None,
        remedy: str | None = None,
        due_on: str | None = None,
    ) -> Finding:
        """A finding on an organ, at its field's line in `authorities.yaml`."""
        return Finding(
            rule=rule,
            severity=severity or self.law.severity(rule),
            message=message,
            remedy=remedy or self.law.rule(rule).remedy,
            authority=organ.id,
            path=ORGANS_FILE,
            line=self.docket.find_organ_line(organ.id, field),
            field=field,
            due_on=due_on,
        )
