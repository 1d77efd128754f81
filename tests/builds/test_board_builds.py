"""Quotas of typical cases in a whole build: the exit code, the board in STATE, and nothing of it in OUTPUT."""

import pytest
from tests.builds.conftest import Portal, read_tree
from tests.builds.records import ORGANS, case

pytestmark = pytest.mark.build

QUOTA = {"monthly": "2", "to": "上级主管部门", "since": "2026-10"}
DAYS = {"submitted_on": "2026-10-13", "confirmed_on": "2026-10-14", "sent_to_propaganda_on": "2026-10-16"}


def put_quota(portal: Portal) -> None:
    portal.content.put_organs([{**ORGANS[0], "case_quota": QUOTA}, *ORGANS[1:]])
    portal.content.put("cases/told", case(31, **DAYS))


def test_a_month_that_closed_short_is_a_breach_of_the_publishing_build(portal: Portal) -> None:
    put_quota(portal)
    built = portal.publish()
    (found,) = built.findings("K1")
    assert (found["severity"], found["authority"], found["path"]) == (
        "breach",
        "province",
        "authorities.yaml",
    )
    assert "应向上级主管部门报送典型案例2件，实报1件" in found["message"]
    assert built.code == 3


def test_the_board_is_for_the_office_alone(portal: Portal) -> None:
    put_quota(portal)
    portal.build()
    board = (portal.state / "board.html").read_text(encoding="utf-8")
    assert "▲ 上月未完成" in board
    assert "board.html" in (portal.state / "report.txt").read_text(encoding="utf-8")
    site = read_tree(portal.output)
    assert "cases/case-31/index.html" in site
    assert [path for path in site if "board" in path] == []
    inner = [word.encode() for word in (*DAYS.values(), *DAYS, "上月未完成")]
    assert [path for path, data in site.items() if any(word in data for word in inner)] == []
