"""The text of a record read again from its file."""

from pathlib import Path

from tests.builds.records import Content, firm, make_code, penalty, withdrawn

from disclosure.choices import Choices
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


def test_it_is_found_under_a_path_that_does_not_tell_its_name(tmp_path: Path) -> None:
    Content(tmp_path).put("penalties/王小明的处罚", penalty(1))
    assert read_served(tmp_path, "records/penalties/（第1项）", "penalty-1") is not None


def test_it_is_served_as_the_portal_chose(tmp_path: Path) -> None:
    shop = firm(1, type="个体工商户", uscc=make_code("92", 1), legal_representative="王小明")
    Content(tmp_path).put("penalties/2026/some", penalty(1, party=shop, facts="经营者王小明在场。"))
    hidden = read_served(tmp_path, PATH, "penalty-1")
    shown = read_served(tmp_path, PATH, "penalty-1", Choices(operators_shown_by=("mirror-lake",)))
    assert (hidden or {})["facts"] == "经营者王某某在场。"
    assert (shown or {})["facts"] == "经营者王小明在场。"
