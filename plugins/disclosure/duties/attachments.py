"""M1 to M6 in an attachment: the same values that no text may hold, and the names that the record's page masks."""

from collections.abc import Callable

from disclosure.duties.privacy import find_unborn
from disclosure.findings.fault import Fault
from disclosure.privacy.names import mask_in_text
from disclosure.records.record import Record
from disclosure.records.served import list_hidden_names
from disclosure.terms import Terms


def find_in_attachment(record: Record, terms: Terms) -> Callable[[str, str], list[Fault]]:
    """What looks through the texts of one record's attachments: (field, text) gives faults without the values."""
    names = list_hidden_names(record, terms.choices)
    unborn = find_unborn(record, terms)

    def find(field: str, text: str) -> list[Fault]:
        hits = terms.detector.find(text, unborn)
        return [_tell(hit.rule, field, hit.what) for hit in hits] + _find_names(names, field, text)

    return find


def _tell(rule: str, field: str, what: str) -> Fault:
    message = f"附件中有{what}（正文、批注、文件信息或文件名）"
    return Fault(rule, field, message, "删去后重新导出文件；不要只用色块遮盖", severity="quarantine")


def _find_names(names: list[str], field: str, text: str) -> list[Fault]:
    if not names or mask_in_text(text, names) == text:
        return []
    message = "附件中有当事人未隐去的姓名（正文、批注、文件信息或文件名）"
    remedy = "换成隐去姓名的文本；依法应当显示姓名的，在 party.show_name 写明理由"
    # the finished page would be stopped for it
    return [Fault("M5", field, message, remedy, severity="quarantine")]
