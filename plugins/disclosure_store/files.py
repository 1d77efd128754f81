"""Small files that are replaced whole: a reader sees the old one or the new one, never a part. And empty folders."""

import json
import shutil
from pathlib import Path
from typing import Any


def replace_file(path: Path, text: str) -> None:
    """Write UTF-8 text beside the file, then put it in its place in one step."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def empty_folder(path: Path) -> Path:
    """A folder with nothing in it, whatever stood there."""
    remove(path)
    path.mkdir(parents=True)
    return path


def remove(path: Path) -> None:
    """Delete a folder with what is in it, or a file; nothing happens where there is neither."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def read_json(path: Path) -> Any:
    """The JSON value in a file; None where there is no file, or none that is JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def read_text(path: Path) -> str:
    """The text of a file; "" where there is none that can be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
