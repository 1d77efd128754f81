"""The families of rules that the judge asks, one line each.

`EACH` is asked of every record that could be read, before its outcome is known: a finding of quarantine keeps the
record from being shown. `TOGETHER` is asked once, of all verdicts: runs of numbers, quotas, reports, catalogues.
"""

from collections.abc import Callable, Sequence

from disclosure.duties.bench import Bench
from disclosure.duties.catalogues import find_on_catalogues
from disclosure.duties.dates import find_on_dates
from disclosure.findings.finding import Finding
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

EACH: tuple[Callable[[Bench, Summary], list[Finding]], ...] = (find_on_dates,)
TOGETHER: tuple[Callable[[Bench, Sequence[Verdict]], list[Finding]], ...] = (find_on_catalogues,)
