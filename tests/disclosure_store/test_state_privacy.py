"""A state folder that is copied or lost gives nobody away (docs/decisions/0003-build-database.md)."""

from pathlib import Path

from tests.disclosure_store.made_content import PUBLIC, permit, read, write

from disclosure_store.loading import load_summaries
from disclosure_store.state import open_state


def test_nothing_private_is_in_the_bytes_of_the_state(tmp_path: Path) -> None:
    content = tmp_path / "content"
    person = (
        "{type: 自然人, name: 欧阳小明, legal_representative: 司马光明, registration_number: 990100600012345}"
    )
    basis = "{basis: 公开条例15, reason: 商业秘密乙}"
    withheld = PUBLIC.replace("public", f"withheld, withheld: {basis}")
    secret = "{type: 法人及非法人组织, name: 机密单位, uscc: 91990100MARLMDU95E}"
    minor = "{type: 自然人, name: 诸葛小小, minor: true}"
    shop = (
        "{type: 个体工商户, name: 镜湖便民理发店, registration_number: 990100600099999, "
        "legal_representative: 上官飞燕, uscc: 00000000000000000X}"
    )
    texts = {
        "person": permit("xk-1", 1, party=person, more="title: 欧阳小明的许可\n"),
        "withheld": permit("xk-2", 2, party=secret, disclosure=withheld).replace("住宿经营", "秘密经营"),
        "child": permit("xk-3", 3, party=minor, disclosure=withheld),
        "shop": permit("xk-4", 4, party=shop).replace("准予", "准予上官飞燕"),
        "东方不败案/xk-5": permit("xk-5", 5, party="{type: 自然人, name: 东方不败}").replace(
            "普通", "东方不败"
        ),
        "西门吹雪": permit("xk-6", 6, party="{type: 自然人, name: 西门吹雪}").replace(
            "content: ", "content："
        ),
        "shown": permit("xk-7", 7, party=person, disclosure=PUBLIC.replace("public", "pending")),
    }
    for name, text in texts.items():
        write(content, f"permits/{name}.yaml", text)
    state = open_state(tmp_path / "state", "test")
    read(content, state)
    assert len(load_summaries(state)) == len(texts)
    state.close()
    data = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    private = [
        "欧阳小明", "司马光明", "990100600012345", "机密单位", "商业秘密乙", "秘密经营", "诸葛小小", "minor",
        "上官飞燕", "东方不败", "西门吹雪",
    ]  # fmt: skip
    assert [word for word in private if word.encode() in data] == []
    assert "欧阳某某".encode() in data


def test_what_is_not_public_leaves_no_private_value_in_the_facts(tmp_path: Path) -> None:
    content = tmp_path / "content"
    tiers = "[{name: 一般, conditions: 初次发现的, penalty: 联系13900001234}]"
    baseline = (
        "id: bl-1\nauthority: chengyuan\nviolation: 未消毒\nviolated: [《某条例》第一条]\nbasis: [《某条例》第二条]\n"
        f"version: '13900005678'\neffective_from: 2026-01-01\ntiers: {tiers}\n"
    )
    rows = "[{name: 找13900007777, type: 行政处罚, basis: [某法第一条], organ: 某机关}]"
    catalogue = (
        "id: qd-1\nauthority: chengyuan\ncatalogue: 执法事项\nchanged_on: 2026-01-05\nupdated_on: 2026-01-12\n"
        f"items: {rows}\n"
    )
    outside = "[{table: '13900008888', column: 身份证210102199003071233, count: 1, source: x}]"
    report = (
        "id: nb-1\nauthority: chengyuan\nyear: 2025\nnarrative: 无\npermits: {applied: 1, accepted: 1}\n"
        f"enforcement: {{has_power: [行政处罚]}}\noutside: {outside}\n"
    )
    write(content, "baselines/a.yaml", baseline)
    write(content, "catalogues/a.yaml", catalogue)
    write(content, "reports/a.yaml", report)
    state = open_state(tmp_path / "state", "test")
    read(content, state)
    assert [(summary.broken, bool(summary.facts)) for summary in load_summaries(state)] == [(False, True)] * 3
    state.close()
    data = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    private = ["13900001234", "13900005678", "13900007777", "13900008888", "210102199003071233"]
    assert [value for value in private if value.encode() in data] == []
