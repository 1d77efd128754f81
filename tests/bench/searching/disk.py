"""Size of a folder on disk."""

from dataclasses import dataclass
from pathlib import Path

_BLOCK_BYTES = 512


@dataclass(frozen=True)
class Size:
    """Bytes of the files themselves, and of the blocks that files and folders take."""

    apparent: int
    blocks: int


def measure_folder(folder: Path) -> Size:
    """Everything below a folder, itself included, as `du` counts it."""
    files = [path.lstat() for path in (folder, *folder.rglob("*"))]
    apparent = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    return Size(apparent, sum(stat.st_blocks for stat in files) * _BLOCK_BYTES)
