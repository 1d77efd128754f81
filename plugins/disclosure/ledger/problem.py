"""What can be wrong with a ledger, said to a clerk. The caller makes rule T15 of it: stop, exit 5."""

from typing import Literal, NamedTuple

from disclosure.ledger.line import Flaw

Trouble = Literal[Flaw, "missing", "reordered", "day", "year", "file", "merge", "void", "head"]

_RESTORE = "台账只增不改：请用 Git 中最近一次提交的版本恢复该文件，不要手工修改。"
_JOIN = "请按 docs/ledger.md 的步骤，用合并命令重新合并两边的台账。"

_MESSAGES: dict[Trouble, tuple[str, str]] = {
    "encoding": ("这一行不是 UTF-8 文字。", _RESTORE),
    "blank": ("台账中间有空行。", _RESTORE),
    "conflict": ("台账里有 Git 合并冲突的标记。", _JOIN),
    "json": ("这一行不是完整的 JSON 对象。", _RESTORE),
    "changed": ("这一行的内容与它自己的校验值不符，已被改动。", _RESTORE),
    "event": (
        "这一行的事件名称不认识。",
        "请确认本程序不早于写入台账的程序版本；若版本无误，请用 Git 恢复该文件。",
    ),
    "fields": ("这一行的字段缺少、多余或格式不对。", _RESTORE),
    "missing": (
        "这一行与上一行接不上，中间少了行，或上一行已被替换。",
        f"{_RESTORE}若刚合并过两边的台账：{_JOIN}",
    ),
    "reordered": (
        "这一行接的不是上一行：次序不对、重复，或两边的台账被直接拼在一起。",
        f"{_RESTORE}若刚合并过两边的台账：{_JOIN}",
    ),
    "day": ("这一行的公开日期早于上一行。", _RESTORE),
    "year": ("这一行的公开日期不属于本文件的年份。", _RESTORE),
    "file": ("台账文件名应为四位年份，如 2026.jsonl。", "请移走多余的文件（常为同步软件或复制产生的副本）。"),
    "merge": ("这一行合并记录不能证明两边台账原样并入。", _JOIN),
    "void": ("这一行作废记录所指的条目不存在，或不是同一条记录。", _RESTORE),
    "head": (
        "台账末尾少了行，或被整体改写：找不到此前已公开的末行校验值。",
        "请用 Git 或已公开网站的 /ledger/ 恢复台账后再发布。",
    ),
}


class LedgerProblem(NamedTuple):
    """One thing wrong, at a line (1-based; 0 = the file as a whole), with what to do about it."""

    trouble: Trouble
    file: str
    line: int
    message: str
    remedy: str


class LedgerNote(NamedTuple):
    """Something worth telling that is no fault of the ledger."""

    file: str
    line: int
    message: str


class Broken(NamedTuple):
    """A ledger that is not to be trusted, and why: at least one problem."""

    problems: tuple[LedgerProblem, ...]


def state_problem(trouble: Trouble, file: str, line: int) -> LedgerProblem:
    """A problem with its Chinese message and remedy."""
    return LedgerProblem(trouble, file, line, *_MESSAGES[trouble])
