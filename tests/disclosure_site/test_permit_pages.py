"""A permit's state in public: on its page, in lists, with the way to what followed and back."""

import re

import pytest
from tests.builds.records import firm, penalty, pending, permit, withdrawn, withheld
from tests.disclosure_site.conftest import Fields, Press

PAGE = "permits/permit-1/index.html"
LATER = {"previous": "permit-1", "party": firm(1)}


def read_tag(page: str) -> str:
    """The words of the state in the opening of a page; "" where it has none."""
    opening = page[page.index('<p class="eyebrow">') : page.index("<h1>")]
    found = re.search(
        r'class="standing [a-z-]+"><span class="shape" aria-hidden="true">.</span>(\w+)<', opening
    )
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("action", "state"), [("变更", "已变更"), ("延续", "已延续"), ("补发", "已变更"), ("注销", "已注销")]
)
def test_a_later_permit_shows_on_the_earlier_one_and_leads_back(
    press: Press, action: str, state: str
) -> None:
    built = press.build([permit(1), permit(2, "2026-11-16", action=action, **LATER)])
    page = built[PAGE]
    assert read_tag(page) == state
    assert f'<a href="../../permits/permit-2/">2026年11月16日{action}</a> 镜卫许〔2026〕2号' in page
    assert 'href="../../permits/permit-1/"' in built["permits/permit-2/index.html"]


def test_a_revocation_shows_and_leads_back(press: Press) -> None:
    kinds = {
        "penalty_kinds": ["罚款", "吊销许可证件"],
        "licence": "医疗机构执业许可证",
        "revokes": "permit-1",
    }
    built = press.build([permit(1), penalty(2, "2026-11-16", party=firm(1), **kinds)])
    assert read_tag(built[PAGE]) == "已吊销"
    assert '<a href="../../penalties/penalty-2/">2026年11月16日吊销</a>' in built[PAGE]
    assert 'href="../../permits/permit-1/"' in built["penalties/penalty-2/index.html"]


def test_the_penalty_may_end_and_the_permit_stays_revoked(press: Press) -> None:
    kinds = {
        "penalty_kinds": ["罚款", "吊销许可证件"],
        "licence": "医疗机构执业许可证",
        "revokes": "permit-1",
    }
    ended = penalty(2, "2026-11-16", party=firm(1), display_until="2026-11-19", **kinds)
    page = press.build([permit(1), ended])[PAGE]
    assert read_tag(page) == "已吊销"
    assert "penalty-2" not in page


@pytest.mark.parametrize("hide", [pending, withheld, withdrawn])
def test_what_is_not_public_changes_nothing_and_is_not_named(press: Press, hide: object) -> None:
    later = permit(2, "2026-11-16", action="注销", **LATER)
    page = press.build([permit(1), hide(later)])[PAGE]  # type: ignore[operator]
    assert read_tag(page) == "有效"
    assert "permit-2" not in page
    assert "后续" not in page


def test_lists_show_the_state_of_permits_and_of_nothing_else(press: Press) -> None:
    records: list[Fields] = [permit(1), permit(2, "2026-11-16", action="变更", **LATER), penalty(3)]
    built = press.build(records)
    for path in (
        "permits/index.html",
        "permits/2026/11/index.html",
        "index.html",
        f"parties/{firm(1)['uscc']}/index.html",
    ):
        words = re.findall(r'class="standing [a-z-]+"><span[^>]+>.</span>(\w+)<', built[path])
        assert sorted(words) == ["已变更", "有效"], path
    assert "standing" not in built["penalties/index.html"]


def test_a_refusal_has_no_state(press: Press) -> None:
    refusal = {
        name: value
        for name, value in permit(1, outcome="不予").items()
        if not name.startswith(("valid_", "certificate_"))
    }
    assert read_tag(press.build([refusal])[PAGE]) == ""


def test_an_organ_counts_what_it_does_not_show(press: Press) -> None:
    hidden = [pending(penalty(2)), withheld(penalty(3)), withheld(permit(4)), withdrawn(penalty(5))]
    built = press.build([penalty(1), *hidden])
    page = re.sub(r"<[^>]+>", "", built["authorities/mirror-lake/index.html"])
    assert "待公开 1 件 依法不予公开 2 件 已撤回 1 件" in page
    assert "没有列出的执法决定" not in built["authorities/province/index.html"]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_what_is_withheld_or_pending_is_never_described(press: Press, number: int) -> None:
    records = [penalty(1), pending(penalty(2)), withheld(penalty(3)), withheld(permit(4))]
    told = (
        firm(number)["name"],
        firm(number)["uscc"],
        f"penalty-{number}",
        f"permit-{number}",
        f"〔2026〕{number}号",
    )
    for path, page in press.build(records).pages.items():
        # a run of numbers names every number and says no more of it
        said = [words for words in told if words in page and not path.startswith("numbers/")]
        assert not said, path
        assert firm(number)["name"] not in page, path
