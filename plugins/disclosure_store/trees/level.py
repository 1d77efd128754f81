"""Brings the spare tree level with the site: copies what it lacks, removes what the site no longer has.

`python -m disclosure_store.trees OUTPUT` does so in a process of its own after a build; a build that
comes earlier waits for it, and one that finds the work not done does it itself. A spare tree whose difference
is not known is made anew. Copies keep the time of the file, so that an exchange does not make a page look
changed.
"""

# A hundred thousand files: paths stay text.
# ruff: noqa: PTH103

import os
import subprocess
import sys
from pathlib import Path

from disclosure_store.trees.address import is_file, on_disk
from disclosure_store.trees.debt import read_debt
from disclosure_store.trees.exchange import sync
from disclosure_store.trees.locks import BuildInProgress, hold
from disclosure_store.trees.page_file import copy
from disclosure_store.trees.places import Places, find_places
from disclosure_store.trees.problems import OutputProblem, reporting
from disclosure_store.trees.seal import UNFINISHED, check_ours, read_seal, write_seal
from disclosure_store.trees.sweep import list_files, remove, sweep


def level(output: Path) -> bool:
    """Bring the trees of `output` level, unless somebody is at it. Whether they are level now."""
    if read_seal(output) is None:
        return False
    try:
        with hold([find_places(output).spare_lock], wait_s=0):
            bring_level(find_places(output))
    except BuildInProgress:
        return False
    return True


def spawn_level(output: Path, log: Path) -> None:
    """Start `level` as a process that holds no descriptor of ours; what it complains of goes to `log`."""
    command = [sys.executable, "-m", __package__, str(output.absolute())]
    packages = str(Path(__file__).parents[2])
    with open(log, "ab") as out:
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            cwd="/",
            env=os.environ | {"PYTHONPATH": packages},
            check=True,
        )


def bring_level(places: Places) -> None:
    """The same in this process, by the holder of the spare tree's lock. OutputProblem: nothing is lost."""
    with reporting(places.spare):
        seal, spare_seal, debt = read_seal(places.live), read_seal(places.spare), read_debt(places.debt)
        assert seal is not None
        if spare_seal != seal:
            if spare_seal and debt and debt.counts_for(seal, spare_seal):
                _settle(places, debt.paths)
            else:
                distrust(places)
                _mirror(places)
            sync(places.spare)
            write_seal(places.spare, seal)
        places.debt.unlink(missing_ok=True)


def distrust(places: Places) -> None:
    """Let the spare tree count as unfinished, whatever it holds; make it where there is none."""
    check_ours(places.spare)
    places.spare.mkdir(exist_ok=True)
    write_seal(places.spare, UNFINISHED)
    places.debt.unlink(missing_ok=True)


def _settle(places: Places, paths: frozenset[str]) -> None:
    """Removals come first: a folder may have become a file, or a file a folder."""
    standing = sorted(path for path in paths if is_file(places.live, path))
    for path in paths.difference(standing):
        remove(places.spare, path)
    _copy_files(places, standing)


def _mirror(places: Places) -> None:
    """Every file is compared, none is trusted; what is the same need not be written again."""
    standing = list_files(places.live)
    sweep(places.spare, standing.__contains__)
    _copy_files(places, sorted(standing))


def _copy_files(places: Places, paths: list[str]) -> None:
    last = ""
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder != last:
            os.makedirs(on_disk(places.spare, folder), exist_ok=True)
            last = folder
        copy(on_disk(places.live, path), on_disk(places.spare, path))


def main(output: str) -> int:
    """The process of its own; it gives way to whatever else the machine has to do."""
    os.nice(10)
    try:
        level(Path(output))
    except OutputProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0
