"""`authorities.yaml`: the organs. Without it, or with a doubled id in it, nothing can be published (exit 5)."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from disclosure.docket import ORGANS_FILE
from disclosure.findings.fault import Fault
from disclosure.records.authority import Authority
from disclosure.records.validation import validate
from disclosure_store.strict_yaml import Document, LinedDict, LinedList, read_list
from disclosure_store.translation import collect_lines, find_line, translate

FILE = ORGANS_FILE
_ID = re.compile("[a-z0-9][a-z0-9-]{0,62}")
"""It becomes an address."""


class OrgansProblem(Exception):
    """The organs cannot be known; `faults` say where and why, each with its line."""

    def __init__(self, faults: list[tuple[int, Fault]]) -> None:
        super().__init__(FILE)
        self.faults = faults


OrganLines = Mapping[str, Mapping[str, int]]
"""By organ and dotted field, 1-based."""
Check = Callable[[Authority], list[Fault]]


def check_nothing(_organ: Authority) -> list[Fault]:
    """What is checked of one organ unless the caller asks for more."""
    return []


def read_organs(content: Path, check: Check = check_nothing) -> tuple[Authority, ...]:
    """The organs in the order of the file; raises OrgansProblem, also where `check` finds anything."""
    return read_organs_with_lines(content, check)[0]


def read_organs_with_lines(
    content: Path, check: Check = check_nothing
) -> tuple[tuple[Authority, ...], OrganLines]:
    """The organs in the order of the file, and where their fields stand; raises as `read_organs` does."""
    try:
        if not (content / FILE).is_file():
            raise FileNotFoundError(FILE)
        data = (content / FILE).read_bytes()
    except OSError:
        raise OrgansProblem(
            [(1, Fault("Y1", "", "找不到机关名录", "在内容文件夹中建立 authorities.yaml"))]
        ) from None
    document = read_list(data, FILE)
    if not isinstance(document, Document):
        raise OrgansProblem(
            [(f.line, Fault(f.rule, f.field or "", f.message, f.remedy)) for f in document.faults]
        )
    assert isinstance(document.value, LinedList)
    if not document.value:
        raise OrgansProblem([(1, Fault("Y4", "", "机关名录是空的", "写入至少一个执法机关"))])
    organs: list[tuple[LinedDict, Authority]] = []
    faults: list[tuple[int, Fault]] = []
    for line, item in zip(document.value.lines, document.value, strict=True):
        _read_organ(line, item, check, organs, faults)
    faults += _find_doubled(organs)
    if faults:
        raise OrgansProblem(faults)
    lines = {organ.id: collect_lines(mapping) for mapping, organ in organs}
    return tuple(organ for _, organ in organs), lines


def _read_organ(
    line: int,
    item: object,
    check: Check,
    organs: list[tuple[LinedDict, Authority]],
    faults: list[tuple[int, Fault]],
) -> None:
    if not isinstance(item, LinedDict):
        faults.append((line, Fault("Y5", "", "这一项应为若干「名称: 内容」", "对照其他机关的写法改正")))
        return
    mapping, found = translate(item, Authority)
    outcome = validate(Authority, mapping)
    if isinstance(outcome, Authority):
        organs.append((mapping, outcome))
        found += check(outcome)
    else:
        found += outcome
    faults += [(find_line(mapping, fault.field), fault) for fault in found]


def _find_doubled(organs: list[tuple[LinedDict, Authority]]) -> list[tuple[int, Fault]]:
    seen: set[str] = set()
    faults = []
    for mapping, organ in organs:
        line = mapping.lines["id"]
        if not _ID.fullmatch(organ.id):
            faults.append(
                (line, Fault("Y5", "id", "机关标识的形式不对", "用小写字母、数字和连字符，例如 chengyuan"))
            )
        if organ.id in seen:
            faults.append(
                (line, Fault("Y6", "id", f"机关标识「{organ.id}」重复", "每个机关用一个不重复的标识"))
            )
        seen.add(organ.id)
    return faults
