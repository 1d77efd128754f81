"""One record's attachments: what is wrong with them, and copies of exactly what was looked through.

What is published is the copy in STATE, named by its digest: a file that is replaced while a build runs is published
by the next build, after it was looked through.
"""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from disclosure.findings.fault import Fault
from disclosure.records.record import Record
from disclosure_store.attachments.listing import ABSENT, FOLDER, Attachment, stamp_attachment
from disclosure_store.attachments.words import Unreadable, Words, read_words
from disclosure_store.scan import Stamp, digest_bytes

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
_MOST_BYTES = 20 * 1024 * 1024
_MIB = 1024 * 1024
_NAME = re.compile(r"[^\s/\\.:*?\"<>|#%\x00-\x1f][^/\\:*?\"<>|#%\x00-\x1f]{0,99}")
"""A name that is one step of an address on every system."""

FindPrivate = Callable[[str, str], list[Fault]]
"""What is private in a text: (field, text) → faults that never repeat it."""


@dataclass(slots=True)
class Review:
    """What came of it: faults, the good ones in the record's order, and the stamps of all files named."""

    faults: list[Fault] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)


def review_attachments(content: Path, copies: Path | None, record: Record, find: FindPrivate) -> Review:
    """Look through a record's attachments (rule M7); what is good is copied to `copies`, if given."""
    review = Review()
    for place, name in enumerate(record.attachments):
        dotted, path = f"attachments.{place}", f"{FOLDER}/{record.id}/{name}"
        fault = _check_name(dotted, name, record.attachments[:place])
        if fault is None and (found := find(dotted, name)):
            # such a name is not even noted
            review.faults += _tell_once(found)
        elif fault is None:
            review.stamps[path] = stamp_attachment(content, path)
            fault = _look(content, copies, path, dotted, find, review)
        if fault is not None:
            review.faults.append(fault)
    return review


def copy_of(copies: Path, digest: str) -> Path:
    """Where the copy of a file lies."""
    return copies / digest


def _check_name(dotted: str, name: str, earlier: Sequence[str]) -> Fault | None:
    if not _NAME.fullmatch(name) or ".." in name:
        return _refuse(
            dotted, "附件的文件名不能用", "文件名里不要有空格开头、斜杠、冒号等符号，也不要以点开头"
        )
    if name in earlier:
        return _refuse(dotted, "同一个附件写了两次", "只保留一处")
    if not name.lower().endswith(SUFFIXES):
        return _refuse(
            dotted, "附件的类型不能公开：无法检查其中的内容", "另存为 PDF、PNG 或 JPEG（.jpg）文件"
        )
    return None


def _look(
    content: Path, copies: Path | None, path: str, dotted: str, find: FindPrivate, review: Review
) -> Fault | None:
    if review.stamps[path] == ABSENT:
        return _refuse(dotted, "找不到这个附件", f"把文件放到内容文件夹的 {FOLDER}/记录标识/ 下；不要用链接")
    if review.stamps[path].size > _MOST_BYTES:
        return _refuse(dotted, f"附件大于 {_MOST_BYTES // _MIB} MB", "压缩后重新存放")
    try:
        data = (content / path).read_bytes()
        words = read_words(data, Path(path).suffix.lower())
    except OSError:
        return _refuse(dotted, "附件无法读取", "检查文件的权限")
    except Unreadable as error:
        return _refuse(dotted, f"附件无法检查：{error}", "重新导出一份干净的文件：不加密、不夹带文件和脚本")
    found = [fault for text in words.texts for fault in find(dotted, text)]
    review.faults += _tell_once(found)
    if not found:
        if words.is_drawn:
            review.faults.append(_ask_a_person(dotted, words))
        digest = digest_bytes(data)
        review.attachments.append(Attachment(Path(path).name, digest, len(data)))
        if copies is not None:
            _keep_copy(copies, digest, data)
    return None


def _ask_a_person(dotted: str, words: Words) -> Fault:
    what = "附件是图片或扫描件" if not any(text.strip() for text in words.texts) else "附件中有图片"
    remedy = "请审查人逐页看过，确认没有身份证件号码、联系方式等不能公开的内容"
    return Fault("M7", dotted, f"{what}，其中的文字无法自动检查", remedy, severity="note")


def _tell_once(faults: list[Fault]) -> list[Fault]:
    return list(dict.fromkeys(faults))


def _refuse(dotted: str, message: str, remedy: str) -> Fault:
    # what cannot be looked through cannot be published, whatever a portal's policy says
    return Fault("M7", dotted, message, remedy, severity="quarantine")


def _keep_copy(copies: Path, digest: str, data: bytes) -> None:
    target = copy_of(copies, digest)
    if target.exists():
        return
    copies.mkdir(parents=True, exist_ok=True)
    part = copies / f"{digest}.{os.getpid()}.part"
    part.write_bytes(data)
    part.replace(target)
