"""The pages of a small portal: what each kind must say, and what none of them may."""

import json
import re

from tests.builds.records import (
    ORGANS,
    baseline,
    case,
    firm,
    inspection,
    penalty,
    pending,
    permit,
    report,
    reviewed,
    withdrawn,
)
from tests.disclosure_site.conftest import Fields, LinkCollector, Press, find_targets

from disclosure_site.columns import COLUMNS

PERSON = {"type": "自然人", "name": "欧阳明月"}


def test_every_address_of_the_contract_is_there(press: Press, everything: list[Fields]) -> None:
    built = press.build(everything)
    expected = [
        "index.html", "404.html", "search/index.html", "timeliness/index.html",
        "withdrawn/index.html", "ledger/index.html", "ledger/head.json", "authorities/index.html",
        "authorities/mirror-lake/index.html", "permits/index.html", "penalties/index.html", "decisions/index.html",
        "baselines/index.html", "cases/index.html", "reports/index.html", "permits/permit-1/index.html",
        "penalties/penalty-1/index.html", "decisions/inspection-1/index.html", "baselines/baseline-waste/index.html",
        "cases/case-1/index.html", "reports/2025/province/index.html", "penalties/2026/11/index.html",
        "cases/2026/10/index.html", f"parties/{firm(1)['uscc']}/index.html", "theme/portal.css",
    ]  # fmt: skip
    assert [path for path in expected if path not in built] == []


def test_every_link_leads_somewhere(press: Press, everything: list[Fields]) -> None:
    everything.append(withdrawn(penalty(7)))
    built = press.build(everything)
    made_elsewhere = re.compile(
        r"pages/about/index\.html|search/(page\.mjs|notice\.js)|data/.+\.(csv|jsonl?|xlsx)|feeds/.+"
        r"|.+/index\.json|sitemap\.xml"
    )
    broken = []
    for path, text in built.pages.items():
        for target, part in find_targets(path, text):
            if made_elsewhere.fullmatch(target):
                continue
            if target not in built or (part and part not in LinkCollector(built[target]).ids):
                broken.append((path, target, part))
    assert broken == []


def test_pages_obey_a_strict_content_policy(press: Press, everything: list[Fields]) -> None:
    for path, text in press.build(everything).pages.items():
        page = LinkCollector(text)
        assert page.refused == [], path
        assert page.open == [], path
        assert '<html lang="zh-CN">' in text


def test_a_penalty_answers_first(press: Press) -> None:
    page = press.build([penalty(1, "2026-11-12"), baseline()], as_of="2026-11-16")[
        "penalties/penalty-1/index.html"
    ]
    opening = re.sub(
        r"<[^>]+>|\s+",
        "",
        page[page.index('<header class="opening">') : page.index("</header>", page.index("<h1>"))],
    )
    assert "镜湖市第1口腔门诊部有限公司因未按规定处置医疗废物，被处罚款4,001元" in opening
    assert "2026年11月12日决定" in opening
    assert "2026年11月16日公开" in opening
    assert "公开期限2026年11月23日（7个工作日）" in opening
    assert "逾期" not in page
    assert "按期" not in page
    assert (
        "<title>镜卫罚〔2026〕1号 镜湖市第1口腔门诊部有限公司：未按规定处置医疗废物 - 测试公示平台</title>"
        in page
    )


def test_a_penalty_cites_its_tier(press: Press) -> None:
    page = press.build([penalty(1), baseline()])["penalties/penalty-1/index.html"]
    assert (
        '<a href="../../baselines/baseline-waste/">「未按规定处置医疗废物」2026-1 · 一般 · 3,500–4,500 元</a>'
        in page
    )


def test_no_link_to_a_baseline_that_is_not_shown(press: Press) -> None:
    page = press.build([penalty(1), pending(baseline())])["penalties/penalty-1/index.html"]
    assert "baseline-waste" not in page


def test_a_day_that_may_move_is_marked(press: Press) -> None:
    page = press.build([permit(1, "2026-12-30")], as_of="2026-12-31")["permits/permit-1/index.html"]
    assert "7 个工作日，暂定" in page


def test_hostile_text_stays_text(press: Press) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=y>'
    records = [
        penalty(
            1,
            violation=attack,
            facts=attack,
            penalty=attack,
            legal_basis=[attack],
            party=firm(1, name=attack),
        ),
        permit(1, content=attack, certificate_name=attack, document_name=attack),
        baseline(violation=attack, violated=[attack], version=attack),
        case(
            1,
            title=attack,
            facts=attack,
            warning=attack,
            domain=attack,
            analysis=f"[x](javascript:alert(1)) {attack}",
        ),
    ]
    contact = {"telephone": attack, "address": attack, "website": "javascript:alert(1)"}
    organs = [organ | {"name": attack, "short_name": attack, "contact": contact} for organ in ORGANS]
    built = press.build(records, organs=organs)
    for path, text in built.pages.items():
        assert "<script>" not in text, path
        assert "<img src=x" not in text, path
        assert "javascript:" not in "".join(LinkCollector(text).links), path


