"""The files that are published beside a record, as its page lists them."""

from typing import NamedTuple
from urllib.parse import quote

from disclosure.records.summary import Summary

_KIB = 1024
_TYPES = {"pdf": "PDF", "png": "PNG 图片", "jpg": "JPEG 图片", "jpeg": "JPEG 图片"}


class AttachedFile(NamedTuple):
    """One attachment: its name, where it is from its record's page, its type and size in words, its digest."""

    name: str
    address: str
    type: str
    size: str
    digest: str


def list_attachments(summary: Summary) -> list[AttachedFile]:
    """The attachments of a published record, in its own order."""
    found = []
    for line in filter(None, summary.attachments.split("\n")):
        name, digest, size = line.split("\t")
        kind = _TYPES[name.rpartition(".")[2].lower()]
        found.append(AttachedFile(name, quote(name), kind, _spell_size(int(size)), digest))
    return found


def _spell_size(size: int) -> str:
    """Bytes in whole KB, from a thousand of them on in MB with one place."""
    kib = -(-size // _KIB)
    return f"{kib} KB" if kib < _KIB else f"{size / _KIB / _KIB:.1f} MB"
