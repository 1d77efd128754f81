"""JSON-LD on records' pages: true, parseable, and of nobody who has no page of their own."""

import json
from typing import Any

import pytest
from tests.builds.records import case, firm, penalty, permit
from tests.disclosure_site.conftest import THEME, Fields, Press

START = '<script type="application/ld+json">'
BASE = "https://wjw.example.gov.cn/"


@pytest.fixture
def addressed(press: Press) -> Press:
    press.settings = {"DISCLOSURE_PORTAL": {"name": "测试公示平台"}, "SITEURL": BASE.rstrip("/")}
    return press


def read(page: str) -> dict[str, Any]:
    assert page.count(START) == 1
    found: dict[str, Any] = json.loads(page.partition(START)[2].partition("</script>")[0])
    return found


def test_a_permit_is_one_of_schema_org(addressed: Press) -> None:
    record = permit(1)
    facts = read(addressed.build([record])["permits/permit-1/index.html"])
    assert facts["@type"] == "GovernmentPermit"
    assert facts["@id"] == f"{BASE}permits/permit-1/"
    assert facts["identifier"] == record["document_number"]
    assert facts["validFrom"] == record["valid_from"]
    assert facts["issuedBy"]["@type"] == "GovernmentOrganization"
    assert facts["party"]["taxID"] == record["party"]["uscc"]


def test_a_penalty_has_words_of_our_own_that_the_site_explains(addressed: Press) -> None:
    facts = read(addressed.build([penalty(1)])["penalties/penalty-1/index.html"])
    schema, own = facts["@context"]
    assert schema == "https://schema.org"
    words = json.loads((THEME / "static" / own.removeprefix(f"{BASE}theme/")).read_text(encoding="utf-8"))
    assert {"authority", "party", "decidedOn", facts["@type"]} <= {*words["@context"]}
    assert facts["authority"]["name"]


def test_a_person_is_no_party(addressed: Press) -> None:
    page = addressed.build([penalty(1, party={"type": "自然人", "name": "欧阳明月"})])[
        "penalties/penalty-1/index.html"
    ]
    assert "party" not in read(page)
    assert "明月" not in page


def test_every_kind_has_its_type(addressed: Press, everything: list[Fields]) -> None:
    built = addressed.build(everything)
    types = {
        read(page)["@type"]
        for path, page in built.pages.items()
        if START in page and path != "data/index.html"
    }
    assert types == {
        "GovernmentPermit", "AdministrativePenalty", "AdministrativeDecision", "Legislation", "Article", "Report",
        "CreativeWork",
    }  # fmt: skip


def test_a_text_cannot_end_the_element(addressed: Press) -> None:
    attack = '</script><script>alert(1)</script>&"<!--'
    built = addressed.build([case(1, title=attack), penalty(1, party=firm(1, name=attack))])
    assert read(built["cases/case-1/index.html"])["name"] == attack
    assert read(built["penalties/penalty-1/index.html"])["party"]["name"] == attack


def test_the_open_data_are_a_dataset(addressed: Press) -> None:
    facts = read(addressed.build([penalty(1)])["data/index.html"])
    assert facts["@type"] == "Dataset"
    assert f"{BASE}data/penalties.csv" in [each["contentUrl"] for each in facts["distribution"]]
