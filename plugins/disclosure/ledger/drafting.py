"""What a publishing build adds to the ledger: first publications, changed texts, withdrawals, ends."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from disclosure.ledger.entry import PUBLIC_EVENTS, Draft, Event, stamp
from disclosure.ledger.history import Publications
from disclosure.verdict import Verdict

_YEAR_DIGITS = 4


def draft_entries(
    verdicts: Iterable[Verdict], ledger: Publications, as_of: date, now: datetime
) -> Iterator[Draft]:
    """One entry per record whose standing in the ledger changes with this build, in the docket's order."""
    at = stamp(now)
    for verdict in verdicts:
        event = _event(verdict, ledger)
        if event is not None:
            s = verdict.summary
            # a yearly report has no number; its year is what its address needs besides the organ
            number = s.day[:_YEAR_DIGITS] if s.kind == "report" else s.number or None
            yield Draft(event, s.id, s.kind, s.authority, number, s.digest, as_of, at)


def _event(verdict: Verdict, ledger: Publications) -> Event | None:
    before = ledger.get(verdict.summary.id)
    is_public = before is not None and before.event in PUBLIC_EVENTS
    match verdict.outcome:
        case "published":
            if before is None:
                return "published"
            if not is_public:
                return "restored"
            return "corrected" if before.digest != verdict.summary.digest else None
        case "withdrawn" | "ended":
            return verdict.outcome if is_public else None
        case _:
            return None
