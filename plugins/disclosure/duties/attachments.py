"""M1 to M6 in an attachment: the same values that no text may hold, and the names that the record's page masks."""

from collections.abc import Callable

from disclosure.findings.fault import Fault
from disclosure.privacy.names import mask_in_text
from disclosure.records.record import Record
from disclosure.records.served import list_hidden_names


def find_in_attachment(record: Record) -> Callable[[str, str], list[Fault]]:
    """What looks through the texts of one record's attachments: (field, text) gives faults without the values."""
    names = list_hidden_names(record)

    def find(field: str, text: str) -> list[Fault]:
        return _find_names(names, field, text)

    return find


def _find_names(names: list[str], field: str, text: str) -> list[Fault]:
    if not names or mask_in_text(text, names) == text:
        return []
    message = "附件中有当事人未隐去的姓名（正文、批注、文件信息或文件名）"
    remedy = "换成隐去姓名的文本；依法应当显示姓名的，在 party.show_name 写明理由"
    # the finished page would be stopped for it
    return [Fault("M5", field, message, remedy, severity="quarantine")]
