"""What a catalogue holds, on that record alone: rows or a link (Y4, Y5), and in each row what it must say.

An empty cell is told once per catalogue, by the rule of its rows (P1, P2, P3, P4, P5, P7, P8, P9). Where no such rule
names the list (音像记录、法制审核、四张清单), it is Y4, but as a warning: the rest of the list stays public.
"""

from collections.abc import Iterable

from disclosure.findings.fault import Fault
from disclosure.findings.severity import Severity
from disclosure.records.catalogue import Catalogue
from disclosure.records.catalogues.channels import MonitoringRow
from disclosure.records.catalogues.names import spell_catalogue
from disclosure.records.catalogues.organs import EntrustmentRow
from disclosure.records.catalogues.row import MOST_ROWS_TOLD, Row
from disclosure.records.node import chinese_name
from disclosure.records.record import Record


def check_items(record: Record) -> list[Fault]:
    """Y4, Y5: a catalogue that is shown has rows or the address where they are, not both."""
    if not isinstance(record, Catalogue):
        return []
    if record.items and record.link:
        return [
            Fault(
                "Y5", "link", "既写了「条目」又写了「公布网址」", "二者只保留其一；条目写在本站的，删去网址"
            )
        ]
    if record.items or record.link or record.disclosure.state == "pending":
        return []
    message = "缺少必填的「条目」，也没有「公布网址」"
    return [Fault("Y4", "items", message, "写入条目（items）；已在别处公布的填写公布网址（link）")]


def check_statement(record: Record) -> list[Fault]:
    """Y5: whoever says that no camera is used lists none (处罚法 Art. 41)."""
    rows = record.list_rows() if isinstance(record, Catalogue) else ()
    if len(rows) == 1:
        return []
    remedy = "有设备的删去声明，没有设备的只保留声明这一条"
    return [
        Fault("Y5", f"items.{place}.none", "「未使用声明」与其他条目并列", remedy)
        for place, row in enumerate(rows)
        if isinstance(row, MonitoringRow) and row.none
    ]


def check_letters(record: Record) -> list[Fault]:
    """Y7: a letter of entrustment that is an attachment is one of the record's."""
    rows = record.list_rows() if isinstance(record, Catalogue) else ()
    return [
        Fault(
            "Y7",
            f"items.{place}.letter_attachment",
            "「委托书附件」不在本记录的附件（attachments）之中",
            "把文件放入附件文件夹，并列入 attachments",
        )
        for place, row in enumerate(rows)
        if isinstance(row, EntrustmentRow)
        and row.letter_attachment
        and row.letter_attachment not in record.attachments
    ]


def check_rows(record: Record) -> list[Fault]:
    """Empty cells of a public catalogue that its rows must not have."""
    if not isinstance(record, Catalogue) or record.disclosure.state != "public" or record.withdrawal:
        return []
    gaps = [
        (place, row, missing)
        for place, row in enumerate(record.list_rows())
        if (missing := row.list_missing())
    ]
    if not gaps:
        return []
    first, row, _ = gaps[0]
    message = f"「{spell_catalogue(record.catalogue or '')}」{_spell_gaps(gaps)}"
    severity: Severity | None = "warning" if row.rule == "Y4" else None
    return [
        Fault(
            row.rule,
            f"items.{first}",
            message,
            "逐条补齐所缺的项目；确实没有的，写明“无”或“不收费”",
            severity,
        )
    ]


def _spell_gaps(gaps: Iterable[tuple[int, Row, tuple[str, ...]]]) -> str:
    told = [
        f"第{place + 1}条没有写「{'」「'.join(chinese_name(type(row), name) for name in missing)}」"
        for place, row, missing in gaps
    ]
    shown = "，".join(told[:MOST_ROWS_TOLD])
    return shown if len(told) <= MOST_ROWS_TOLD else f"{shown}，等共{len(told)}条"
