"""/numbers/: what the public sees of runs, and what it must not see."""

import pytest
from tests.builds.records import ORGANS, Fields, firm, penalty, pending, permit, withdrawn, withheld
from tests.disclosure_site.conftest import Built, Press, find_targets
from tests.disclosure_site.test_site_keys import rebuild

RUN = "numbers/镜卫罚/2026/index.html"
LATE_DAY = "2026-03-02"
REASON = "套打错位，未送达"


def organs(**more: object) -> list[Fields]:
    return [organ | more if organ["id"] == "mirror-lake" else organ for organ in ORGANS]


def rows(built: Built, page: str = RUN) -> list[str]:
    """Each line of a run as text: number and word."""
    body = built[page].split('<ul class="run">')[1].split("</ul>")[0]
    lines = body.split("</li>")[:-1]
    return [" ".join("".join(part.split(">")[-1] for part in line.split("<")).split()) for line in lines]


def old(number: int) -> Fields:
    return penalty(number, LATE_DAY)


def test_a_run_shows_every_state(press: Press) -> None:
    records = [
        old(1), pending(old(2)), withheld(old(3)), withdrawn(old(4)), old(7) | {"display_until": "2026-11-19"},
        old(8) | {"decided_on": "2026-13-01"},
    ]  # fmt: skip
    voids = [{"number": "镜卫罚〔2026〕6号", "reason": REASON}]
    built = press.build(records, organs=organs(void_numbers=voids), publishing=False)
    assert rows(built) == [
        "镜卫罚〔2026〕1号 公开", "镜卫罚〔2026〕2号 ○待公开", "镜卫罚〔2026〕3号 ◆依法不予公开",
        "镜卫罚〔2026〕4号 ✕已撤销", "镜卫罚〔2026〕5号 ？未登记", f"镜卫罚〔2026〕6号 ⊘作废{REASON}",
        "镜卫罚〔2026〕7号 ◷公示期满", "镜卫罚〔2026〕8号 ○待公开",
    ]  # fmt: skip
    targets = [
        target for target, _ in find_targets(RUN, built[RUN]) if target.startswith("penalties/penalty")
    ]
    assert targets == [f"penalties/penalty-{number}/index.html" for number in (1, 4, 7)]
    assert all(target in built for target in targets)


def test_nothing_but_the_number_is_shown_of_what_is_not_public(press: Press) -> None:
    secret = penalty(2, violation="绝密事由", party=firm(2))
    built = press.build([penalty(1), withheld(secret), pending(penalty(3, party=firm(3)))])
    for private in ("绝密事由", "penalty-2", "penalty-3", firm(2)["name"], firm(3)["name"], "公开条例"):
        assert private not in built[RUN]


def test_a_gap_is_shown_the_day_after_it_is_due(press: Press) -> None:
    records = [old(1), old(3)]
    assert rows(press.build(records, as_of="2026-03-30")) == [
        "镜卫罚〔2026〕1号 公开",
        "镜卫罚〔2026〕3号 公开",
    ]
    assert rows(press.build(records, as_of="2026-03-31"))[1] == "镜卫罚〔2026〕2号 ？未登记"


def test_a_stretch_is_one_line(press: Press) -> None:
    assert rows(press.build([old(1), old(6)]))[1] == "镜卫罚〔2026〕2号至5号 ？未登记"


def test_the_page_says_that_a_gap_is_no_accusation(press: Press) -> None:
    page = press.build([old(1)])[RUN]
    assert "20 个工作日" in page
    assert "不表示机关有违法行为" in page


def test_links_are_written_in_percents_and_lead_somewhere(press: Press) -> None:
    built = press.build([penalty(1), permit(1)])
    link = "numbers/%E9%95%9C%E5%8D%AB%E7%BD%9A/2026/"
    for page in (
        "penalties/penalty-1/index.html",
        "authorities/mirror-lake/index.html",
        "numbers/index.html",
    ):
        assert f'{link}"' in built[page]
        assert (RUN, "") in find_targets(page, built[page])
    assert "numbers/" in built["search/index.html"]


