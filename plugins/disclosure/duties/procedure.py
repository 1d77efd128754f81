"""C5 and C9 on one penalty alone: what the summary procedure may impose, and how long a case may take."""

from datetime import date

from disclosure.findings.fault import Fault
from disclosure.law.penalty_kinds import PenaltyKinds
from disclosure.records.fields import FEN_PER_YUAN, format_fen
from disclosure.records.nothing import says_nothing
from disclosure.records.penalty import Penalty
from disclosure.records.record import Record
from disclosure.terms import Terms
from disclosure.workdays.months import add_years


def check_summary_procedure(record: Record, terms: Terms) -> list[Fault]:
    """C5: a warning, or a fine up to the limit of the day (处罚法 Art. 51).

    The limit for citizens holds for natural persons. An individual business (个体工商户) is given the higher one: the
    law does not name it, and a doubt must not keep its record from being published.
    """
    if not isinstance(record, Penalty) or record.procedure != "简易程序" or record.outcome == "不予处罚":
        return []
    allowed = terms.law.table(PenaltyKinds).summary_procedure.kinds
    if any(kind not in allowed for kind in record.penalty_kinds):
        message = f"简易程序只能作出{'、'.join(allowed)}"
        return [Fault("C5", "procedure", message, "核对处罚程序；其他种类的处罚应当适用普通程序")]
    if record.decided_on is None or record.fine_yuan is None or record.party is None:
        return []
    who = "citizen" if record.party.type == "自然人" else "organisation"
    limit = terms.law.limit(f"C5.{who}", record.decided_on)
    if limit is None or record.fine_yuan <= limit.value * FEN_PER_YUAN:
        return []
    whom = "公民" if who == "citizen" else "法人或者其他组织"
    message = f"简易程序对{whom}罚款不超过{limit.value}元，本案罚款{format_fen(record.fine_yuan)}元"
    return [Fault("C5", "fine_yuan", message, "核对罚款金额和处罚程序；超过限额的应当适用普通程序")]


def check_periods(record: Record, terms: Terms) -> list[Fault]:
    """C9: filing to decision in 90 natural days (Art. 60), end of the act to discovery in two years (Art. 36).

    The day of discovery is in no record: that of filing stands for it. A `period_note` explains either.
    """
    if not isinstance(record, Penalty):
        return []
    found = _check_end(record)
    if record.filed_on is None or not says_nothing(record.period_note or ""):
        return found
    if record.decided_on is not None:
        found += _check_decision(record.filed_on, record.decided_on, terms)
    if record.violation_ended_on is not None:
        found += _check_discovery(record.violation_ended_on, record.filed_on, terms)
    return found


def _check_end(record: Penalty) -> list[Fault]:
    """An act that was punished had ended, or its end is not known."""
    ended_on, decided_on = record.violation_ended_on, record.decided_on
    if ended_on is None or decided_on is None or ended_on <= decided_on:
        return []
    message = f"违法行为终了日期{ended_on}晚于处罚决定日期{decided_on}"
    return [Fault("C9", "violation_ended_on", message, "核对日期；作出决定时行为还在继续的，不填终了日期")]


_NOTE = "核对日期；依法延长、中止或者不计入期限的，在 period_note（期限说明）中写明"


def _check_decision(filed_on: date, decided_on: date, terms: Terms) -> list[Fault]:
    if filed_on > decided_on:
        return [Fault("C9", "filed_on", f"立案日期{filed_on}晚于处罚决定日期{decided_on}", "核对立案日期")]
    limit = terms.law.limit("C9.decision", filed_on)
    days = (decided_on - filed_on).days
    if limit is None or days <= limit.value:
        return []
    message = f"自{filed_on}立案到作出决定共{days}日，超过{limit.value}日"
    return [Fault("C9", "decided_on", message, _NOTE)]


def _check_discovery(ended_on: date, filed_on: date, terms: Terms) -> list[Fault]:
    plain, grave = (terms.law.limit(key, filed_on) for key in ("C9.discovery", "C9.discovery_grave"))
    if plain is None or grave is None or filed_on <= add_years(ended_on, plain.value):
        return []
    if filed_on <= add_years(ended_on, grave.value):
        message = (
            f"违法行为于{ended_on}终了，到{filed_on}立案已超过{plain.value}年；"
            f"只有涉及公民生命健康安全、金融安全且有危害后果的，才可延长到{grave.value}年"
        )
    else:
        message = f"违法行为于{ended_on}终了，到{filed_on}立案已超过{grave.value}年"
    return [Fault("C9", "violation_ended_on", message, _NOTE)]
