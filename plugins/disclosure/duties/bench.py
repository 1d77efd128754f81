"""The bench: what all rules of one build have before them, and how a rule speaks."""

from dataclasses import dataclass
from datetime import date

from disclosure.docket import Docket
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.law import Law
from disclosure.ledger import Publications
from disclosure.records.summary import Summary


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

    @property
    def today(self) -> str:
        """The day of the build, ISO."""
        return self.as_of.isoformat()

    def publication(self, record: str) -> tuple[str, bool] | None:
        """The ISO day of a record's first publication by the ledger and whether it is proven, or None."""
        entry = self.ledger.get(record)
        if entry is None or entry.first_published is None:
            return None
        return entry.first_published.isoformat(), entry.proven

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
