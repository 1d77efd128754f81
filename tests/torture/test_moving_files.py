"""Builds while a writer is at work: files are taken whole, the report counts what changed, quiet brings peace."""

import multiprocessing
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.builds.conftest import DEVELOPMENT, PRODUCTION, Built
from tests.builds.records import permit, render
from tests.torture.portals import CLOCK, ForkedPortal, make_portal
from tests.torture.sizes import size

pytestmark = pytest.mark.build

FILES = 60
MARK = "第%d版牙椅"
PROSE = "Title: 关于本站\nSlug: about\n\n本站公示行政执法信息，第%d版。\n"


def write_for_ever(root: str, seed: int) -> None:
    """Rewrite in place and in pieces, replace, rename, delete and make files, until killed."""
    generator, folder = random.Random(seed), Path(root) / "records/permits/many"
    for version in range(1, 1_000_000):
        number = generator.randrange(10, 10 + FILES)
        file, other = folder / f"{number}.yaml", folder / f"{number}-other.yaml"
        # the mark stands at both ends: half a file would show
        text = render(permit(number, content=MARK % version, certificate_name=MARK % version)).encode()
        with suppress(FileNotFoundError):
            match generator.randrange(6):
                case 0 | 1:
                    with open(file, "wb", buffering=0) as out:
                        out.write(text[: len(text) // 2])
                        out.write(text[len(text) // 2 :])
                case 2:
                    part = folder / f".{number}.part"
                    part.write_bytes(text)
                    part.replace(file)
                case 3:
                    file.rename(other)
                    other.rename(file)
                case 4:
                    file.unlink()
                case _:
                    about = folder.parents[2] / "pages/about.md"
                    about.unlink()
                    time.sleep(0.001)
                    about.write_text(PROSE % version, encoding="utf-8")
        time.sleep(0.002)


@contextmanager
def writer_at_work(root: Path, seed: int) -> Iterator[None]:
    process = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(str(root), seed))
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


def check_whole(portal: ForkedPortal, built: Built) -> None:
    """Every page of a permit shows one version, not two."""
    assert built.code in (0, 3, 4, 5), built.said
    for number in range(10, 10 + FILES):
        page = portal.output / f"permits/permit-{number}/index.html"
        if page.exists():
            text = page.read_text(encoding="utf-8")
            assert (
                len({part.partition("版牙椅")[0] for part in text.split("第")[1:] if "版牙椅" in part[:12]})
                <= 1
            )


@pytest.mark.parametrize("settings", [DEVELOPMENT, PRODUCTION], ids=lambda path: path.stem)
def test_builds_end_cleanly_while_files_change_and_are_right_once_it_is_quiet(
    tmp_path: Path, settings: Path
) -> None:
    portal = make_portal(tmp_path, FILES)
    portal.env["DISCLOSURE_VANISHED_STOP_SHARE"] = "1"
    assert portal.build(settings, clock=CLOCK).code == 0
    counted = 0
    for seed in range(size(1, 20)):
        with writer_at_work(portal.content.root, seed):
            built = portal.build(settings, clock=CLOCK)
        check_whole(portal, built)
        assert built.code != 5, built.said
        counted += len(built.findings("CHANGED", "note"))
        built = portal.build(settings, clock=CLOCK)
        assert built.code in (0, 3, 4), built.said
        assert built.findings("CHANGED") == []
        assert portal.site() == portal.cold(settings, clock=CLOCK)
    assert counted
