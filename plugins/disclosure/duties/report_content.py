"""S1 and S2 on a yearly report alone: the powers and the columns that it names are those of the official forms."""

from disclosure.findings.fault import Fault
from disclosure.law.yearly_forms import YearlyForms
from disclosure.records.record import Record
from disclosure.records.report import Report
from disclosure.terms import Terms


def check_powers(record: Record, terms: Terms) -> list[Fault]:
    """S2: a power that no form knows would make a column neither 0 nor not applicable."""
    if not isinstance(record, Report) or record.enforcement is None:
        return []
    known = terms.law.table(YearlyForms).powers
    remedy = f"执法权种类只写：{'、'.join(known)}"
    return [
        Fault("S2", f"enforcement.has_power.{place}", f"第{place + 1}项不是统计表使用的执法权种类", remedy)
        for place, power in enumerate(record.enforcement.has_power)
        if power not in known
    ]


def check_outside(record: Record, terms: Terms) -> list[Fault]:
    """S1: a count from another system names a column of the forms that counts; else it would be shown nowhere.

    What was written instead may be anything, so it is not repeated.
    """
    if not isinstance(record, Report) or record.year is None:
        return []
    tables = terms.law.table(YearlyForms).of_year(record.year)
    faults = []
    for place, item in enumerate(record.outside):
        table = next((t for t in tables.values() if t.is_named(item.table)), None)
        if table is None:
            names = "、".join(f"{each.number}（{each.title}）" for each in tables.values())
            message = "写的表名不是任何一张统计表"
            faults.append(_fault(place, "table", message, f"表名只能是：{names}"))
        elif not any(column.title == item.column for column in table.counted):
            titles = "｜".join(column.title for column in table.counted)
            message = f"写的栏目不是{table.number}中可以填报的"
            faults.append(_fault(place, "column", message, f"{table.number}的栏目：{titles}"))
    return faults


def _fault(place: int, field: str, message: str, remedy: str) -> Fault:
    return Fault("S1", f"outside.{place}.{field}", f"系统外数据第{place + 1}条{message}", remedy)
