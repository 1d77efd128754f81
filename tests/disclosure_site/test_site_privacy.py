"""What the pages must not tell, and what stands where a record is no longer shown."""

from datetime import date

import pytest
from tests.builds.records import (
    firm,
    penalty,
    pending,
    withdrawn,
    withheld,
)
from tests.disclosure_site.conftest import Press

from disclosure.ledger import Chain, Draft, chain_drafts

PERSON = {"type": "自然人", "name": "欧阳明月"}


def test_natural_persons_are_masked_and_not_indexed(press: Press) -> None:
    record = penalty(1, party=PERSON, facts="欧阳明月在场。")
    built = press.build([record, penalty(2)])
    assert '<meta name="robots" content="noindex">' in built["penalties/penalty-1/index.html"]
    assert "noindex" not in built["penalties/penalty-2/index.html"]
    assert [path for path, text in built.pages.items() if "明月" in text] == []
    assert "欧阳某某" in built["penalties/penalty-1/index.html"]
    assert [path for path in built.tree.files if path.startswith("parties/")] == [
        f"parties/{firm(2)['uscc']}/index.html"
    ]


@pytest.mark.parametrize("hide", [pending, withheld])
def test_what_is_not_public_leaks_nothing(press: Press, hide: object) -> None:
    secret = penalty(9, violation="绝密事由", party=firm(9))
    built = press.build([penalty(1), hide(secret)])  # type: ignore[operator]
    for path, text in built.pages.items():
        for private in ("绝密事由", "penalty-9", firm(9)["name"], firm(9)["uscc"]):
            assert private not in text
        assert path == "numbers/镜卫罚/2026/index.html" or "〔2026〕9号" not in text


def test_a_tombstone_says_why_and_what_came_instead(press: Press) -> None:
    gone = withdrawn(penalty(1))
    gone["withdrawal"]["replaced_by"] = "penalty-2"
    built = press.build([gone, penalty(2)])
    page = built["penalties/penalty-1/index.html"]
    for words in (
        "镜卫罚〔2026〕1号",
        "已撤销",
        "认定事实有误",
        "2026年11月20日撤销",
        '"../../penalties/penalty-2/"',
    ):
        assert words in page
    assert firm(1)["name"] not in page
    assert "医疗废物" not in page
    listed = built["withdrawn/index.html"]
    assert "penalties/penalty-1/" in listed
    others = [path for path, text in built.pages.items() if firm(1)["name"] in text]
    assert others == []


def test_an_ended_display_is_a_neutral_notice(press: Press) -> None:
    about = ("penalty-1", "penalty", "mirror-lake", "镜卫罚〔2026〕1号", "sha256:" + "0" * 64)
    draft = Draft("published", *about, date(2026, 11, 13), "2026-11-13T09:00:00+08:00")
    ledger = Chain(chain_drafts(Chain(), [draft]))
    built = press.build([penalty(1, display_until="2026-11-19"), penalty(2)], ledger=ledger)
    page = built["penalties/penalty-1/index.html"]
    assert "公示期满" in page
    assert 'href="../../authorities/mirror-lake/"' in page
    assert 'href="../../search/"' in page
    for private in (firm(1)["name"], "〔2026〕1号", "医疗废物"):
        assert private not in page
    assert "penalty-1" not in built["penalties/index.html"]


def test_a_record_that_vanished_leaves_a_neutral_page(press: Press) -> None:
    about = ("mirror-lake", "镜卫罚〔2026〕1号", "sha256:" + "0" * 64)
    drafts = [
        Draft("published", record, "penalty", *about, date(2026, 11, 13), "2026-11-13T09:00:00+08:00")
        for record in ("penalty-1", "penalty-2")
    ]
    ledger = Chain(chain_drafts(Chain(), drafts))
    built = press.build([pending(penalty(2)), penalty(3)], ledger=ledger)
    for path in ("penalties/penalty-1/index.html", "penalties/penalty-2/index.html"):
        assert "目前不公开显示" in built[path]
        assert 'href="../../authorities/mirror-lake/">镜湖市卫生健康委员会</a>' in built[path]
        assert 'href="../../search/"' in built[path]
        assert "〔2026〕" not in built[path]
        assert firm(2)["name"] not in built[path]


def test_a_neutral_page_of_an_organ_that_is_gone_leads_to_all_organs(press: Press) -> None:
    about = ("closed-bureau", "关卫罚〔2026〕1号", "sha256:" + "0" * 64)
    draft = Draft(
        "published", "penalty-1", "penalty", *about, date(2026, 11, 13), "2026-11-13T09:00:00+08:00"
    )
    built = press.build([penalty(3)], ledger=Chain(chain_drafts(Chain(), [draft])))
    assert 'href="../../authorities/">执法机关</a>' in built["penalties/penalty-1/index.html"]


def test_corrections_show_with_their_day(press: Press) -> None:
    record = penalty(1, corrections=[{"on": "2026-11-18", "what": "当事人名称误植更正"}])
    page = press.build([record])["penalties/penalty-1/index.html"]
    assert "有更正" in page
    assert '<time datetime="2026-11-18">2026年11月18日</time>' in page
    assert "当事人名称误植更正" in page


def test_no_penalty_is_not_on_a_partys_page(press: Press) -> None:
    mitigation = {"kind": "不予", "ground": "处罚法第三十三条", "reason": "首次且轻微"}
    record = penalty(1, outcome="不予处罚", mitigation=mitigation, education="已教育")
    for name in ("penalty_kinds", "penalty", "fine_yuan", "discretion"):
        del record[name]
    built = press.build([record])
    assert "某单位因未按规定处置医疗废物，依法不予处罚" in built["penalties/penalty-1/index.html"]
    assert [path for path in built.tree.files if path.startswith("parties/")] == []
