"""What is checked of one record alone, as it is read: no other record, no ledger and no day of the build is known.

Each check gives the faults of one record under the law; law is looked up by the record's own days.
"""

from collections.abc import Callable

from disclosure.duties.cases import check_case
from disclosure.duties.citations import check_citations
from disclosure.duties.content import (
    check_core,
    check_inspection_items,
    check_penalty_items,
    check_penalty_kinds,
    check_penalty_validity,
    check_permit_items,
)
from disclosure.duties.flowcharts import check_flowcharts
from disclosure.duties.identifiers import check_document_number, check_party_code, check_party_kind
from disclosure.duties.mitigation import check_mitigation
from disclosure.duties.procedure import check_periods, check_summary_procedure
from disclosure.duties.record_ids import check_own_id
from disclosure.duties.regions import check_party_region
from disclosure.duties.report_content import check_outside, check_powers
from disclosure.duties.rows import check_items, check_letters, check_rows, check_statement
from disclosure.duties.structure import (
    check_discretion,
    check_minor,
    check_person_name,
    check_required,
    check_withdrawal,
    check_withdrawal_days,
)
from disclosure.duties.tiers import check_tiers
from disclosure.duties.withholding import check_basis, check_withheld
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
    check_withdrawal_days,
    check_person_name,
    check_party_code,
    check_document_number,
    check_minor,
    check_core,
    check_permit_items,
    check_penalty_validity,
    check_inspection_items,
    check_party_kind,
    check_tiers,
    check_case,
    check_items,
    check_statement,
    check_letters,
    check_rows,
    check_flowcharts,
)
CHECKS_UNDER_LAW: tuple[CheckUnderLaw, ...] = (
    check_penalty_kinds,
    check_penalty_items,
    check_summary_procedure,
    check_periods,
    check_citations,
    check_party_region,
    check_mitigation,
    check_powers,
    check_outside,
    check_basis,
    check_own_id,
)


def check_record(record: Record, terms: Terms) -> list[Fault]:
    """All faults of one record alone, in the order of the checks."""
    faults = [fault for check in CHECKS for fault in check(record)]
    return faults + [fault for check in CHECKS_UNDER_LAW for fault in check(record, terms)]
