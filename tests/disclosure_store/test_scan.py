"""Walking CONTENT: what counts as a record file, what is told about everything else, and what cannot hang it."""

import os
from pathlib import Path

import pytest
from tests.disclosure_store.made_content import write

from disclosure_store.scan import Oddity, Stamp, digest_bytes, walk


def found_in(content: Path) -> dict[str, Stamp | Oddity]:
    return dict(walk(content, "records"))


def reason_for(content: Path, path: str) -> str:
    found = found_in(content)[path]
    assert isinstance(found, Oddity)
    assert found.path == path
    return found.reason


def test_record_files_are_found_at_any_depth_in_a_fixed_order(tmp_path: Path) -> None:
    paths = ["permits/2026/03/b.yaml", "permits/a.yaml", "penalties/2026/z.yml", "cases/x.YAML"]
    for path in paths:
        write(tmp_path, path, "id: a\n")
    found = list(walk(tmp_path, "records"))
    assert [path for path, _ in found] == [
        "records/cases/x.YAML",
        "records/penalties/2026/z.yml",
        "records/permits/a.yaml",
        "records/permits/2026/03/b.yaml",
    ]
    assert all(isinstance(stamp, Stamp) for _, stamp in found)


def test_a_stamp_says_what_the_file_system_says(tmp_path: Path) -> None:
    facts = write(tmp_path, "permits/a.yaml", "id: a\n").stat()
    stamp = Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
    assert found_in(tmp_path) == {"records/permits/a.yaml": stamp}


def test_no_records_folder_is_no_record(tmp_path: Path) -> None:
    assert found_in(tmp_path) == {}


def test_records_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("id: a\n")
    assert "无法读取" in reason_for(tmp_path, "records")


@pytest.mark.parametrize("name", [".hidden.yaml", "a.yaml~", "Thumbs.db", ".git/a.yaml"])
def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"permits/{name}", "id: a\n")
    assert found_in(tmp_path) == {}


@pytest.mark.parametrize("name", ["a.txt", "a.yaml.bak", "决定书.docx", "yaml"])
def test_a_stray_file_is_told_and_loses_no_record(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"permits/{name}", "id: a\n")
    found = found_in(tmp_path)[f"records/permits/{name}"]
    assert isinstance(found, Oddity)
    assert (".yaml" in found.reason, found.lost) == (True, False)


def test_a_linked_file_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "elsewhere", "permits/a.yaml", "id: secret\n")
    write(tmp_path, "permits/b.yaml", "id: b\n").with_name("a.yaml").symlink_to(outside)
    assert "符号链接" in reason_for(tmp_path, "records/permits/a.yaml")


def test_a_linked_folder_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "permits/a.yaml", "id: secret\n")
    (tmp_path / "records").mkdir()
    (tmp_path / "records/permits").symlink_to(tmp_path / "elsewhere/records/permits")
    assert list(found_in(tmp_path)) == ["records/permits"]
    assert "符号链接" in reason_for(tmp_path, "records/permits")


def test_the_records_folder_itself_may_be_no_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "permits/a.yaml", "id: secret\n")
    (tmp_path / "records").symlink_to(tmp_path / "elsewhere/records")
    assert list(found_in(tmp_path)) == ["records"]


def test_a_loop_of_links_does_not_hang(tmp_path: Path) -> None:
    here = write(tmp_path, "permits/2026/a.yaml", "id: a\n").parent
    (here / "again").symlink_to(tmp_path / "records")
    (here / "self.yaml").symlink_to(here / "self.yaml")
    assert list(found_in(tmp_path)) == [
        f"records/permits/2026/{name}" for name in ("a.yaml", "again", "self.yaml")
    ]


def test_a_pipe_is_told_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "permits/b.yaml", "id: b\n")
    os.mkfifo(tmp_path / "records/permits/a.yaml")
    assert "不是普通文件" in reason_for(tmp_path, "records/permits/a.yaml")


@pytest.mark.parametrize("name", [b"\xd0\xed\xbf\xc9.yaml", b"\xd0\xed/a.yaml"], ids=["file", "folder"])
def test_a_name_in_another_encoding_is_told_in_a_form_that_can_be_written(
    tmp_path: Path, name: bytes
) -> None:
    file = os.fsencode(tmp_path) + b"/records/permits/" + name
    os.makedirs(os.path.dirname(file))  # noqa: PTH103, PTH120 (pathlib knows no bytes)
    with open(file, "wb") as opened:
        opened.write(b"id: a\n")
    ((path, found),) = walk(tmp_path, "records")
    assert isinstance(found, Oddity)
    assert found.lost
    assert "UTF-8" in found.reason
    assert path.encode().startswith(b"records/permits/")


def test_a_file_that_goes_away_during_the_walk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, "permits/a.yaml", "id: a\n")
    walking = walk(tmp_path, "records")
    write(tmp_path, "cases/a.yaml", "id: c\n")
    assert next(walking)[0] == "records/cases/a.yaml"

    class Gone:
        """A directory entry whose file was deleted after the folder was listed."""

        name, path = "a.yaml", str(file)

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            return False

        def is_symlink(self) -> bool:
            return False

        def is_file(self, *, follow_symlinks: bool) -> bool:
            return True

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            raise FileNotFoundError

    monkeypatch.setattr("disclosure_store.scan._list_folder", lambda content, folder: [Gone()])
    path, found = next(walking)
    assert path == "records/permits/a.yaml"
    assert isinstance(found, Oddity)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, "permits/a.yaml", "id: a\n").parent
    folder.chmod(0)
    try:
        assert "权限" in reason_for(tmp_path, "records/permits")
    finally:
        folder.chmod(0o700)


def test_the_digest_is_sha256() -> None:
    assert digest_bytes(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
