"""Private values planted everywhere a clerk may put one: no build repeats any of them anywhere.

Looked for in OUTPUT, STATE (reports, logs, the build database, the search index), the ledger and on the terminal, as
they were written and in plain spelling. All values are invented.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builds.conftest import Built, Portal
from tests.builds.records import (
    Fields,
    baseline,
    case,
    firm,
    inspection,
    make_content,
    penalty,
    pending,
    permit,
    render,
    report,
    withdrawn,
    withheld,
)
from tests.disclosure_store.made_attachments import pdf, picture, stamped

from disclosure.privacy.folding import fold

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def make_identity(stem: str) -> str:
    """Seventeen digits and their check character."""
    return stem + "10X98765432"[sum(int(c) * w for c, w in zip(stem, WEIGHTS, strict=True)) % 11]


def widen(text: str) -> str:
    """Full-width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


Planted = tuple[Portal, "Canaries", list[Built]]


class Canaries:
    """Hands out private values, each once, and remembers how it spelled them."""

    def __init__(self) -> None:
        self.secrets: list[str] = []
        self._number = 0

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _keep(self, secret: str, spelled: str | None = None) -> str:
        self.secrets += {secret, spelled or secret}
        return spelled or secret

    def identity(self, spelling: str = "plain") -> str:
        number = make_identity(f"21010219900307{self._next():03}")
        spellings = {
            "plain": number,
            "wide": widen(number),
            "spaced": f"{number[:6]} {number[6:14]} {number[14:]}",
            "zero-width": "\u200b".join(number),
            "longer": f"202611{number}",
            "lower": number.lower(),
            "hyphens": f"{number[:6]}-{number[6:14]}-{number[14:]}",
            "brackets": f"（{number[:6]}）{number[6:14]}（{number[14:]}）",
        }
        return self._keep(number, spellings[spelling])

    def mobile(self, spelling: str = "plain") -> str:
        number = f"1390000{self._next():04}"
        spellings = {
            "plain": number,
            "wide": widen(number),
            "spaced": f"{number[:3]} {number[3:7]} {number[7:]}",
            "nbsp": f"{number[:3]}&nbsp;{number[3:7]}&nbsp;{number[7:]}",
            "strong": f"{number[:3]}**{number[3:7]}**{number[7:]}",
            "by number": f"{number[:7]}&#{ord(number[7])};{number[8:]}",
            "slashes": f"{number[:3]}/{number[3:7]}/{number[7:]}",
            "abroad": f"0086{number}",
        }
        return self._keep(number, spellings[spelling])

    def mail(self) -> str:
        return self._keep(f"zhang{self._next()}@example.com")

    def card(self) -> str:
        stem = f"62220212345678{self._next():04}"
        total = sum(sum(divmod(int(c) * (2 - place % 2), 10)) for place, c in enumerate(reversed(stem)))
        return self._keep(stem + str(-total % 10))

    def plate(self) -> str:
        return self._keep(f"辽A{self._next():03}F8")

    def word(self, text: str) -> str:
        return self._keep(text)


def person(name: str) -> Fields:
    return {"type": "自然人", "name": name}


def plant(portal: Portal, canaries: Canaries) -> None:
    """Everything at once; every record has an id of its own."""
    c, put = canaries, portal.content.put
    _plant_in_attachments(portal, c)
    _plant_in_public(portal, c)
    _plant_in_hidden(portal, c)
    _plant_in_form(portal, c)
    name = c.word("欧阳小明")
    put(
        f"penalties/{name}", penalty(50, party=person(name), facts=f"{name}在场。{name[:2]} {name[2:]}签字。")
    )
    shop = {
        **firm(51),
        "type": "个体工商户",
        "name": "镜湖便民理发店",
        "legal_representative": c.word("上官飞燕"),
    }
    put("penalties/shop", penalty(51, party=shop, facts="上官飞燕在场。"))
    stone = withdrawn(penalty(52, party=person(name), violation=c.word("机密事由甲"), facts=c.identity()))
    stone["withdrawal"]["reason"] = f"对{name}的处罚认定有误"
    put("penalties/stone", stone)
    put(f"permits/{c.identity()}", permit(53))
    put(f"permits/{c.mobile()}/one", pending(permit(54)))
    portal.content.write(f"records/permits/{c.mobile()}.txt", "不是记录")
    portal.content.write(f"pages/{c.identity()}.md", "Title: 名字\nSlug: name-in-file\n\n正文\n")
    portal.content.write("pages/leak.md", f"Title: 泄漏\nSlug: leak\n\n正文\n\n联系 {c.mobile('wide')}\n")
    portal.content.write(
        "pages/parted.md", f"Title: 断开\nSlug: parted\n\n手机{c.mobile('nbsp')}\n\n{c.mobile('strong')}\n"
    )
    portal.content.write("pages/title.md", f"Title: {c.mail()}\nSlug: title\n\n正文\n")
    portal.content.write("pages/slug.md", f"Title: 标题\nSlug: a-{c.identity()}\n\n正文\n")
    portal.content.write("pages/meta.md", f"Title: 标题\nAuthor: {c.mobile()}\nSlug: meta\n\n正文\n")
    told = case(60, anonymous="false", decision="penalty-50", facts=f"{name}开了一家诊所。")
    put("cases/told", told)


