"""C11 and P6 on one record alone: no sealed law stands behind a public record, no repealed one behind a later act."""

from collections.abc import Iterator
from datetime import date

from disclosure.findings.fault import Fault
from disclosure.law.citations import Citations
from disclosure.records.record import Record
from disclosure.terms import Terms

_FIELDS = ("legal_basis", "basis", "violated")


def check_citations(record: Record, terms: Terms) -> list[Fault]:
    """C11 (quarantine: it must not be seen) and P6 (warning), each at the paper that is cited."""
    table = terms.law.table(Citations)
    day = _find_day(record)
    found = []
    for field, name in _list_cited(record, table):
        if name in table.sealed and record.disclosure.state == "public":
            message = f"《{name}》的违法记录应当封存，不得公开"
            remedy = "把 disclosure.state 改为 withheld，依据填「公开条例15」，并写明理由"
            found.append(Fault("C11", field, message, remedy))
        repealed = table.repealed.get(name)
        if repealed and day and day >= repealed.repealed_on:
            message = f"《{name}》已于{repealed.repealed_on}废止，不能作为{day}以后行为的依据"
            found.append(Fault("P6", field, message, f"核对依据；该日起施行的是《{repealed.successor}》"))
    return found


def _find_day(record: Record) -> date | None:
    """The day of the act where it is known, else of the decision, else of coming into force."""
    for name in ("violation_ended_on", "decided_on", "effective_from"):
        # `getattr` is slow to say that a kind does not have a field
        day = vars(record).get(name)
        if isinstance(day, date):
            return day
    return None


def _list_cited(record: Record, table: Citations) -> Iterator[tuple[str, str]]:
    """Each listed paper that is cited as a basis, with its field."""
    for field in _FIELDS:
        for place, text in enumerate(vars(record).get(field) or ()):
            for name in table.list_cited(text):
                yield f"{field}.{place}", name
