"""K3: a public case is whole, cites its law, names nobody, and went from desk to desk in that order (典型案例体例).

Only what is certain to be a slip is told. Names of the parties to a linked decision are for the privacy rules
to find; here is what a text gives away by itself: a full name before 男 or 女, or at the head of a title.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from disclosure.findings.fault import Fault
from disclosure.records.case import Case
from disclosure.records.record import Record
from disclosure.records.validation import label_of

_TEXTS: Final = ("facts", "handling", "result", "analysis", "warning")
_PLACEHOLDER: Final = re.compile(
    r"(?:^|[。；，、（(：\n])[ \u3000]*(?:此处|内容|本节)?"
    r"(?:待补充?|待补写|待定稿?|待完善|从略|略)(?=$|[。；，、）)\n])"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
)
"""A clause that is nothing but a promise to write it."""
_NOTHING: Final = frozenset({"", "无", "暂无", "同上", "见正文", "xx", "xxx", "XX", "XXX"})
_MARKS: Final = " \u3000\n。.…-—/"
_CITATION: Final = re.compile("《[^》]+》")
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁"
    "沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯史陶黎贺顾郝龚邵严覃武戴莫孔"
)
"""The commonest, but for those that also begin everyday words (许可, 高龄): a miss is better than a false alarm."""
_PERSON: Final = re.compile(
    f"[{_SURNAMES}](?!某|姓|女士|先生|医生|师傅|大夫)[\u4e00-\u9fff]{{1,2}}(?<!某)[，,（(](?:男|女)[，,、）)。；]"
)
_TITLE: Final = re.compile(
    f"^[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:非医师行医|非法行医|无证行医|未取得|未经|擅自|涉嫌|伪造|冒用|出借).*案"
)


def check_case(record: Record) -> list[Fault]:
    """K3 of one case."""
    if not isinstance(record, Case):
        return []
    faults = list(_check_order(record))
    if record.disclosure.state == "public":
        faults += [*_check_sections(record), *_check_citation(record), *_check_names(record)]
    return faults


def _check_order(case: Case) -> Iterator[Fault]:
    """Submitted, confirmed, sent: each no earlier than the one before it that is known."""
    days: list[tuple[str, Any]] = [(name, getattr(case, name)) for name in case.event_days]
    known = [(name, day) for name, day in days if day]
    for (earlier, first), (later, then) in pairwise(known):
        if then < first:
            message = f"「{label_of(Case, later)}」早于「{label_of(Case, earlier)}」"
            yield Fault("K3", later, message, "核对各个日期：先报送，再确认，后报送宣传部")


def _check_sections(case: Case) -> Iterator[Fault]:
    for name in _TEXTS:
        text = getattr(case, name) or ""
        if text and (_PLACEHOLDER.search(text) or text.strip(_MARKS) in _NOTHING):
            message = f"「{label_of(Case, name)}」里还有没写完的内容"
            yield Fault("K3", name, message, f"补写「{label_of(Case, name)}」后再公开")


def _check_citation(case: Case) -> Iterator[Fault]:
    if case.legal_basis and not any(map(_CITATION.search, case.legal_basis)):
        message = "「法律依据」没有用书名号写出任何一部法律、法规或者规章"
        yield Fault("K3", "legal_basis", message, "写明依据的名称和条款，例如《医疗废物管理条例》第四十六条")


def _check_names(case: Case) -> Iterator[Fault]:
    remedy = "把人名改为姓加“某某”"
    if case.title and "某" not in case.title and _TITLE.search(case.title):
        yield Fault("K3", "title", "标题里像是有一个人的全名", remedy)
    for name in _TEXTS:
        if _PERSON.search(getattr(case, name) or ""):
            yield Fault("K3", name, f"「{label_of(Case, name)}」里像是有一个人的全名", remedy)
