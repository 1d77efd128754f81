"""The account of one build: what it was asked and what it has found out so far, so that any end can be reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

from disclosure.duties.agenda import DueSoon, list_due_soon
from disclosure.findings.finding import Finding
from disclosure.judge import Judgement
from disclosure.law import Law
from disclosure.records.authority import Authority
from disclosure.statistics.case_board import make_board
from disclosure.verdict import Outcome
from disclosure_gate.config import BuildConfig
from disclosure_gate.outcome import exit_code, sort_by_urgency
from disclosure_gate.report import Report
from disclosure_gate.stop import STOP_TITLES
from disclosure_gate.stopwatch import Stopwatch


@dataclass
class Account:
    """Filled in as the build goes on; what is not known yet is not in the report."""

    config: BuildConfig
    watch: Stopwatch = field(default_factory=Stopwatch)
    law: Law | None = None
    organs: Sequence[Authority] = ()
    judgement: Judgement | None = None
    findings: list[Finding] = field(default_factory=list)

    def make_report(self) -> Report:
        """The report of the build as it stands now."""
        ordered = sort_by_urgency(self.findings)
        rules = self.law.rules.values() if self.law else ()
        return Report(
            as_of=self.config.as_of,
            exit_code=exit_code(ordered, self.config.fail_on),
            counts=self.judgement.count()
            if self.judgement
            else dict.fromkeys(("read", *get_args(Outcome)), 0),
            findings=ordered,
            due_soon=self._list_due_soon(),
            seconds=self.watch.seconds,
            organs={organ.id: organ.short_name or organ.name for organ in self.organs},
            board=make_board(self.judgement.verdicts, self.organs, self.config.as_of)
            if self.judgement
            else None,
            rules={**STOP_TITLES, **{rule.id: rule.title for rule in rules}},
        )

    def _list_due_soon(self) -> list[DueSoon]:
        if self.judgement is None or self.law is None:
            return []
        days = self.config.due_soon_working_days
        return list_due_soon(self.judgement.verdicts, self.law.calendar, self.config.as_of, days)
