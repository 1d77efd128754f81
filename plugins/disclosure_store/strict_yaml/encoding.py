"""Bytes that are not clean UTF-8 text: other encodings, control characters, invisible line breaks.

YAML allows UTF-16 and a few control characters; records do not, because Git, search and the ledger compare
text. U+0085, U+2028 and U+2029 break a line for libyaml and not for an editor: every line number after one
would be false.
"""

import re

from .chunks import Chunk
from .documents import Fault

_SAVE_AS = "用编辑器打开该文件，选择「另存为」，编码选 UTF-8，再提交"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def find_wide_encoding(data: bytes, path: str) -> Fault | None:
    """A fault where the file is UTF-16 or UTF-32, told by its byte order mark; such a file cannot be cut."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    return Chunk(path, 1, data).fault("Y1", 0, "文件编码是 UTF-16（「Unicode」），应当是 UTF-8", _SAVE_AS)


def find_encoding_fault(chunk: Chunk) -> Fault | None:
    """The first byte of the chunk that is no clean UTF-8 text, as a fault."""
    try:
        text = chunk.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _explain_bytes(chunk, error.start)
    found = find_control(text)
    return None if found is None else _explain_control(chunk, text, found)


def find_control(text: str) -> int | None:
    """Where the first character stands that no record may hold, counted from 0."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def name_control(character: str) -> str:
    """The character as a clerk can read it."""
    match character:
        case "\x00":
            return "空字符（NUL，U+0000）"
        case "\ufeff":
            return "夹在中间的 BOM（U+FEFF）"
        case "\x85" | "\u2028" | "\u2029":
            return f"看不见的特殊换行符（U+{ord(character):04X}）"
        case _:
            return f"控制字符（U+{ord(character):04X}）"


def _explain_bytes(chunk: Chunk, offset: int) -> Fault:
    line = chunk.find_line(offset)
    position = offset - chunk.data.rfind(b"\n", 0, offset)
    where = f"这一行的第 {position} 个字节"
    if chunk.data[offset] == 0xED and chunk.data[offset + 1 : offset + 2] >= b"\xa0":
        message = f"{where}是残缺的字符（代理码），不是有效的 UTF-8"
        return chunk.fault("Y1", line, message, "删除该处的残缺字符并重新录入，另存为 UTF-8")
    likely = "，看来是 GBK（ANSI）编码" if _looks_like_gbk(chunk.data) else ""
    return chunk.fault("Y1", line, f"文件不是 UTF-8 编码{likely}：{where}无法识别", _SAVE_AS)


def _looks_like_gbk(data: bytes) -> bool:
    """Whether far more of it reads as Chinese in GBK than in UTF-8, so that one broken byte is not enough."""
    try:
        as_gbk = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return _count_han(as_gbk) > 1 + 2 * _count_han(data.decode("utf-8", "ignore"))


def _count_han(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


def _explain_control(chunk: Chunk, text: str, found: int) -> Fault:
    line = text.count("\n", 0, found)
    column = found - (text.rfind("\n", 0, found) + 1)
    message = f"文中有{name_control(text[found])}，多半是从别的软件粘贴时带入的"
    return chunk.fault("Y1", line, message, "删除该字符（可删去这一处前后的文字后重新键入）", column=column)
