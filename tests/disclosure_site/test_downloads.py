"""P10: every list can be downloaded as it is shown, searched and browsed (公开条例 Art. 24)."""

import csv
import html
import io
import re
from pathlib import PurePosixPath

import pytest
from tests.builds.records import case, catalogue, penalty, permit, withdrawn
from tests.disclosure_site.conftest import Built, Fields, Press, find_targets

from disclosure_site.views.tables import write_table

OFFICER = {"name": "司马光明", "certificate_number": "霁A0001", "category": "卫生", "area": "镜湖市"}
GUIDE = {"name": "护士执业注册", "materials": ["申请表", "体检表"]}
STEPS = [{"id": "a", "text": "立案", "next": [{"to": "b", "when": "属实"}]}, {"id": "b", "text": "结案"}]
HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1")
LISTS = re.compile(
    r"(permits|penalties|decisions|cases)/([0-9]{4}/[0-9]{2}/([0-9]+/)?)?index\.html"
    r"|(baselines|reports)/index\.html|withdrawn/([0-9]+/)?index\.html|catalogues/[^/]+/[^/]+/index\.html"
)
ROW = re.compile(
    r'<tr>\n?<td class="day">.*?</tr>|<tr id="row-.*?</tr>|(?<=<ul class="titles">).*?</ul>', re.S
)
LINK = re.compile(r'<a href="(?:\.\./)+([^"]+)"')


def read(built: Built, path: str) -> list[dict[str, str]]:
    """The rows of a table, by their heads."""
    data = built.tree.files[path]
    assert data.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb"(?<!\r)\n$", data)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def find_table(path: str, page: str) -> str:
    """The table of a list: the one that its own address begins."""
    base = re.sub(r"(?<=/[0-9]{2}/)[0-9]+/$|(?<=withdrawn/)[0-9]+/$", "", path.removesuffix("index.html"))
    targets = {target for target, _ in find_targets(path, page)}
    assert f"{base}list.csv" in targets, f"{path} has no download"
    return f"{base}list.csv"


def list_links(page: str) -> list[str]:
    """The addresses of the rows that a page shows, in its order."""
    main = page[page.index("<main") :]
    return [link for row in ROW.findall(main) for link in LINK.findall(row)]


@pytest.fixture
def built(press: Press, everything: list[Fields]) -> Built:
    """All lists that a site has: a record of each kind, one withdrawn, catalogues of each layout."""
    catalogues = [
        catalogue("执法人员", OFFICER, OFFICER | {"name": "查若谷"}, id="catalogue-2"),
        catalogue("服务指南", GUIDE, id="catalogue-3"),
        catalogue("执法流程图", {"name": "一般程序", "steps": STEPS}, id="catalogue-4"),
    ]
    gone = [withdrawn(penalty(9)), withdrawn(permit(9))]
    return press.build([*everything, *catalogues, *gone, *(permit(n, "2026-09-02") for n in range(20, 125))])


def find_lists(built: Built) -> list[str]:
    return [path for path in built.pages if LISTS.fullmatch(path)]


def test_every_list_has_its_download(built: Built) -> None:
    assert len(find_lists(built)) >= 15
    tables = {find_table(path, built[path]) for path in find_lists(built)}
    assert tables == {path for path in built.tree.files if PurePosixPath(path).name == "list.csv"}
    assert all(read(built, path) for path in tables)


def test_the_rows_of_a_table_are_those_of_its_page(built: Built) -> None:
    """A month of several leaves, and the list of what was withdrawn, are one table each."""
    shown: dict[str, list[str]] = {}
    for path in sorted(path for path in find_lists(built) if not path.startswith("catalogues/")):
        shown.setdefault(find_table(path, built[path]), []).extend(list_links(built[path]))
    for table, links in shown.items():
        rows = read(built, table)
        assert sorted(row["地址"] for row in rows) == sorted(f"/{link}" for link in links)
        page = html.unescape("".join(built[path] for path in find_lists(built)))
        told = ("文号", "状态", "理由", "机关", "当事人", "事项")
        if not table.startswith("reports/"):  # these are listed by organ and year
            told_texts = {row[head] for row in rows for head in told if row.get(head)}
            assert {text for text in told_texts if text not in page} == set()
    assert len(read(built, "permits/2026/09/list.csv")) == 105
    assert len(read(built, "permits/list.csv")) == 50


def test_a_row_says_what_its_page_says(built: Built) -> None:
    row = read(built, "penalties/2026/11/list.csv")[0]
    assert row == {
        "日期": "2026-11-12", "类别": "行政处罚", "文号": "镜卫罚〔2026〕2号",
        "当事人": "镜湖市第2口腔门诊部有限公司", "事项": row["事项"], "状态": "", "金额（元）": "4002",
        "机关": "镜湖市卫生健康委员会", "地址": "/penalties/penalty-2/",
    }  # fmt: skip
    assert f">{row['事项']}</a>" in built["penalties/index.html"]
    assert {row["状态"] for row in read(built, "permits/list.csv")} == {"有效"}
    assert {row["状态"] for row in read(built, "withdrawn/list.csv")} == {"已撤销"}


def test_a_catalogue_has_the_columns_of_its_page(built: Built) -> None:
    officers, guides, steps = (
        read(built, f"catalogues/mirror-lake/catalogue-{n}/list.csv") for n in (2, 3, 4)
    )
    assert [row["姓名"] for row in officers] == ["司马光明", "查若谷"]
    assert list(officers[0]) == ["姓名", "执法证号", "执法类别", "执法区域"]
    assert [row["申请材料"] for row in guides] == ["申请表\n体检表"]
    assert [(row["编号"], row["内容"], row["下一步"]) for row in steps] == [
        ("1", "立案", "属实：→ 2 结案"), ("2", "结案", ""),
    ]  # fmt: skip


def test_what_is_not_here_cannot_be_downloaded(press: Press) -> None:
    """An empty list, and a catalogue that stands elsewhere."""
    built = press.build([catalogue("执法事项")])
    assert [path for path in built.tree.files if path.endswith("list.csv")] == []
    assert not [path for path, page in built.pages.items() if "list.csv" in page]


def test_lists_and_tables_are_reached_by_browsing_and_lead_to_the_search(built: Built) -> None:
    reached, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path not in reached and path in built:
            reached.add(path)
            if path.endswith(".html"):
                ahead += [target for target, _ in find_targets(path, built[path])]
    for path in find_lists(built):
        assert {path, find_table(path, built[path]), "search/index.html"} <= reached
        assert "search/index.html" in {target for target, _ in find_targets(path, built[path])}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_computed(text: str) -> None:
    data = write_table(("事项",), [(text,), (f"甲{text}",), (-1,)])
    cells = [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    assert cells == ["事项", f"'{text}", f"甲{text}", "-1"]


def test_a_hostile_title_is_harmless_in_the_list(press: Press) -> None:
    title = '=HYPERLINK("https://a.example","看")'
    built = press.build([case(1, title=title)])
    for path in ("cases/list.csv", "cases/2026/10/list.csv"):
        assert [row["事项"] for row in read(built, path)] == [f"'{title}"]


def test_addresses_start_where_the_site_does(press: Press) -> None:
    press.settings = {**press.settings, "SITEURL": "https://a.example/gongshi"}
    row = read(press.build([penalty(1)]), "penalties/list.csv")[0]
    assert row["地址"] == "/gongshi/penalties/penalty-1/"
