"""I4: region codes resolve; the invented ones (99…) only where the organ itself is invented."""

from datetime import date

from disclosure.duties.bench import Bench
from disclosure.findings.fault import Fault
from disclosure.findings.finding import Finding
from disclosure.law.regions import RegionTable, is_invented
from disclosure.records import uscc
from disclosure.records.party import Party
from disclosure.records.record import Record
from disclosure.records.summary import Summary
from disclosure.terms import Terms

_FIELD = "party.uscc"
_NO_REGION = ("A", "Y")
"""Registers of the military and of others: what stands for the region there is not known to be one."""


def check_party_region(record: Record, terms: Terms) -> list[Fault]:
    """I4: the region in the party's code is a prefecture's, or the nation's; whether 99 may stand is for the judge."""
    party: Party | None = getattr(record, "party", None)
    code = party.uscc if party is not None else None
    if not code or not uscc.is_valid(code) or code.startswith(_NO_REGION):
        return []
    region = uscc.region(code)
    table, day = terms.law.table(RegionTable), _day_of(record)
    if is_invented(region) or (what := explain_region(table, region, day)) == "":
        return []
    message = f"统一社会信用代码第3至8位（行政区划）{what}"
    return [Fault("I4", _FIELD, message, "对照营业执照或登记证书核对统一社会信用代码")]


def explain_region(table: RegionTable, region: str, day: date) -> str:
    """What is the matter with the region in a unified social credit code, "" where nothing is."""
    if not table.is_register(region, day):
        return "的前两位不是任何省份的代码"
    if table.is_province(region, day) and not table.is_prefecture(region, day):
        return "的前四位不是该省任何地级行政区的代码"
    return ""


def _day_of(record: Record) -> date:
    """The day whose list holds; a pending record may have none yet, and then the first list holds."""
    decided = getattr(record, "decided_on", None)
    return decided if isinstance(decided, date) else date.min


def find_on_region(bench: Bench, summary: Summary) -> list[Finding]:
    """I4: an invented code of a party on the record of a real organ."""
    if not summary.code or summary.authority not in bench.real_organs:
        return []
    if not is_invented(uscc.region(summary.code)):
        return []
    message = "统一社会信用代码的行政区划以99开头，是示例用的虚构代码"
    return [bench.find("I4", summary, _FIELD, message)]
