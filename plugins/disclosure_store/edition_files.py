"""The frozen figures of yearly reports on disk: `LEDGER/reports/{id}.json`, each replaced whole.

Written just before the ledger's append and on the disk before it, so that no line of the ledger speaks of figures
that a power cut took.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from disclosure_store.ledger_folder import LedgerFileError, write_all

FOLDER = "reports"


def edition_path(ledger: Path, record: str) -> Path:
    """Where the editions of a report lie. `record` is an id that was checked."""
    return ledger / FOLDER / f"{record}.json"


def read_edition_text(ledger: Path, record: str) -> str | None:
    """The file's text, None where there is none; "" where it cannot be read as text."""
    path = edition_path(ledger, record)
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return ""


def write_edition_texts(ledger: Path, texts: Mapping[str, str]) -> None:
    """Put each text in its place and wait until it is on the disk. LedgerFileError where it cannot be."""
    if not texts:
        return
    folder = ledger / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for record, text in texts.items():
            _replace(edition_path(ledger, record), text)
        _sync_folder(folder)
    except OSError as error:
        message = f"统计数字存档写不进去（{error.strerror}）。请检查台账文件夹的权限和磁盘空间。"
        raise LedgerFileError(message) from error


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        write_all(descriptor, text.encode())
    finally:
        os.close(descriptor)
    part.replace(path)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
