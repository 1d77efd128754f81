"""`make verify` tells a site that is as it should be from one that is not, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builds.conftest import DEVELOPMENT, PRODUCTION, ROOT, read_tree
from tests.builds.records import DAY, make_content

from disclosure_desk.verifying.comparing import compare

pytestmark = pytest.mark.build


def run_verify(root: Path, settings: Path = DEVELOPMENT) -> "subprocess.CompletedProcess[str]":
    """The command, on a portal below `root`; what is temporary lies there, too."""
    (root / "tmp").mkdir(exist_ok=True)
    own = {
        "PYTHONPATH": str(ROOT / "plugins"), "DISCLOSURE_AS_OF": DAY, "TMPDIR": str(root / "tmp"),
        "DISCLOSURE_STATE": str(root / "state"),
    }  # fmt: skip
    command = [sys.executable, "-m", "disclosure_desk.verifying", "-s", str(settings)]
    command += ["--content", str(root / "content"), "-o", str(root / "output")]
    return subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False)


def test_a_site_that_is_as_it_should_be_is_told_so_in_both_languages(tmp_path: Path) -> None:
    make_content(tmp_path / "content")
    done = run_verify(tmp_path, PRODUCTION)
    count = len(read_tree(tmp_path / "output"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"一致：{count} 个文件" in done.stdout
    assert f"The same: {count} files" in done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len((tmp_path / "content/ledger/2026.jsonl").read_bytes().splitlines()) == 8


def test_a_file_that_is_not_as_it_should_be_is_named(tmp_path: Path) -> None:
    make_content(tmp_path / "content")
    assert run_verify(tmp_path).returncode == 0
    page = tmp_path / "output/permits/permit-1/index.html"
    page.write_text("篡改", encoding="utf-8")
    (tmp_path / "output/robots.txt").unlink(missing_ok=True)
    done = run_verify(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "permits/permit-1/index.html" in done.stdout
    assert "Different" in done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_build_that_stops_is_not_compared(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    (content.root / "authorities.yaml").unlink()
    done = run_verify(tmp_path)
    assert done.returncode == 5
    assert "没有比较" in done.stderr


def test_two_folders_are_compared_file_by_file(tmp_path: Path) -> None:
    for folder, texts in (("a", {"x": "1", "y": "2", "z": "3"}), ("b", {"x": "1", "y": "0", "w/v": "4"})):
        for name, text in texts.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    found = compare(tmp_path / "a", tmp_path / "b")
    assert (found.same, found.different, found.only_first, found.only_second) == (1, ("y",), ("z",), ("w/v",))
