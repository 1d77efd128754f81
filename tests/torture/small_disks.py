"""Disks that are too small, made for a test in memory; only root may mount them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHUNK = b"\0" * 4096


@contextmanager
def mounted(folder: Path, size_kb: int = 8192) -> Iterator[Path]:
    """A file system of its own at a folder, gone again afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def why_not(folder: Path) -> str:
    """Why no disk can be mounted here; "" where it can."""
    if os.geteuid():
        return "only root can mount a small disk"
    try:
        with mounted(folder):
            return ""
    except (OSError, subprocess.CalledProcessError) as error:
        return f"this machine does not let a small disk be mounted: {error}"


def fill(folder: Path, but_kb: int = 0) -> Path:
    """Fill a disk but for so many KB; the file to remove to make room again."""
    ballast = folder / ".ballast"
    with open(ballast, "ab", buffering=0) as file:
        try:
            while True:
                file.write(CHUNK)
        except OSError:
            file.truncate(max(0, file.tell() // 1024 - but_kb) * 1024)
    return ballast


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A disk that may not be written for a while."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True, capture_output=True)
