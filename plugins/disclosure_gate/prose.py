"""`pages/*.md`: checked before Pelican reads them, since one bad file would end its whole run.

A page that cannot be read is left out and reported (Y1, Y3, Y4, Y5); the others are published.
"""

import re
from functools import partial
from pathlib import Path

from disclosure.findings.fault import Fault
from disclosure.privacy.detector import Detector
from disclosure_store.disguise import disguise, is_private_name
from disclosure_store.rendered import read_prose
from disclosure_store.whole_files import read_whole

FOLDER = "pages"
_LARGEST = 1_000_000
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_META = re.compile(r"([A-Za-z_]+):[ \t]*(.*)")
_KEYS = ("title", "slug", "summary", "description")


def check_prose(
    content: Path, detector: Detector, copies: Path | None = None
) -> tuple[list[str], list[tuple[str, int, Fault]]]:
    """The pages that Pelican may read, as paths relative to CONTENT, and what is wrong with the others.

    Exactly what was looked through is put into the folder `copies`: a page may be written again at any moment.
    """
    good: list[str] = []
    faults: list[tuple[str, int, Fault]] = []
    slugs: dict[str, str] = {}
    folder = content / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return good, faults
    for file in sorted(folder.glob("*.md")):
        path = f"{FOLDER}/{file.name}"
        data = _read(file)
        line, fault = (1, data) if isinstance(data, Fault) else _check_one(file.name, data, slugs, detector)
        if fault is None:
            good.append(path)
            if copies and isinstance(data, bytes):
                (copies / file.name).write_bytes(data)
        else:
            shown = disguise(content, path, partial(is_private_name, detector))
            faults.append((shown, line, fault))
    return good, faults


def _read(file: Path) -> bytes | Fault:
    if file.is_symlink() or not file.is_file():
        return Fault("Y1", "", "这不是普通文件", "用普通的 Markdown 文件代替")
    try:
        data = read_whole(file, _LARGEST)
    except OSError:
        return Fault("Y1", "", "文件无法读取", "检查文件的权限，或等写完以后再构建")
    return Fault("Y1", "", "文件过大", "把内容拆成几个页面") if len(data) > _LARGEST else data


def _check_one(name: str, data: bytes, slugs: dict[str, str], detector: Detector) -> tuple[int, Fault | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1, Fault(
            "Y1", "", "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8"
        )
    if "\0" in text:
        return 1, Fault("Y1", "", "文件含有空字符，可能不是文本文件", "重新用文本编辑器保存")
    private = _find_private(name, text, detector)
    return private or _check_head(text, slugs, name)


def _find_private(name: str, text: str, detector: Detector) -> tuple[int, Fault] | None:
    """M1 to M4 and M6: the place of what a page, or its file's name, must not hold."""
    for hit in detector.find(name):
        return 1, Fault(hit.rule, "", f"文件名里有{hit.what}，这一页没有发布", "给文件改名")
    # as it is written, and as the page will show it
    for hit in [*detector.find(text), *detector.find(read_prose(text))]:
        lines = enumerate(text.splitlines(), 1)
        held = (n for n, line in lines if hit in [*detector.find(line), *detector.find(read_prose(line))])
        return next(held, 1), Fault(hit.rule, "", f"页面里有{hit.what}，这一页没有发布", "从正文中删去")
    return None


def _check_head(text: str, slugs: dict[str, str], name: str) -> tuple[int, Fault | None]:
    head: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _META.fullmatch(line)
        if found is None:
            break
        key = found[1].lower()
        if key not in _KEYS:
            return number, Fault(
                "Y3", key, f"页面开头不能使用「{found[1]}」", "开头只写 Title、Slug、Summary"
            )
        head[key] = found[2].strip()
    if not head.get("title"):
        return 1, Fault("Y4", "title", "页面开头缺少标题", "在第一行写 Title: 页面标题")
    slug = head.get("slug", "")
    if not _SLUG.fullmatch(slug):
        return 1, Fault(
            "Y5", "slug", "页面开头的 Slug 缺少或有误", "写 Slug: 加小写字母、数字、连字符，例如 about"
        )
    if slug in slugs:
        return 1, Fault("Y6", "slug", f"Slug 与 {slugs[slug]} 相同", "换一个 Slug")
    slugs[slug] = name
    return 1, None
