"""Spoiled record files of every kind: read in bounds, without a traceback, and not at a good record's cost."""

import random
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from tests.builds.records import make_content
from tests.terms import TERMS
from tests.torture.mutants import Mutant, make_mutant
from tests.torture.portals import ForkedPortal, put_many
from tests.torture.sizes import size

from disclosure_store.docket import read_files
from disclosure_store.intake import FileRows, Reader

MUTANTS = size(800, 10_000)
LONGEST_S = 20
"""No measure: what takes so long on any machine hangs."""
MOST_BYTES = 1 << 30
"""Above what the process holds at first; a bomb that went off would take far more."""
SAMPLE = Path(__file__).resolve().parents[2] / "content"
IN_BUILDS = size(100, 400)


class Hangs(AssertionError):
    """A file took longer than any file may."""


@contextmanager
def bounded() -> Iterator[None]:
    """No more memory, and no more time, than any file may take."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MOST_BYTES, limits[1]))
    try:
        yield
    finally:
        signal.alarm(0)
        resource.setrlimit(resource.RLIMIT_AS, limits)
        signal.signal(signal.SIGALRM, before)


def list_files() -> list[Path]:
    """Record files of every kind: the sample's, and those that tests are made of."""
    files = [path for path in sorted((SAMPLE / "records").rglob("*.yaml")) if path.stat().st_size < 20_000]
    assert {path.relative_to(SAMPLE).parts[1] for path in files} >= {
        "permits", "penalties", "decisions", "baselines", "cases", "reports", "catalogues"
    }  # fmt: skip
    return files


def make_mutants(count: int, seed: int) -> Iterator[Mutant]:
    """Spoiled files, the kinds in turn."""
    by_kind: dict[str, list[Path]] = {}
    for path in list_files():
        by_kind.setdefault(path.relative_to(SAMPLE).parts[1], []).append(path)
    kinds, generator = sorted(by_kind), random.Random(seed)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        source = generator.choice(by_kind[kind])
        yield make_mutant(f"records/{kind}/mutant-{number}.yaml", source.read_bytes(), seed + number)


def check_rows(rows: FileRows, mutant: Mutant) -> None:
    """Whatever was read is told as records, or as what is wrong; nothing is lost without a word."""
    assert rows.documents, mutant
    for document in rows.documents:
        assert document.summary.kind
        if document.summary.broken:
            assert document.faults
        for placed in document.faults:
            assert placed.line >= 1
            assert placed.fault.message
            assert placed.fault.remedy


def test_no_spoiled_file_hangs_or_breaks_the_reader(tmp_path: Path) -> None:
    reader = Reader(tmp_path, TERMS)
    for mutant in make_mutants(MUTANTS, seed=20261120):
        file = tmp_path / mutant.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(mutant.data)
        with bounded():
            signal.alarm(LONGEST_S)
            try:
                (rows,) = read_files(reader, {}, [mutant.path])
            except Exception as error:
                raise AssertionError(f"{mutant.path}, spoiled by {mutant.done}: {error!r}") from error
        check_rows(rows, mutant)
        file.unlink()


@pytest.mark.build
@pytest.mark.parametrize("seed", range(size(1, 8)))
def test_every_good_record_is_published_among_hundreds_of_spoiled_files(tmp_path: Path, seed: int) -> None:
    portal = ForkedPortal(tmp_path, make_content(tmp_path / "content"), {"DISCLOSURE_WORKERS": "2"})
    put_many(portal.content, 20)
    good = portal.build()
    assert good.code == 0, good.said
    pages = {path for path in portal.site() if path.startswith("permits/permit-")}
    for mutant in make_mutants(IN_BUILDS, seed=1000 * (seed + 1)):
        portal.content.write(mutant.path, mutant.data)
    built = portal.build()
    assert built.code == 4, built.said
    assert pages <= portal.site().keys()
    assert built.counts["published"] >= good.counts["published"]
    assert built.counts["read"] >= good.counts["read"] + IN_BUILDS // 2
    told = {finding["path"] for finding in built.findings(severity="quarantine")}
    assert built.counts["quarantined"] >= len({path for path in told if path and "mutant" in path})