def _plant_in_public(portal: Portal, c: Canaries) -> None:
    """Each field of text that a page would show: the record is quarantined."""
    texts = {
        "facts": f"身份证号{c.identity()}", "violation": f"联系{c.mobile('wide')}", "penalty": f"账号{c.card()}",
        "education": f"手机{c.mobile('spaced')}", "confiscated_items": f"车辆{c.plate()}一台",
        "period_note": f"证件{c.identity('zero-width')}", "licence": f"编码{c.identity('longer')}",
        "item_code": c.identity(), "title": f"邮箱{c.mail()}", "document_number": f"镜卫罚〔2026〕{c.identity()}号",
    }  # fmt: skip
    for number, (field, text) in enumerate(texts.items(), 100):
        portal.content.put(f"penalties/public-{number}", penalty(number) | {field: text})
    nested: dict[str, object] = {
        "legal_basis": [f"见{c.identity('wide')}"],
        "penalty_kinds": [f"其他：{c.mobile()}"],
        "discretion": {"none": f"找{c.mobile()}问"},
        "mitigation": {"kind": "从轻", "ground": "处罚法第三十二条", "reason": f"{c.word('患者李明华')}谅解"},
        "corrections": [{"on": "2026-11-18", "what": f"原写{c.identity('lower')}"}],
        "confiscated_items": f"营业执照经营者手机{c.mobile()}",
        "education": f"许可证经办人：{c.mobile('abroad')}，身份证{c.identity('brackets')}",
        "period_note": f"联系{c.mobile()}个体户老板",
        "licence": f"第一联系人{c.mobile('slashes')}",
        "party": {**firm(115), "name": f"镜湖{c.mobile()}商行"},
    }
    for number, (field, value) in enumerate(nested.items(), 110):
        portal.content.put(f"penalties/nested-{number}", penalty(number) | {field: value})
    portal.content.put(
        "permits/public", permit(120, content=c.identity("hyphens"), certificate_number=c.identity())
    )
    portal.content.put(
        "decisions/public", inspection(121, conclusion=f"住院号{c.word('ZY20230117')}", plan=c.mobile())
    )
    tiers = [{"name": "一般", "conditions": f"电话{c.mobile()}", "penalty": c.identity()}]
    portal.content.put(
        "baselines/public", baseline() | {"id": "baseline-2", "tiers": tiers, "version": c.mobile()}
    )
    portal.content.put(
        "cases/public", case(122, facts=f"证人：{c.word('王建国')}", warning=f"儿童{c.word('张小雨')}（5岁）")
    )
    portal.content.put(
        "cases/parted",
        case(124, handling=f"联系{c.mobile('nbsp')}", result=c.mobile("strong"), facts=c.mobile("by number")),
    )
    portal.content.put(
        "cases/more", case(123, domain=c.identity(), source=c.mobile(), analysis=f"护照{c.word('E12345678')}")
    )
    portal.content.put("reports/public", report(2024, narrative=f"咨询{c.mobile()}") | {"id": "report-2024"})


def _plant_in_attachments(portal: Portal, c: Canaries) -> None:
    """In the pages, the margin, the metadata and the names of what is published beside a record."""
    files = {
        "a.pdf": pdf(f"身份证号{c.identity()}"), "b.pdf": pdf("决定书", title=c.mobile()),
        "c.pdf": pdf("决定书", note=c.mail()), "d.jpg": picture(artist=c.identity("wide")),
        f"{c.identity()}.pdf": pdf("决定书"), "f.png": picture("PNG", comment=c.mobile()),
        "g.pdf": stamped(c.mobile()),
    }  # fmt: skip
    for number, (name, data) in enumerate(files.items(), start=700):
        portal.content.put(f"permits/attached-{number}", permit(number, attachments=[name]))
        portal.content.write(f"attachments/permit-{number}/{name}", data)


