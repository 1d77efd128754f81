"""Attachments in a whole build: beside their record's page, and gone with it."""

import pytest
from tests.builds.conftest import Portal
from tests.builds.records import DAY, penalty, withdrawn
from tests.disclosure_store.made_attachments import pdf

pytestmark = pytest.mark.build
FILE = "penalties/penalty-9/决定书 正本.pdf"
DATA = pdf("行政处罚决定书")


@pytest.fixture
def attached(portal: Portal) -> Portal:
    portal.content.put("penalties/2026/nine", penalty(9, attachments=["决定书 正本.pdf"]))
    portal.content.write("attachments/penalty-9/决定书 正本.pdf", DATA)
    return portal


def test_it_lies_beside_the_page_byte_for_byte_and_the_page_links_to_it(attached: Portal) -> None:
    built = attached.publish()
    assert built.code == 0
    assert (built.output / FILE).read_bytes() == DATA
    assert 'href="%E5%86%B3%E5%AE%9A%E4%B9%A6%20%E6%AD%A3%E6%9C%AC.pdf"' in built.read(
        "penalties/penalty-9/index.html"
    )


def test_it_goes_with_the_withdrawn_record_and_comes_back_with_it(attached: Portal) -> None:
    attached.publish()
    attached.content.put("penalties/2026/nine", withdrawn(penalty(9, attachments=["决定书 正本.pdf"])))
    assert not attached.publish().has(FILE)
    attached.content.put("penalties/2026/nine", penalty(9, attachments=["决定书 正本.pdf"]))
    assert attached.publish().has(FILE)


def test_one_that_cannot_be_looked_through_quarantines_its_record_alone(attached: Portal) -> None:
    attached.content.write("attachments/penalty-9/决定书 正本.pdf", b"%PDF-1.4 broken")
    built = attached.publish()
    assert built.code == 4
    (finding,) = built.findings("M7")
    assert (finding["record"], finding["field"]) == ("penalty-9", "attachments.0")
    assert not built.has(FILE)
    assert built.has("penalties/penalty-1/index.html")


def test_a_file_that_no_record_names_is_told_and_not_published(attached: Portal) -> None:
    attached.content.write("attachments/penalty-1/多余.pdf", DATA)
    built = attached.publish()
    assert built.code == 0
    (finding,) = [f for f in built.findings("Y1") if f["path"] == "attachments/penalty-1"]
    assert finding["severity"] == "warning"
    assert not built.has("penalties/penalty-1/多余.pdf")


def test_a_build_without_its_cache_gives_the_same_bytes(attached: Portal) -> None:
    first = (attached.publish().output / FILE).read_bytes()
    for copy in (attached.state / "attachments").iterdir():
        copy.unlink()
    again = attached.build(as_of=DAY)
    assert (again.output / FILE).read_bytes() == first
