"""The text of a record read again from its file."""

from pathlib import Path

from tests.builds.records import Content, penalty, withdrawn

from disclosure_store.rereading import read_served

PATH = "records/penalties/2026/some.yaml"


def test_the_record_of_that_id_is_served_whole(tmp_path: Path) -> None:
    Content(tmp_path).put("penalties/2026/some", penalty(1), withdrawn(penalty(2)))
    served = read_served(tmp_path, PATH, "penalty-2")
    assert served is not None
    assert served["facts"] == penalty(2)["facts"]


def test_what_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    assert read_served(tmp_path, PATH, "penalty-1") is None
    Content(tmp_path).put("penalties/2026/some", penalty(1, decided_on="昨天"))
    assert read_served(tmp_path, PATH, "penalty-1") is None
    assert read_served(tmp_path, PATH, "penalty-9") is None
    assert read_served(tmp_path, "records/nothing/a.yaml", "penalty-1") is None
