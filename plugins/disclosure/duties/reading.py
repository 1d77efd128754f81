"""What is checked of one record alone, as it is read: no other record, no ledger and no day of the build is known.

Each check gives the faults of one record under the law; law is looked up by the record's own days.
"""

from collections.abc import Callable

from disclosure.duties.identifiers import check_document_number, check_party_code
from disclosure.duties.report_content import check_outside, check_powers
from disclosure.duties.structure import (
    check_discretion,
    check_minor,
    check_own_id,
    check_person_name,
    check_required,
    check_withdrawal,
    check_withheld,
)
from disclosure.findings.fault import Fault
from disclosure.records.record import Record
from disclosure.terms import Terms

Check = Callable[[Record], list[Fault]]
CheckUnderLaw = Callable[[Record, Terms], list[Fault]]

CHECKS: tuple[Check, ...] = (
    check_required,
    check_discretion,
    check_withheld,
    check_withdrawal,
    check_person_name,
    check_own_id,
    check_party_code,
    check_document_number,
    check_minor,
)
CHECKS_UNDER_LAW: tuple[CheckUnderLaw, ...] = (check_powers, check_outside)


def check_record(record: Record, terms: Terms) -> list[Fault]:
    """All faults of one record alone, in the order of the checks."""
    faults = [fault for check in CHECKS for fault in check(record)]
    return faults + [fault for check in CHECKS_UNDER_LAW for fault in check(record, terms)]
