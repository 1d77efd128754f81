"""Nothing private leaves by another door: prose, organs, settings, the theme, and what the detector learns later."""

import shutil

import pytest
from tests.builds.conftest import ROOT, Portal
from tests.builds.records import ORGANS, case, penalty, permit
from tests.builds.test_stops import assert_stopped

pytestmark = pytest.mark.build

MOBILE = "13900001234"
IDENTITY = "210102199003071233"


def copy_theme(portal: Portal) -> str:
    """A theme of the portal's own; the line of the settings that takes it."""
    shutil.copytree(ROOT / "themes" / "portal", portal.root / "theme")
    return f"THEME = {str(portal.root / 'theme')!r}"


def test_a_private_value_in_a_template_stops_the_build(portal: Portal) -> None:
    portal.stand()
    line = copy_theme(portal)
    template = portal.root / "theme/templates/404.html"
    template.write_text(
        template.read_text("utf-8").replace("{% endblock", f"<b>{MOBILE}</b>{{% endblock", 1), "utf-8"
    )
    built = assert_stopped(
        portal, lambda: portal.build(portal.settings(line)), "M2", "404.html", "一个手机号码"
    )
    assert MOBILE not in built.said + str(built.report)
    spare = [file for file in portal.root.rglob("404.html") if file.parent.name != "templates"]
    assert [file for file in spare if MOBILE in file.read_text("utf-8")] == []


def test_a_private_value_in_a_file_of_the_theme_stops_the_build(portal: Portal) -> None:
    portal.stand()
    line = copy_theme(portal)
    (portal.root / "theme/static/portal.css").write_text(f"/* 制作 {IDENTITY} */", "utf-8")
    assert_stopped(portal, lambda: portal.build(portal.settings(line)), "M1", "portal.css")


def test_a_private_file_name_is_not_repeated(portal: Portal) -> None:
    portal.stand()
    line = copy_theme(portal)
    (portal.root / f"theme/static/{IDENTITY}.css").write_text("", "utf-8")
    built = assert_stopped(portal, lambda: portal.build(portal.settings(line)), "M1", "文件名")
    assert IDENTITY not in built.said + str(built.report)


def test_a_kind_of_file_that_nobody_can_look_through_stops_the_build(portal: Portal) -> None:
    portal.stand()
    line = copy_theme(portal)
    (portal.root / "theme/static/form.docx").write_bytes(b"PK\3\4")
    assert_stopped(portal, lambda: portal.build(portal.settings(line)), "M7", "form.docx")


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("short_name", f"霁州卫健委{MOBILE}", "M2"),
        ("contact", {**ORGANS[0]["contact"], "telephone": f"0990-55500001（张三 {MOBILE}）"}, "M2"),
        ("contact", {**ORGANS[0]["contact"], "telephone": IDENTITY}, "M1"),
    ],
)
def test_a_private_value_beside_an_organs_contacts_stops_the_build(
    portal: Portal, field: str, value: object, rule: str
) -> None:
    portal.stand()
    portal.content.put_organs([ORGANS[1], {**ORGANS[0], field: value}, ORGANS[2]])
    built = assert_stopped(portal, portal.build, rule, "authorities.yaml")
    assert built.findings(rule)[0]["line"] == 2
    assert MOBILE not in built.said
    assert IDENTITY not in built.said


def test_an_organ_may_be_reached_by_a_mobile_number(portal: Portal) -> None:
    contact = {**ORGANS[0]["contact"], "telephone": MOBILE}
    portal.content.put_organs([{**ORGANS[0], "contact": contact}, *ORGANS[1:]])
    assert portal.build().code == 0
    assert MOBILE in (portal.output / "authorities/province/index.html").read_text("utf-8")


def test_a_private_value_in_the_settings_stops_the_build(portal: Portal) -> None:
    portal.stand()
    settings = portal.settings(
        f'DISCLOSURE_PORTAL = {{**DISCLOSURE_PORTAL, "description": "找张三 {MOBILE}"}}'
    )
    assert_stopped(portal, lambda: portal.build(settings), "M2", "DISCLOSURE_PORTAL", "description")


