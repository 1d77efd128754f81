"""The families of rules that the judge asks, one line each.

`EACH` is asked of every record that could be read, before its outcome is known: a finding of quarantine keeps the
record from being shown. `TOGETHER` is asked once, of all verdicts: runs of numbers, quotas, reports, catalogues.
"""

from collections.abc import Callable, Sequence

from disclosure.duties.bench import Bench
from disclosure.duties.case_quotas import find_on_quotas
from disclosure.duties.catalogues import find_on_catalogues
from disclosure.duties.corrections import find_on_corrections
from disclosure.duties.dates import find_on_dates
from disclosure.duties.declaration import find_declared
from disclosure.duties.discretion import find_on_discretion
from disclosure.duties.display import find_on_display, find_on_display_settings
from disclosure.duties.linkage import find_on_linkage
from disclosure.duties.mitigation_lists import find_on_lists
from disclosure.duties.organs import find_on_organs
from disclosure.duties.permit_states import find_on_permit_states
from disclosure.duties.regions import find_on_region
from disclosure.duties.reports import find_on_reports
from disclosure.duties.told_decisions import find_on_told_decisions
from disclosure.duties.withdrawal import find_on_withdrawals
from disclosure.duties.yearly_tables import find_on_tables
from disclosure.findings.finding import Finding
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

EACH: tuple[Callable[[Bench, Summary], list[Finding]], ...] = (
    find_on_dates,
    find_on_display,
    find_on_region,
)
TOGETHER: tuple[Callable[[Bench, Sequence[Verdict]], list[Finding]], ...] = (
    find_declared,
    find_on_withdrawals,
    find_on_told_decisions,
    find_on_permit_states,
    find_on_corrections,
    find_on_display_settings,
    find_on_organs,
    find_on_discretion,
    find_on_lists,
    find_on_quotas,
    find_on_catalogues,
    find_on_reports,
    find_on_tables,
    find_on_linkage,
)