@pytest.mark.parametrize(
    "number", ["竟卫罚〔2026〕1号", "镜卫罚第1号", "镜" * 90 + "〔2026〕1号", "镜卫罚/../x〔2026〕1号"]
)
def test_what_belongs_to_no_run_of_an_organ_has_no_page(press: Press, number: str) -> None:
    long = "镜" * 90
    built = press.build([penalty(1, document_number=number)], organs=organs(number_prefixes=["镜卫罚", long]))
    assert [path for path in built.pages if path.startswith("numbers/")] == ["numbers/index.html"]
    assert 'href="../../numbers/%' not in built["penalties/penalty-1/index.html"]


def test_a_prefix_with_brackets_and_letters(press: Press) -> None:
    built = press.build(
        [penalty(1, document_number="京hd（医）卫罚〔2026〕1号")],
        organs=organs(number_prefixes=["京HD（医）卫罚"]),
    )
    page = "numbers/京HD(医)卫罚/2026/index.html"
    assert page in built
    assert (page, "") in find_targets("numbers/index.html", built["numbers/index.html"])


def many(count: int) -> list[Fields]:
    return [old(number) for number in range(1, count + 1)]


def test_a_long_run_is_cut_by_serials(press: Press) -> None:
    built = press.build(many(401))
    pages = [RUN, "numbers/镜卫罚/2026/2/index.html", "numbers/镜卫罚/2026/3/index.html"]
    assert [len(rows(built, page)) for page in pages] == [200, 200, 1]
    assert all(len(built[page].encode()) < 100_000 for page in pages)
    assert all((page, "") in find_targets(RUN, built[RUN]) for page in pages[1:])


def test_a_new_number_changes_its_own_page_and_the_counts(press: Press) -> None:
    _, made, changed = rebuild(press, [*many(250), permit(1)], [*many(250), old(251), permit(1)])
    assert made == changed
    assert {path for path in made if path.startswith("numbers/")} == {
        RUN, "numbers/镜卫罚/2026/2/index.html", "numbers/index.html",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([old(1)], [pending(old(1))]),
        ([old(1), old(3)], [old(1), old(2), old(3)]),
        ([old(1), withdrawn(old(2))], [old(1), old(2)]),
        ([old(1)], [old(1) | {"document_number": "镜卫罚[2026]第2号"}]),
    ],
    ids=["state", "gap filled", "withdrawn", "number"],
)
def test_what_a_run_shows_makes_its_page_anew(
    press: Press, before: list[Fields], after: list[Fields]
) -> None:
    _, made, changed = rebuild(press, before, after)
    assert RUN in made
    assert made == changed


def test_what_a_run_does_not_show_leaves_its_page(press: Press) -> None:
    _, made, _ = rebuild(press, [penalty(1), penalty(2)], [penalty(1, facts="改过。"), penalty(2)])
    assert not {path for path in made if path.startswith("numbers/")}


def test_the_organ_of_a_prefix_is_named(press: Press) -> None:
    page = press.build([penalty(1)])[RUN]
    assert "镜湖市卫生健康委员会" in page
    assert "authorities/mirror-lake/" in page


def test_an_empty_portal_has_an_empty_index(press: Press) -> None:
    assert "目前没有登记的文号" in press.build([])["numbers/index.html"]


def test_letters_in_place_of_a_serial_come_last(press: Press) -> None:
    built = press.build([penalty(1), penalty(2, document_number="镜卫罚〔2026〕A-2号")])
    last = "numbers/镜卫罚/2026/2/index.html"
    assert rows(built) == ["镜卫罚〔2026〕1号 公开"]
    assert rows(built, last) == ["镜卫罚〔2026〕A-2号 公开"]
    assert "其他编号" in built[RUN]
