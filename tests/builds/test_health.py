"""Whole builds that say how fresh the site is: its day, the next promised build, and how this one ended."""

import json

import pytest
from tests.builds.conftest import PRODUCTION, Portal
from tests.builds.records import LATE, firm, penalty, pending, withheld

pytestmark = pytest.mark.build


def read_health(portal: Portal) -> dict[str, object]:
    health: dict[str, object] = json.loads((portal.output / "health.json").read_text("utf-8"))
    return health


def test_it_tells_day_promise_end_and_counts(portal: Portal) -> None:
    portal.content.put("penalties/kept", withheld(penalty(8)))
    portal.build()
    assert read_health(portal) == {
        "as_of": "2026-11-20",
        "next_build": "2026-11-23",
        "exit_code": 0,
        "counts": {"published": 8, "pending": 1, "withheld": 1, "withdrawn": 0, "ended": 0},
    }


def test_it_ends_as_the_build_does(portal: Portal) -> None:
    portal.content.put("penalties/late", pending(penalty(9, LATE)))
    built = portal.build(PRODUCTION)
    assert built.code == read_health(portal)["exit_code"] == 3


def test_it_names_nobody(portal: Portal) -> None:
    portal.content.put("penalties/hidden", pending(penalty(9, party=firm(77, name="金丝雀诊所"))))
    portal.build()
    text = (portal.output / "health.json").read_text("utf-8")
    assert "penalty" not in text
    assert "金丝雀" not in text


def test_the_promise_is_a_setting_in_working_days_and_stands_on_home_and_timeliness(portal: Portal) -> None:
    built = portal.build(env={"DISCLOSURE_NEXT_BUILD_WORKING_DAYS": "3"})
    assert read_health(portal)["next_build"] == "2026-11-25"
    for path in ("index.html", "timeliness/index.html"):
        assert "2026年11月20日，下次更新不晚于2026年11月25日" in built.read(path)
    assert "2026年11月25日" not in built.read("penalties/penalty-1/index.html")