def test_a_month_has_leaves(press: Press) -> None:
    built = press.build(penalty(n, f"2026-11-{1 + n % 18:02d}") for n in range(1, 106))
    first, second = built["penalties/2026/11/index.html"], built["penalties/2026/11/2/index.html"]
    assert "第 1 至 100 件" in first
    assert "第 101 至 105 件" in second
    assert first.count('<td class="day">') == 100
    assert 'href="../../../../penalties/2026/11/"' in second
    assert "penalties/2026/11/3/index.html" not in built


def test_cases_are_listed_by_month_and_by_domain(press: Press) -> None:
    cases = [case(1), case(2, domain="饮用水"), case(3), pending(case(4, domain="金丝雀"))]
    page = press.build(cases)["cases/index.html"]
    domains = re.findall(r'<details class="domain">\s*<summary>(\S+) <span class="count">(\d+) 件', page)
    assert domains == [("医疗废物", "2"), ("饮用水", "1")]
    assert 'href="../cases/2026/10/"' in page
    assert "金丝雀" not in page
    assert 'class="domain"' not in press.build([penalty(1)])["penalties/index.html"]


def test_timeliness_counts_and_carries_the_day(press: Press) -> None:
    built = press.build(
        [penalty(1, "2026-11-02"), pending(penalty(2, "2026-11-02")), pending(penalty(3, "2026-11-12"))]
    )
    page = built["timeliness/index.html"]
    assert "截至2026年11月20日，应公开 2 件，按期公开 0 件" in page
    assert "不足 10 件" in page
    assert "共 1 件" in page[page.index('id="upcoming"') :]


def test_an_empty_portal_is_a_site(press: Press) -> None:
    built = press.build([])
    assert "目前没有公开的决定" in built["index.html"]
    assert '{"head": "' + "0" * 64 in built["ledger/head.json"]


def test_the_ledger_goes_out_as_it_is(press: Press) -> None:
    lines = b'{"a":1,"hash":"aa"}\n{"a":2,"hash":"bb"}\n'
    built = press.build(
        [], ledger_files={"2025.jsonl": b'{"hash":"00"}\n', "2026.jsonl": lines, "notes.txt": b"x"}
    )
    assert built.tree.files["ledger/2026.jsonl"] == lines
    assert json.loads(built["ledger/head.json"]) == {"head": "bb", "entries": 3}
    assert "ledger/notes.txt" not in built


def test_a_case_shows_markdown_and_hides_its_decision(press: Press) -> None:
    page = press.build([case(1, decision="penalty-1"), penalty(1)])["cases/case-1/index.html"]
    assert "<strong>第一道</strong>" in page
    assert "penalty-1" not in page
    assert '<p class="lead">小事不小。</p>' in page


def test_a_later_version_of_a_baseline_is_announced(press: Press) -> None:
    later = baseline(
        id="baseline-2", version="2026-2", supersedes="baseline-waste", disclosure=reviewed("2026-06-01")
    )
    built = press.build([baseline(), later])
    assert "已有新版本" in built["baselines/baseline-waste/index.html"]
    assert '"../../baselines/baseline-waste/"' in built["baselines/baseline-2/index.html"]


def test_reports_are_told_apart_by_organ_then_year(press: Press) -> None:
    page = press.build([report(2025, "mirror-lake"), report(2024), report(2025)])["reports/index.html"]
    titles = [
        words for words in re.findall(r">([^<>]+)</a>", page) if "年度" in words and "总体情况" not in words
    ]
    assert titles == [
        "霁州省卫生健康委员会 2025年度",
        "镜湖市卫生健康委员会 2025年度",
        "霁州省卫生健康委员会 2024年度",
    ]


def test_the_yearly_report_has_one_name(press: Press, everything: list[Fields]) -> None:
    built = press.build(everything)
    page = built["reports/2025/province/index.html"]
    assert '<span class="tag">年度总体情况</span>' in page
    assert "截至2025年12月31日" in page
    for path, text in built.pages.items():
        assert "年度报告" not in text, path
        assert "年度<span>总体情况</span></a>" in text, path


def test_a_short_name_in_the_navigation_is_part_of_the_whole_one() -> None:
    for column in COLUMNS.values():
        before, after = column.around
        assert f"{before}{column.short}{after}" == column.label


def test_counts_and_days_are_written_one_way(press: Press) -> None:
    outside = [{"table": "表二", "column": "受理", "count": "98765", "source": "政务服务平台"}]
    records = [report(2025, permits={"applied": "12345", "accepted": "1"}, outside=outside), baseline()]
    built = press.build(records)
    page = built["reports/2025/province/index.html"]
    assert ">12,345<" in page
    assert "98,765</td>" in page
    assert "<dd>2026年1月1日</dd>" in built["baselines/baseline-waste/index.html"]


def test_an_inspection_without_findings_speaks_of_errors_only(press: Press) -> None:
    built = press.build([inspection(1), inspection(2, result="已责令改正", conclusion="责令改正。")])
    clean, found = (built[f"decisions/inspection-{n}/index.html"] for n in (1, 2))
    assert "行政复议" not in clean
    assert "认为本页信息有误" in clean
    assert "行政复议" in found
    assert "检查结束日期" in clean