def test_a_page_of_prose_with_a_private_value_is_left_out(portal: Portal) -> None:
    portal.content.write("pages/leak.md", f"Title: 泄漏\nSlug: leak\n\n第一段\n\n电话 {MOBILE}\n")
    built = portal.build()
    assert built.code == 4
    assert [(f["path"], f["line"]) for f in built.findings("M2")] == [("pages/leak.md", 6)]
    assert not built.has("pages/leak/index.html")
    assert built.has("pages/about/index.html")


def test_a_number_that_is_no_contact_any_more_is_found_in_what_was_read_before(portal: Portal) -> None:
    old = ORGANS[0]["contact"]["telephone"]
    portal.content.put("penalties/told", penalty(7, facts=f"请拨打电话{old}核实。"))
    assert portal.build().code == 0
    way = {**ORGANS[0]["contact"], "telephone": "0990-55559999"}
    portal.content.put_organs([{**ORGANS[0], "contact": way, "supervision": way}, *ORGANS[1:]])
    built = portal.build()
    assert built.code == 4
    assert [f["record"] for f in built.findings("M2")] == ["penalty-7"]


def test_a_certificates_number_that_looks_like_a_mobiles_is_published(portal: Portal) -> None:
    portal.content.put("permits/one", permit(7, certificate_number="13010023001"))
    built = portal.build()
    assert built.code == 0
    assert "13010023001" in built.read("permits/permit-7/index.html")


def test_a_certificates_number_opens_no_other_page(portal: Portal) -> None:
    portal.stand()
    portal.content.put("permits/one", permit(7, certificate_number=MOBILE))
    line = copy_theme(portal)
    template = portal.root / "theme/templates/page.html"
    template.write_text(
        template.read_text("utf-8").replace("{{ clean_prose", f"{MOBILE}{{{{ clean_prose"), "utf-8"
    )
    assert_stopped(portal, lambda: portal.build(portal.settings(line)), "M2", "pages/about/index.html")


@pytest.mark.parametrize(
    "text", ["电话1390000&#49;234。", r"电话1390000\-1234。", "身份证210102199003071&#50;33。"]
)
def test_what_markdown_hides_costs_one_record_and_not_the_site(portal: Portal, text: str) -> None:
    portal.content.put("permits/one", permit(7, certificate_number=MOBILE))
    portal.content.put("cases/leak", case(2, facts=text))
    built = portal.build()
    assert built.code == 4
    assert [f["record"] for f in built.findings(severity="quarantine")] == ["case-2"]
    assert built.has("permits/permit-7/index.html")


@pytest.mark.parametrize(("text", "rule"), [("车牌辽A12345", "M2"), ("护照号E12345678", "M1")])
def test_other_values_in_a_template_stop_the_build_too(portal: Portal, text: str, rule: str) -> None:
    portal.stand()
    line = copy_theme(portal)
    template = portal.root / "theme/templates/404.html"
    template.write_text(
        template.read_text("utf-8").replace("{% endblock", f"<b>{text}</b>{{% endblock", 1), "utf-8"
    )
    assert_stopped(portal, lambda: portal.build(portal.settings(line)), rule, "404.html")


def test_a_remark_beside_an_organs_mobile_number_does_not_stop_the_build(portal: Portal) -> None:
    contact = {**ORGANS[0]["contact"], "telephone": f"{MOBILE}（工作日）"}
    portal.content.put_organs([{**ORGANS[0], "contact": contact}, *ORGANS[1:]])
    assert portal.build().code == 0


def test_permits_of_persons_may_be_left_out_as_a_class(portal: Portal) -> None:
    portal.content.put("permits/person", permit(7, party={"type": "自然人", "name": "欧阳小明"}))
    assert portal.publish().has("permits/permit-7/index.html")
    settings = portal.settings('DISCLOSURE_CHOICES = {"person_permits": "left_out"}')
    built = portal.build(settings)
    assert built.code == 0
    assert built.counts["withheld"] == 1
    assert built.findings("T17") == []
    assert "目前不公开显示" in built.read("permits/permit-7/index.html")
    pages = (file.read_text("utf-8") for file in portal.output.rglob("*.html"))
    assert not any("欧阳某某" in page for page in pages)
