"""judge(docket, law, ledger, as_of): the one sentence of the project.

Each record gets one verdict from a closed set, each duty that is not kept a finding. Pure: the same
docket, law, ledger and day give the same judgement, on any machine.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never, get_args

from disclosure.choices import Choices
from disclosure.docket import Docket
from disclosure.duties.bench import Bench
from disclosure.duties.families import EACH, TOGETHER
from disclosure.duties.limits import find_on_limits
from disclosure.duties.notices import find_on_notices
from disclosure.duties.numbers import find_on_numbers
from disclosure.duties.presence import Vanished, find_on_presence, find_vanished
from disclosure.duties.publication import find_on_publication, weigh_duty
from disclosure.duties.references import Index
from disclosure.findings.fault import Fault
from disclosure.findings.finding import Finding
from disclosure.findings.severity import is_at_least
from disclosure.law import Law
from disclosure.ledger import Publications
from disclosure.numbers import Run, gather_numbers
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.editions import Edition
from disclosure.verdict import Outcome, Verdict


@dataclass(frozen=True)
class Judgement:
    """What a build says of everything it has read, as of one day."""

    as_of: date
    verdicts: Sequence[Verdict]
    findings: Sequence[Finding]
    vanished: Sequence[Vanished]
    unread: int
    """Files that could not be read at all."""
    runs: Sequence[Run] = ()
    """The runs of decision numbers."""

    def count(self) -> dict[str, int]:
        """Records read and records per outcome; `read` is the sum of the others."""
        outcomes = Counter(verdict.outcome for verdict in self.verdicts)
        outcomes["quarantined"] += self.unread
        return {
            "read": len(self.verdicts) + self.unread,
            **{name: outcomes[name] for name in get_args(Outcome)},
        }


def judge(
    docket: Docket,
    law: Law,
    ledger: Publications,
    as_of: date,
    *,
    publishing: bool = False,
    proves_today: bool = False,
    vanished_stop_share: Decimal = Decimal(1),
    choices: Choices | None = None,
    time_of_day: str = "",
    frozen: Mapping[str, Edition] | None = None,
) -> Judgement:
    """Verdicts in the docket's order, and all findings.

    `publishing`: this build appends to the ledger, so a first publication counts as of `as_of`, proven
    where `proves_today`. `vanished_stop_share`: above this share of vanished public records, T17 stops.
    `time_of_day`: HH:MM that the ledger's new entries will bear.
    `choices`: what the portal chose where the law leaves it a choice; the defaults where None.
    `frozen`: the figures that yearly reports were published with last, by report.
    """
    bench = Bench(
        docket,
        law,
        ledger,
        as_of,
        publishing,
        proves_today,
        choices or Choices(),
        time_of_day,
        frozen or {},
    )
    index = Index(bench)
    findings = find_on_notices(bench) + find_on_limits(bench)
    findings += [_find_unread(bench, path, fault) for path, fault in docket.unread]
    verdicts = [_judge_one(bench, index, summary, findings) for summary in docket.summaries]
    vanished = find_vanished(bench, verdicts)
    explained = frozenset(
        v.summary.id for v in verdicts if v.outcome == "quarantined" or _is_left_out(bench, v.summary)
    )
    findings += find_on_presence(bench, vanished, explained, vanished_stop_share)
    findings += [finding for find in TOGETHER for finding in find(bench, verdicts)]
    numbers = gather_numbers(bench, verdicts)
    findings += find_on_numbers(bench, numbers)
    return Judgement(as_of, verdicts, findings, vanished, len(docket.unread), numbers.runs)


def _judge_one(bench: Bench, index: Index, summary: Summary, findings: list[Finding]) -> Verdict:
    own = _find_on_reading(bench, summary) if summary.row in bench.docket.faults else []
    own += index.find_on_id(summary)
    if not summary.broken:
        own += index.find_on_references(summary)
        for find in EACH:
            own += find(bench, summary)
    spoiled = summary.broken or (
        bool(own) and any(is_at_least(f.severity, "quarantine") and not f.closed for f in own)
    )
    outcome: Outcome = "quarantined" if spoiled else _outcome(bench, summary)
    duty = weigh_duty(bench, summary, outcome)
    if duty is not None:
        own += find_on_publication(bench, summary, duty, outcome)
    findings += own
    display = bench.displays.find(summary) if outcome in ("published", "ended") else None
    return Verdict(summary, outcome, duty, *_publication(bench, summary, outcome), display=display)


def _find_unread(bench: Bench, path: str, fault: Fault) -> Finding:
    severity = bench.law.severity(fault.rule)
    return Finding(fault.rule, severity, fault.message, fault.remedy, path=path, line=1)


def _find_on_reading(bench: Bench, summary: Summary) -> list[Finding]:
    """What was found while the record was read, with the severity that this portal gives it."""
    return [
        Finding(
            rule=fault.rule,
            severity=fault.severity or bench.law.severity(fault.rule),
            message=fault.message,
            remedy=fault.remedy,
            kind=summary.kind,
            record=summary.id or None,
            authority=summary.authority or None,
            path=summary.path,
            line=line,
            field=fault.field or None,
        )
        for line, fault in (
            (placed.line, placed.fault) for placed in bench.docket.faults.get(summary.row, ())
        )
    ]


def _outcome(bench: Bench, summary: Summary) -> Outcome:
    match summary.state:
        case "withheld":
            return "withheld"
        case "pending":
            return "pending"
        case "public":
            if _is_left_out(bench, summary):
                return "withheld"
            if summary.withdrawal:
                return "withdrawn"
            if summary.embargo_until > bench.today:
                return "pending"
            display = bench.displays.find(summary)
            return "ended" if display and display.is_over(bench.today) else "published"
        case _:
            assert_never(summary.state)


def _is_left_out(bench: Bench, summary: Summary) -> bool:
    """Whether the portal counts a public record without showing it: a class that it may leave out."""
    return summary.state == "public" and bench.choices.leaves_out(summary.kind, summary.party_type)


def _publication(bench: Bench, summary: Summary, outcome: Outcome) -> tuple[str, bool, str]:
    if entry := bench.publication(summary.id):
        return *entry, bench.find_time(summary.id)
    if bench.publishing and outcome == "published":
        return bench.today, bench.proves_today, bench.time_of_day if bench.proves_today else ""
    return "", False, ""
