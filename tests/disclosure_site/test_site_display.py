"""A penalty's page says until when it is shown and why; what is over is nowhere but at its address, and nameless."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.builds.records import firm, penalty
from tests.disclosure_site.conftest import Built, Fields, MemoryTree, Press

from disclosure.choices import Choices
from disclosure.law import Law
from disclosure.law.display import DisplayLaw
from disclosure.ledger import Chain, Draft, chain_drafts
from disclosure.statistics.timeliness import count_timeliness
from disclosure_site.views.display import DisplayNote, Explainer

PAGE = "penalties/penalty-1/index.html"
MINOR: Fields = {"penalty_kinds": ["警告"], "penalty": "警告"}


def minor(number: int, decided_on: str = "2026-11-12", **others: Any) -> Fields:
    record = penalty(number, decided_on, **MINOR, **others)
    del record["fine_yuan"]
    return record


def no_penalty(number: int) -> Fields:
    mitigation = {"kind": "不予", "ground": "处罚法第三十三条", "reason": "首次且轻微"}
    record = penalty(number, outcome="不予处罚", mitigation=mitigation, education="已教育")
    for name in ("penalty_kinds", "penalty", "fine_yuan", "discretion"):
        del record[name]
    return record


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (penalty(1), ["公示至 2027年11月12日", "失信等次：一般（按处罚种类和程序推定", "一般处罚最长公示 12 个月"]),
        (minor(1), ["公示至 2027年2月12日", "轻微处罚最长公示 3 个月"]),
        (penalty(1, display_class="严重"), ["公示至 2029年11月12日", "失信等次：严重（由决定机关确定）"]),
        (penalty(1, display_until="2027-06-30"),
         ["公示至 2027年6月30日", "由决定机关写明", "最长可公示到2027年11月12日"]),
        (penalty(1, display_until="2027-11-13"), ["公示至 2027年11月12日"]),
        (no_penalty(1), ["公示至 2027年2月12日", "不予处罚决定最长公示 3 个月"]),
        (penalty(1, "2026-03-02"), ["公示至 2027年3月2日", "新旧规定的公示期按较短的计算"]),
    ],
)  # fmt: skip
def test_the_page_says_until_when_and_why(press: Press, record: Fields, words: list[str]) -> None:
    page = press.build([record])[PAGE]
    for each in [*words, "《信用修复管理办法》（国家发展和改革委员会令2025年第36号）"]:
        assert each in page
    assert "<details" in page
    assert "2027-11-13" not in page


def test_a_portal_that_follows_no_regime_says_nothing_of_it(press: Press) -> None:
    press.choices = Choices(display_regime="none")
    built = press.build([penalty(1, "2019-05-06"), penalty(2, display_until="2027-06-30")])
    assert "公示至" not in built[PAGE]
    assert "公示至 2027年6月30日" in built["penalties/penalty-2/index.html"]
    assert "信用修复管理办法" not in built["penalties/penalty-2/index.html"]


def test_the_portals_own_period_for_minor_ones_is_told(press: Press) -> None:
    press.choices = Choices(minor_display=2)
    page = press.build([minor(1)])[PAGE]
    assert "公示至 2027年1月12日" in page
    assert "本站定为 2 个月" in page


@pytest.mark.parametrize(
    "choices", [Choices(minor_display=2), Choices(display_regime="none"), Choices(minor_display="hidden")]
)
def test_another_choice_changes_the_page(press: Press, choices: Choices) -> None:
    tree = MemoryTree()
    press.build([minor(1), penalty(2)], tree=tree)
    tree.made.clear()
    press.choices = choices
    built = press.build([minor(1), penalty(2)], tree=tree)
    assert PAGE in tree.made
    fresh = press.build([minor(1), penalty(2)]).tree.files
    assert {path for path in fresh if built.tree.files[path] != fresh[path]} == set()


def test_the_note_follows_the_law(press: Press, law: Law) -> None:
    """What the page says is part of its key: another title of the paper makes the page again."""
    explainer, other = Explainer(law), Explainer(with_title(law, "另一办法"))
    display = press.build([penalty(1)]).site.published[0].display
    assert display is not None
    one, two = explainer.explain(display, "2026-11-12"), other.explain(display, "2026-11-12")
    assert isinstance(one, DisplayNote)
    assert isinstance(two, DisplayNote)
    assert "《信用修复管理办法》" in one.reasons
    assert "《另一办法》" in two.reasons


def with_title(law: Law, title: str) -> Law:
    since = max(law.table(DisplayLaw).regimes)
    key = law.table(DisplayLaw).regimes[since].references[0].source
    return replace(law, sources={**law.sources, key: law.sources[key].model_copy(update={"title": title})})


def published(*records: str) -> Chain:
    chain = Chain()
    for record in records:
        draft = Draft(
            "published", record, "penalty", "mirror-lake", None, "sha256:" + "0" * 64, date(2026, 7, 8),
            "2026-07-08T09:00:00+08:00",
        )  # fmt: skip
        chain = chain.extended(chain_drafts(chain, [draft]))
    return chain


def find_pages(built: Built, words: str) -> list[str]:
    return [path for path, text in built.pages.items() if words in text]


def test_an_ended_record_is_nowhere_but_at_its_address(press: Press) -> None:
    records = [minor(1, "2026-07-03"), penalty(2, "2026-07-03")]
    shown = press.build(records, as_of="2026-10-03", ledger=published("penalty-1", "penalty-2"))
    assert [path for path, text in shown.pages.items() if firm(1)["name"] in text] != []
    built = press.build(records, as_of="2026-10-04", ledger=published("penalty-1", "penalty-2"))
    assert "公示期满" in built[PAGE]
    assert [path for path in find_pages(built, "penalty-1/") if not path.startswith("numbers/")] == []
    for private in (firm(1)["name"], firm(1)["uscc"]):
        assert find_pages(built, private) == []
    assert find_pages(built, "〔2026〕1号") == ["numbers/镜卫罚/2026/index.html"]
    assert f"parties/{firm(1)['uscc']}/index.html" not in built
    assert firm(2)["name"] in built["penalties/2026/07/index.html"]


def test_an_ended_record_still_counts_for_timeliness(press: Press) -> None:
    records = [minor(1, "2026-07-03")]
    built = press.build(records, as_of="2026-10-04", ledger=published("penalty-1"))
    judgement = built.site.judgement
    (tally,) = count_timeliness(judgement.verdicts, judgement.as_of).values()
    assert (tally.proven, tally.fell_due) == (1, 1)


def test_a_hidden_minor_penalty_has_a_page_that_does_not_say_it_was_shown(press: Press) -> None:
    press.choices = Choices(minor_display="hidden")
    built = press.build([minor(1), penalty(2)])
    assert "目前不公开显示" in built[PAGE]
    assert "这里公开过" not in built[PAGE]
    assert find_pages(built, firm(1)["name"]) == []
    assert find_pages(built, "〔2026〕1号") == ["numbers/镜卫罚/2026/index.html"]
