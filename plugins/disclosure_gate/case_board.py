"""The board of typical cases for the office: `STATE/board.html` and a section of `report.txt`, never in OUTPUT.

The file stands alone: one table, its own style, no script and no request.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from disclosure.statistics.case_board import BoardRow, CaseBoard, Stage
from disclosure.statistics.case_months import QuotaStatus, quota_of

FILE: Final = "board.html"
STATUS_WORDS: Final[Mapping[QuotaStatus, str]] = {
    "met": "● 完成",
    "running": "○ 进行中",
    "short": "▲ 上月未完成",
    "missed": "△ 未完成",
}
"""A shape and a word for each: never colour alone."""
STAGE_WORDS: Final[Mapping[Stage, str]] = {
    "drafted": "起草",
    "submitted": "已报送",
    "confirmed": "已确认",
    "sent": "已报宣传部",
    "embargoed": "限制发布",
    "published": "已发布",
}
_STYLE: Final = """
:root{color-scheme:light dark;--rule:#bcc4c9;--met:#1d6a3a;--bad:#a1260d;--soft:#535d67}
@media (prefers-color-scheme:dark){:root{--rule:#4a545d;--met:#84cf9e;--bad:#ff9a85;--soft:#a9adb0}}
body{margin:0 auto;max-width:100rem;padding:1.5rem;line-height:1.6;font-family:system-ui,"PingFang SC",
"Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}.scroll{overflow-x:auto}
table{border-collapse:collapse}th,td{border-bottom:1px solid var(--rule);padding:.35rem .7rem .35rem 0;text-align:left;
vertical-align:top;white-space:nowrap}thead th{border-bottom-width:2px}.n{text-align:right}
small,.missed{color:var(--soft)}td small,th small{display:block;font-weight:400}.met{color:var(--met)}
.short{color:var(--bad);font-weight:600}
"""


def list_lines(board: CaseBoard, names: Mapping[str, str]) -> list[str]:
    """The board as lines of text: an organ each, then what waits for its day."""
    lines = [f"  {names.get(row.organ.id, row.organ.id)}　{'　'.join(_tell(row))}" for row in board.rows]
    lines += [f"  {words}" for words in _list_embargoes(board, names)]
    return lines or ["  没有案例报送任务，也没有案例"]


def _tell(row: BoardRow) -> Iterator[str]:
    """The words on one organ: its quota, the months it covers, its cases by stage."""
    yield _spell_quota(row)
    for month, item in row.quota.items():
        yield f"{month} {STATUS_WORDS[item.status]} {item.count}/{item.monthly}"
    if row.missed_before:
        yield f"更早未完成 {row.missed_before} 个月"
    stages = "、".join(f"{STAGE_WORDS[stage]} {count}" for stage, count in row.stages.items() if count)
    yield f"案例：{stages or '无'}"


def _spell_quota(row: BoardRow) -> str:
    quota = quota_of(row.organ)
    return f"每月向{quota.to}报送 {quota.monthly} 件" if quota else "没有月度任务"


def _list_embargoes(board: CaseBoard, names: Mapping[str, str]) -> list[str]:
    return [
        f"限制发布至 {item.until}：{names.get(item.authority, item.authority)}　{item.record}"
        for item in board.embargoes
    ]


def render_board(board: CaseBoard, names: Mapping[str, str]) -> str:
    """The file."""
    title = f"典型案例看板　{board.as_of}"
    months = "".join(f'<th scope="col">{month}</th>' for month in reversed(board.months))
    stages = "".join(f'<th scope="col" class="n">{words}</th>' for words in STAGE_WORDS.values())
    waiting = "".join(f"<li>{escape(words)}</li>" for words in _list_embargoes(board, names))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        "<p>内部使用，不得公开。任务按自然月计：报上级主管部门的按本机关的报送日期，"
        "报宣传部的按各机关案例的报送宣传部日期。</p>\n"
        f"<h2>月度任务</h2>\n{_table(months + _head('更早未完成'), map(_month_row, board.rows), names, board)}"
        f"<h2>各环节的案例（件）</h2>\n{_table(stages, map(_stage_row, board.rows), names, board)}"
        f"<h2>限制发布</h2>\n{f'<ul>{waiting}</ul>' if waiting else '<p>没有。</p>'}\n</body></html>\n"
    )


def _head(words: str) -> str:
    return f'<th scope="col" class="n">{words}</th>'


def _table(heads: str, rows: Iterator[str], names: Mapping[str, str], board: CaseBoard) -> str:
    lines = [
        f'<tr><th scope="row">{escape(names.get(row.organ.id, row.organ.id))}'
        f"<small>{_spell_quota(row)}</small></th>{cells}</tr>\n"
        for row, cells in zip(board.rows, rows, strict=True)
    ]
    head = f'<thead><tr><th scope="col">机关</th>{heads}</tr></thead>'
    return f'<div class="scroll"><table>{head}<tbody>\n{"".join(lines)}</tbody></table></div>\n'


def _month_row(row: BoardRow) -> str:
    cells = []
    for month, count in sorted(row.reported.items(), reverse=True):
        item = row.quota.get(month)
        if item:
            words = f"{STATUS_WORDS[item.status]}<small>{item.count} / {item.monthly} 件</small>"
            cells.append(f'<td class="{item.status}">{words}</td>')
        else:
            cells.append(f"<td>{f'{count} 件' if count else '—'}</td>")
    return "".join(cells) + f'<td class="n">{row.missed_before or "—"}</td>'


def _stage_row(row: BoardRow) -> str:
    return "".join(f'<td class="n">{count or "—"}</td>' for count in row.stages.values())
