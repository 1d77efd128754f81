"""C1, C2, C3, C6 on one record alone: what a published decision must say, and that its items agree."""

from disclosure.findings.fault import Fault
from disclosure.law.penalty_kinds import Need, PenaltyKinds
from disclosure.records.decision import Decision
from disclosure.records.nothing import says_nothing
from disclosure.records.penalty import Penalty
from disclosure.records.permit import Permit
from disclosure.records.record import Record
from disclosure.records.validation import label_of
from disclosure.terms import Terms

_CORE = {"permit": "content", "penalty": "penalty", "decision": "conclusion"}
_REFUSED = ("certificate_name", "certificate_number", "valid_from", "valid_until")
_NEEDED: dict[Need, tuple[str, ...]] = {
    "fine": ("fine_yuan",),
    "confiscation": ("confiscated_yuan", "confiscated_items"),
    "licence": ("licence",),
}
_UNPUNISHED = ("penalty_kinds", "fine_yuan", "confiscated_yuan", "confiscated_items", "licence", "revokes")


def check_core(record: Record) -> list[Fault]:
    """C1: whom it concerns and what was decided is said, not a stroke or 待补充 (118号)."""
    if record.disclosure.state == "pending" or record.kind not in _CORE:
        return []
    found = []
    party = getattr(record, "party", None)
    if party is not None and says_nothing(party.name):
        found.append(Fault("C1", "party.name", "执法对象没有写明", "写明行政相对人的完整名称"))
    name = _CORE[record.kind]
    text = getattr(record, name)
    if text is not None and says_nothing(text):
        label = label_of(type(record), name)
        found.append(
            Fault("C1", name, f"「{label}」没有写明执法结论", f"在「{label}」（{name}）中写明决定的内容")
        )
    return found


def check_penalty_kinds(record: Record, terms: Terms) -> list[Fault]:
    """C3: each kind is one of 处罚法 Art. 9, or one of the other kinds with its name; 责令改正 is none (Art. 28)."""
    if not isinstance(record, Penalty):
        return []
    table = terms.law.table(PenaltyKinds)
    return [
        _strange_kind(table, place, name)
        for place, name in enumerate(record.penalty_kinds)
        if name not in table.kinds and not table.is_other(name)
    ]


def _strange_kind(table: PenaltyKinds, place: int, name: str) -> Fault:
    field = f"penalty_kinds.{place}"
    if name in table.no_kinds or table.name_other(name) in table.no_kinds:
        remedy = f"删去「{name}」，写进处罚内容；只有它而没有处罚的，不是行政处罚决定"
        return Fault("C3", field, f"「{name}」不是行政处罚的种类", remedy)
    if name == table.other:
        return Fault(
            "C3", field, "处罚类别「其他」没有写明名称", "写成「其他-名称」，例如「其他-责令停止执业」"
        )
    known = "、".join(table.kinds)
    return Fault(
        "C3",
        field,
        "处罚类别不是行政处罚法第九条所列的种类",
        f"从下列名称中选：{known}；其他种类写成「其他-名称」",
    )


def check_penalty_items(record: Record, terms: Terms) -> list[Fault]:
    """C2: 罚款 and its amount, 没收 and what was taken, 暂扣、吊销 and the licence go together (双公示 layout)."""
    if not isinstance(record, Penalty) or record.disclosure.state == "pending":
        return []
    if record.outcome == "不予处罚":
        return [_unpunished(name) for name in _UNPUNISHED if getattr(record, name) not in (None, ())]
    if not record.penalty_kinds:
        return []  # Y4 says so
    table = terms.law.table(PenaltyKinds)
    needs = table.list_needs(record.penalty_kinds)
    found = []
    for need, fields in _NEEDED.items():
        given = [name for name in fields if getattr(record, name) is not None]
        if need in needs and not given:
            found.append(_missing_item(record, fields, need))
        elif given and need not in needs:
            found.append(_missing_kind(record, given[0]))
    if record.fine_yuan == 0:
        found.append(Fault("C2", "fine_yuan", "处罚类别有罚款，罚款金额却是 0", "填写决定书上的罚款金额"))
    if record.revokes and table.revoking not in record.penalty_kinds:
        message = f"写了吊销的许可，处罚类别中却没有「{table.revoking}」"
        found.append(Fault("C2", "revokes", message, f"补上处罚类别「{table.revoking}」，或删去 revokes"))
    return found


def _unpunished(name: str) -> Fault:
    message = f"不予处罚的决定不应有「{label_of(Penalty, name)}」"
    return Fault("C2", name, message, f"删去 {name}；确有处罚的，把处理结果（outcome）改为「处罚」")


def _missing_item(record: Penalty, fields: tuple[str, ...], need: Need) -> Fault:
    kinds = {"fine": "罚款", "confiscation": "没收", "licence": "暂扣或吊销"}
    labels = "或".join(f"「{label_of(type(record), name)}」" for name in fields)
    return Fault(
        "C2",
        "penalty_kinds",
        f"处罚类别有{kinds[need]}，但没有填写{labels}",
        f"补上{labels}（{'、'.join(fields)}）",
    )


def _missing_kind(record: Penalty, name: str) -> Fault:
    label = label_of(type(record), name)
    message = f"填写了「{label}」，处罚类别中却没有相应的种类"
    return Fault("C2", name, message, f"在处罚类别（penalty_kinds）中补上相应的种类，或删去「{label}」")


def check_permit_items(record: Record) -> list[Fault]:
    """C2, C6: a refusal gives nothing; a validity does not end before it begins."""
    if not isinstance(record, Permit):
        return []
    if record.outcome == "不予":
        return [_refused(name) for name in _REFUSED if getattr(record, name) is not None]
    start, end = record.valid_from, record.valid_until
    if start is None or end is None or isinstance(end, str) or start <= end:
        return []
    return [
        Fault("C6", "valid_until", f"有效期至{end}早于有效期自{start}", "核对有效期；长期有效的填「长期」")
    ]


def _refused(name: str) -> Fault:
    message = f"不予许可的决定不应有「{label_of(Permit, name)}」"
    return Fault("C2", name, message, f"删去 {name}；准予许可的，把许可结果（outcome）改为「准予」")


def check_penalty_validity(record: Record) -> list[Fault]:
    """C6: a penalty does not end before it is decided."""
    if not isinstance(record, Penalty) or record.decided_on is None or record.valid_until is None:
        return []
    end = record.valid_until
    if isinstance(end, str) or end >= record.decided_on:
        return []
    message = f"处罚有效期{end}早于处罚决定日期{record.decided_on}"
    return [Fault("C6", "valid_until", message, "核对处罚有效期；长期有效的填「长期」")]


def check_inspection_items(record: Record) -> list[Fault]:
    """C2: only an inspection has the result of an inspection."""
    if not isinstance(record, Decision) or record.result is None or record.type in (None, "行政检查"):
        return []
    message = "只有行政检查才填写检查结果"
    return [Fault("C2", "result", message, "删去 result；是行政检查的，把 type 改为「行政检查」")]
