"""Reads `disclosure/law/` into one `Law`: sources, rules, limits and the calendar, each file strictly.

These files are ours, not a clerk's: one mistake ends the reading with a `LawProblem` that names file and
line.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, assert_never

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from disclosure.law.law import FileCheck, Law, find_unresolved
from disclosure.law.limits import LimitList
from disclosure.law.rules import RuleCatalogue
from disclosure.law.sources import LawFile, SourceList
from disclosure.law.table import LawTable
from disclosure.law.tables import TABLES
from disclosure.workdays import Calendar, NoticeYear, StatutoryDays
from disclosure_store.notices import LAW_FOLDER, LawFileError, read_notice_years, read_statutory_days
from disclosure_store.strict_yaml import Document, LinedDict, LinedList, SpoiledDocument, read_stream

SOURCES, RULES, LIMITS, STATUTORY = "sources.yaml", "rules.yaml", "limits.yaml", "statutory_days.yaml"
Data = TypeVar("Data", bound=LawFile)
Steps = tuple[int | str, ...]


class LawProblem(ValueError):
    """A law file that cannot be used. `file` is relative to the law folder; `line` is 1-based, if known."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        place = f"{file} 第 {line} 行" if line else file
        super().__init__(f"法律数据有误：{place}：{message}")
        self.file = file
        self.line = line
        self.message = message


def read_law(folder: Path = LAW_FOLDER) -> Law:
    """The law as the files below `folder` state it. Raises LawProblem."""
    raw = {name: _read_document(folder, name) for name in (SOURCES, RULES, LIMITS)}
    sources = _build(SourceList, SOURCES, raw[SOURCES])
    catalogue = _build(RuleCatalogue, RULES, raw[RULES])
    limit_list = _build(LimitList, LIMITS, raw[LIMITS])
    raw |= {model.file: _read_document(folder, model.file) for model in TABLES}
    tables = tuple(_build(model, model.file, raw[model.file]) for model in TABLES)
    for file, path, reference in find_unresolved(sources, catalogue, limit_list, tables):
        message = f"引用的法源「{reference.source}」在 {SOURCES} 中没有列出"
        raise LawProblem(file, _find_line(raw[file], path), message)
    years, statutory = _read_workdays(folder)
    return Law.compile(
        sources,
        catalogue,
        limit_list,
        _compile_calendar(years, statutory),
        digest=digest_folder(folder),
        checks=tuple(_list_checks(sources, catalogue, limit_list, statutory, years, tables)),
        tables=tables,
    )


def digest_folder(folder: Path) -> str:
    """SHA-256 over name and bytes of every YAML file below `folder`, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"sha256:{whole.hexdigest()}"


def _read_document(folder: Path, name: str) -> LinedDict:
    try:
        documents = read_stream((folder / name).read_bytes(), name)
    except OSError as problem:
        raise LawProblem(name, None, f"无法读取文件（{problem.strerror}）") from problem
    if len(documents) != 1:
        raise LawProblem(name, None, f"应当只有一个 YAML 文档，读到 {len(documents)} 个")
    match documents[0]:
        case SpoiledDocument(faults=faults):
            raise LawProblem(name, faults[0].line, faults[0].message)
        case Document(value=LinedDict() as value):
            return value
        case Document(line=line):
            raise LawProblem(name, line, "最外层应当是“名称: 内容”")
        case _ as never:
            assert_never(never)


def _build(model: type[Data], name: str, raw: LinedDict) -> Data:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        raise LawProblem(name, _find_line(raw, first["loc"]), f"「{field}」{_explain(first)}") from problem


def _explain(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "没有填写"
        case "extra_forbidden":
            return "不是规定的项目"
        case "literal_error" | "union_tag_invalid":
            expected = detail["ctx"].get("expected") or detail["ctx"].get("expected_tags")
            return f"只能是 {expected}"
        case "too_short" | "string_too_short":
            return "至少要有一项"
        case _:
            return f"填写有误：{detail['msg'].removeprefix('Value error, ')}"


def _find_line(raw: LinedDict, path: Steps) -> int:
    """The line of the last step of `path` that was written; steps that are no keys are pydantic's own."""
    value: object = raw
    line = raw.line
    for step in path:
        if isinstance(value, LinedDict) and str(step) in value:
            line, value = value.lines[str(step)], value[str(step)]
        elif isinstance(value, LinedList) and str(step).isdigit():
            line, value = value.lines[int(step)], value[int(step)]
    return line


def _read_workdays(folder: Path) -> tuple[tuple[NoticeYear, ...], StatutoryDays]:
    try:
        return read_notice_years(folder / "workdays"), read_statutory_days(folder / STATUTORY)
    except LawFileError as problem:
        raise LawProblem("workdays", None, f"工作日历无法读取：{problem}") from problem


def _compile_calendar(years: Iterable[NoticeYear], statutory: StatutoryDays) -> Calendar:
    try:
        return Calendar.from_notices(years, statutory)
    except ValueError as problem:
        raise LawProblem("workdays", None, f"工作日历前后不一致：{problem}") from problem


def _list_checks(
    sources: SourceList,
    catalogue: RuleCatalogue,
    limit_list: LimitList,
    statutory: StatutoryDays,
    years: Iterable[NoticeYear],
    tables: tuple[LawTable, ...],
) -> Iterator[FileCheck]:
    heads: Mapping[str, LawFile | StatutoryDays] = {
        SOURCES: sources,
        RULES: catalogue,
        LIMITS: limit_list,
        STATUTORY: statutory,
        **{table.file: table for table in tables},
    }
    for file, head in heads.items():
        yield FileCheck(file, head.last_checked, head.check_every_days)
    for year in years:
        yield FileCheck(f"workdays/{year.year}.yaml", year.last_checked, year.check_every_days)