def _plant_in_hidden(portal: Portal, c: Canaries) -> None:
    """Pending and withheld: nothing of them is shown, and nothing private kept."""
    for number, hide in ((200, pending), (210, withheld)):
        record = penalty(
            number, facts=f"身份证{c.identity()}", item_code=c.identity(), penalty_kinds=[f"罚款{c.mobile()}"],
            document_number=f"镜卫罚〔2026〕{c.identity()}号", party=person(c.word(f"司马{'光宇'[number // 210]}明")),
            violation=c.word(f"隐秘事由{number}"), revokes=c.mobile(),
        )  # fmt: skip
        record["discretion"] = {"baseline": c.identity(), "tier": c.word(f"李文{'甲乙'[number // 210]}")}
        record = hide(record)
        record["disclosure"] = {**record["disclosure"], "reviewed_by": c.mobile()}
        record["disclosure"]["published_elsewhere"] = {"on": "2026-11-13", "via": c.mail(), "url": c.mobile()}
        portal.content.put(f"penalties/hidden-{number}", record)
        told = {"result": c.mobile(), "source": c.word(f"孙立{'文武'[number // 210]}"), "warning": c.mail()}
        told |= {"domain": c.identity(), "facts": c.mobile()}
        portal.content.put(f"cases/hidden-{number}", hide(case(number, **told)))
    kept = withheld(penalty(220))
    kept["disclosure"]["withheld"]["reason"] = c.word("涉及诸葛小小的病情")
    portal.content.put("penalties/kept", kept)
    child = penalty(221, party=person(c.word("诸葛小小")) | {"minor": "true"})
    portal.content.put("penalties/child", child)


def _plant_in_form(portal: Portal, c: Canaries) -> None:
    """Values that are not even of their field's form, keys, comments, broken YAML."""
    values = {
        "decided_on": c.identity(), "fine_yuan": c.identity("wide"), "outcome": c.mobile(),
        "procedure": c.word("赵晓燕"), "authority": c.mobile(), "id": f"cf-{c.identity('lower')}",
        "party": c.identity(), "hearing": c.mobile(), "valid_until": c.mail(), "disclosure": c.mobile(),
        c.mobile(): "x", f"电话{c.mobile()}": "x", c.word("钱学敏"): "x",
    }  # fmt: skip
    for number, (field, value) in enumerate(values.items(), 300):
        portal.content.put(f"penalties/form-{number}", {**penalty(number), field: value})
    text = render(penalty(330))
    broken = {
        "comment": f"# 经办人电话 {c.mobile()}\n{text}# {c.identity()}\n",
        "twice": f"{text}{(twice := c.mobile())}: 1\n{twice}: 2\n",
        "quote": f'{text}title: "身份证{c.identity()}\n',
        "colon": f"{text}title: 张三: {c.identity()}\n",
        "alias": f"{text}title: *{c.mobile()}\n",
        "tag": f"{text}title: !{c.mobile()} x\n",
        "indent": f"{text}  {c.identity()}: x\n",
        "no-mapping": f"- {c.identity()}\n",
        "not-utf8": f"{text}title: ".encode() + c.identity().encode() + b"\xff\n",
    }
    for name, data in broken.items():
        portal.content.write(f"records/penalties/broken-{name}.yaml", data)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """One portal with everything planted, built for development and then for production."""
    root = tmp_path_factory.mktemp("canaries")
    portal, canaries = Portal(root, make_content(root / "content")), Canaries()
    plant(portal, canaries)
    builds = [portal.build(), portal.publish()]
    (root / "terminal.txt").write_text("".join(built.said for built in builds), "utf-8")
    return portal, canaries, builds


def read_everything(portal: Portal) -> Iterator[tuple[str, str]]:
    """Every file that a build leaves, in a spelling in which a secret is found, and every file's name."""
    for folder in (portal.output, portal.state, portal.ledger, portal.root / "terminal.txt"):
        for here, _, names in (
            os.walk(folder) if folder.is_dir() else [(str(folder.parent), [], [folder.name])]
        ):
            for name in names:
                file = Path(here) / name
                yield str(file), f"{file}\n{file.read_bytes().decode('utf-8', 'replace')}"


def test_there_are_canaries_enough(planted: Planted) -> None:
    portal, canaries, builds = planted
    assert len(set(canaries.secrets)) >= 80
    assert [built.code for built in builds] == [4, 4]
    assert portal.output.is_dir()


def test_no_build_repeats_a_private_value(planted: Planted) -> None:
    portal, canaries, _ = planted
    leaks = []
    for path, text in read_everything(portal):
        folded = fold(text)
        leaks += [(path, secret) for secret in canaries.secrets if secret in text or secret in folded]
    assert leaks == []


def test_what_was_planted_in_public_texts_is_quarantined(
    planted: Planted,
) -> None:
    _, _, builds = planted
    for built in builds:
        quarantined = {f["record"] for f in built.findings(severity="quarantine")}
        wanted = {f"penalty-{n}" for n in (*range(100, 110), *range(110, 120))}
        assert wanted <= quarantined
        assert {
            "permit-120",
            "inspection-121",
            "baseline-2",
            "case-122",
            "case-123",
            "case-124",
            "report-2024",
            "case-60",
        } <= quarantined
        assert not wanted & {f["record"] for f in built.findings() if f["rule"] == "T17"}


def test_masked_names_are_shown(planted: Planted) -> None:
    _, _, builds = planted
    assert "欧阳某某在场" in builds[-1].read("penalties/penalty-50/index.html")
    assert "对欧阳某某的处罚认定有误" in builds[-1].read("penalties/penalty-52/index.html")
