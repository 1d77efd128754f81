"""Attachments: looked through wherever they hold words, read again when they change, refused when they cannot be."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.disclosure_store.made_attachments import crossed_out, pdf, picture, stamped, with_segment
from tests.disclosure_store.made_content import PUBLIC, permit, read, write

from disclosure.findings.fault import Fault
from disclosure_store.attachments.words import Unreadable, read_words
from disclosure_store.loading import load_attachments, load_faults, load_summaries
from disclosure_store.state import locate_copies, open_state

PERSON = "{type: 自然人, name: 欧阳小明}"
SECRET = "欧阳小明"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_state(tmp_path / "state", "test")
    yield connection
    connection.close()


def attach(content: Path, name: str, data: bytes, record: str = "xk-1") -> Path:
    file = content / "attachments" / record / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def permit_with(*names: str, party: str = PERSON, disclosure: str = PUBLIC) -> str:
    return permit("xk-1", party=party, disclosure=disclosure, more=f"attachments: [{', '.join(names)}]\n")


def find_faults(content: Path, state: sqlite3.Connection) -> list[Fault]:
    read(content, state)
    return [placed.fault for faults in load_faults(state).values() for placed in faults]


def look(content: Path, state: sqlite3.Connection, name: str, data: bytes) -> list[Fault]:
    attach(content, name, data)
    write(content, "permits/a.yaml", permit_with(name))
    return find_faults(content, state)


@pytest.mark.parametrize(
    ("suffix", "data", "words"),
    [
        (".pdf", pdf(f"当事人{SECRET}"), SECRET),
        (".pdf", pdf("决定书", title=f"{SECRET}的决定书"), SECRET),
        (".pdf", pdf("决定书", note=f"与{SECRET}核对"), SECRET),
        (".pdf", pdf("决定书", xmp=f"<a>{SECRET}</a>"), SECRET),
        (".pdf", stamped(SECRET), SECRET),
        (".pdf", stamped(SECRET, is_shown=False), SECRET),
        (".jpg", picture(artist=SECRET), SECRET),
        (".jpg", picture(comment=SECRET), SECRET),
        (".png", picture("PNG", comment=SECRET), SECRET),
    ],
    ids=["text", "title", "annotation", "xmp", "stamp", "orphan", "exif", "comment", "chunk"],
)
def test_words_are_found_wherever_a_file_can_hold_them(suffix: str, data: bytes, words: str) -> None:
    assert any(words in text for text in read_words(data, suffix).texts)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".pdf", pdf("决定书", password="x")),
        (".pdf", pdf("决定书", attached=b"more")),
        (".pdf", pdf("决定书", script="app.alert(1)")),
        (".pdf", stamped("13812345678", inherits=True)),
        (".pdf", b"%PDF-1.7 and nothing more"),
        (".pdf", picture()),
        (".jpg", pdf("决定书")),
        (".jpg", picture(gps=True)),
        (".png", picture("PNG")[:40]),
        (".png", b""),
        (".pdf", crossed_out("13812345678")),
        (".pdf", pdf("决定书") + b"%% 13812345678"),
        (".jpg", picture() + b"13812345678"),
        (".png", picture("PNG") + b"13812345678"),
    ],
    ids=[
        "password",
        "file within",
        "script",
        "stamp without fonts",
        "broken",
        "picture as pdf",
        "pdf as picture",
        "place",
        "cut",
        "empty",
        "earlier revision",
        "after the end",
        "after the end of a JPEG",
        "after the end of a PNG",
    ],
)
def test_what_cannot_be_looked_through_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_words(data, suffix)


@pytest.mark.parametrize("words", ["13812345678", SECRET])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_segment_that_no_library_reads_is_read(words: str, encoding: str) -> None:
    data = with_segment(picture(), words.encode(encoding))
    assert any(words in text for text in read_words(data, ".jpg").texts)


def test_a_good_attachment_is_kept_as_it_was_looked_through(
    tmp_path: Path, state: sqlite3.Connection
) -> None:
    data = pdf("公共场所卫生许可决定书")
    assert look(tmp_path, state, "决定书.pdf", data) == []
    (summary,) = load_summaries(state)
    name, digest, size = summary.attachments.split("\t")
    assert (name, int(size)) == ("决定书.pdf", len(data))
    assert (locate_copies(state) / digest).read_bytes() == data


@pytest.mark.parametrize(
    "data", [pdf(f"当事人{SECRET}"), pdf("决定书", title=SECRET), pdf("决定书", note=SECRET)]
)
def test_a_masked_name_in_an_attachment_is_told_and_nothing_is_kept(
    data: bytes, tmp_path: Path, state: sqlite3.Connection
) -> None:
    (fault,) = look(tmp_path, state, "a.pdf", data)
    assert (fault.rule, fault.severity, fault.field) == ("M5", "quarantine", "attachments.0")
    assert SECRET not in fault.message + fault.remedy
    assert load_summaries(state)[0].attachments == ""
    assert not list(locate_copies(state).glob("*"))


def test_a_masked_name_in_the_name_of_the_file_is_told(tmp_path: Path, state: sqlite3.Connection) -> None:
    (fault,) = look(tmp_path, state, f"{SECRET}决定书.pdf", pdf("决定书"))
    assert fault.rule == "M5"


@pytest.mark.parametrize(
    "name",
    ["决定书.docx", "决定书", "决定书.pdf.exe", "../a.pdf", ".a.pdf", "a/b.pdf", "'a:b.pdf'", "缺失.pdf"],
)
def test_other_names_and_files_are_refused(name: str, tmp_path: Path, state: sqlite3.Connection) -> None:
    attach(tmp_path, "决定书.docx", b"PK")
    attach(tmp_path, "a.pdf", pdf("决定书"), record="other")
    write(tmp_path, "permits/a.yaml", permit_with(name))
    (fault,) = find_faults(tmp_path, state)
    assert (fault.rule, fault.severity) == ("M7", "quarantine")


def test_no_link_is_followed(tmp_path: Path, state: sqlite3.Connection) -> None:
    outside = attach(tmp_path, "outside.pdf", pdf("决定书"), record="other")
    (tmp_path / "attachments" / "xk-1").mkdir()
    (tmp_path / "attachments" / "xk-1" / "a.pdf").symlink_to(outside)
    write(tmp_path, "permits/a.yaml", permit_with("a.pdf"))
    (fault,) = find_faults(tmp_path, state)
    assert "找不到" in fault.message


def test_a_scan_is_published_with_a_note_that_asks_a_person(
    tmp_path: Path, state: sqlite3.Connection
) -> None:
    (fault,) = look(tmp_path, state, "a.pdf", pdf())
    assert (fault.rule, fault.severity) == ("M7", "note")
    assert load_summaries(state)[0].attachments


def test_a_changed_attachment_is_looked_through_again(tmp_path: Path, state: sqlite3.Connection) -> None:
    assert look(tmp_path, state, "a.pdf", pdf("决定书")) == []
    before = load_summaries(state)[0]
    attach(tmp_path, "a.pdf", pdf("决定书（二）"))
    assert find_faults(tmp_path, state) == []
    after = load_summaries(state)[0]
    assert (before.digest, before.shown) != (after.digest, after.shown)
    assert [copy.name for copy in locate_copies(state).iterdir()] == [after.attachments.split("\t")[1]]
    attach(tmp_path, "a.pdf", pdf(SECRET))
    assert [fault.rule for fault in find_faults(tmp_path, state)] == ["M5"]
    (tmp_path / "attachments/xk-1/a.pdf").unlink()
    assert [fault.rule for fault in find_faults(tmp_path, state)] == ["M7"]


def test_a_lost_copy_is_made_again(tmp_path: Path, state: sqlite3.Connection) -> None:
    look(tmp_path, state, "a.pdf", pdf("决定书"))
    (copy,) = locate_copies(state).iterdir()
    copy.unlink()
    read(tmp_path, state)
    assert copy.is_file()


@pytest.mark.parametrize(
    "disclosure", ["{state: pending}", f"{PUBLIC}\nwithdrawal: {{event: 撤销, event_on: 2026-03-05}}"]
)
def test_attachments_of_what_is_not_public_are_left_alone(
    disclosure: str, tmp_path: Path, state: sqlite3.Connection
) -> None:
    attach(tmp_path, "a.pdf", pdf(SECRET))
    write(tmp_path, "permits/a.yaml", permit_with("a.pdf", disclosure=disclosure))
    assert find_faults(tmp_path, state) == []
    assert load_summaries(state)[0].attachments == ""
    assert load_attachments(state) == set()
