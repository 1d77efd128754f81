"""Whole builds whose pages of prose and stories lead somewhere, or nowhere (W5), with pictures that speak (W6)."""

from typing import Any

import pytest
from tests.builds.conftest import PRODUCTION, Built, Portal
from tests.builds.records import case

pytestmark = pytest.mark.build

HEAD = "Title: 说明\nSlug: notes\n\n"
ALIVE = (
    "[处罚](/penalties/) [许可](../../permits/permit-1/) [附注](#note) [首页](/) [外站](https://www.gov.cn/none/) "
    "[同站](https://wjw.yunling.example.gov.cn/cases/case-1/) [电话](tel:0990-55500001)"
)
DEAD = "[坏链接](/penalties/no-such/) 和 [另一个](../nope/)、[同站](https://wjw.yunling.example.gov.cn/gone/)"


def list_dead(built: Built) -> list[dict[str, Any]]:
    """The warnings about links, those about blank columns apart."""
    return [finding for finding in built.findings("W5", "warning") if "链接" in finding["message"]]


def test_living_links_are_no_finding(portal: Portal) -> None:
    portal.content.write("pages/notes.md", HEAD + ALIVE)
    portal.content.put("cases/linked", case(2, analysis=f"见{ALIVE}"))
    built = portal.build(PRODUCTION)
    assert built.code == 0, built.said
    assert list_dead(built) == []


def test_pages_of_prose_link_to_one_another_by_their_files(portal: Portal) -> None:
    portal.content.write("pages/other.md", "Title: 另一页\nSlug: else\n\n正文")
    portal.content.write(
        "pages/notes.md", f"{HEAD}[根]({{filename}}/pages/other.md) [旁]({{filename}}other.md)"
    )
    built = portal.build(PRODUCTION)
    assert built.code == 0, built.said
    assert list_dead(built) == []
    assert built.read("pages/notes/index.html").count("/pages/else/") >= 2


def test_a_link_publishes_no_file_that_nobody_has_judged(portal: Portal) -> None:
    """Pelican copies what `{static}` and `{attach}` name."""
    portal.content.write("office/secret.html", "机密材料")
    portal.content.write(
        "pages/notes.md", f"{HEAD}[一]({{static}}/office/secret.html) [二]({{attach}}../office/secret.html)"
    )
    built = portal.build(PRODUCTION)
    assert built.code == 0, built.said
    assert not built.has("office/secret.html")
    assert not list(built.output.rglob("secret.html"))
    assert len(list_dead(built)) == 2


def test_each_dead_link_is_told_with_its_page(portal: Portal) -> None:
    portal.content.write("pages/notes.md", HEAD + DEAD)
    portal.content.put("cases/linked", case(2, analysis="见[基准](/baselines/none/)。"))
    built = portal.build(PRODUCTION)
    assert built.code == 0, built.said
    told = list_dead(built)
    assert len(told) == 4
    assert sum("notes" in finding["message"] for finding in told) == 3
    assert [f["field"] for f in told if f["record"] == "case-2"] == ["analysis"]
    assert built.has("pages/notes/index.html")


def test_a_picture_says_in_words_what_it_shows(portal: Portal) -> None:
    portal.content.write("pages/notes.md", f"{HEAD}![办事大厅](/theme/icon.svg) ![](/theme/icon.svg)")
    built = portal.build()
    (told,) = built.findings("W6", "warning")
    assert "notes" in told["message"]


def test_a_blank_column_is_told(portal: Portal) -> None:
    portal.content.drop("cases/case-1")
    built = portal.build()
    assert "case" in {finding["kind"] for finding in built.findings("W5", "warning")}
