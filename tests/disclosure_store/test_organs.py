"""`authorities.yaml` is read whole or not at all; whatever is wrong has its line."""

import re
from pathlib import Path

import pytest

from disclosure.findings.fault import Fault
from disclosure_store.organs import OrgansProblem, read_organs

WAY = "{telephone: 0990-55500001, address: 镜湖市湖滨路1号, website: 'https://jinghu.example.gov.cn'}"
QUOTA = "{monthly: 1, to: 上级主管部门, since: "


def organ(name: str = "jinghu", more: str = "") -> str:
    return (
        f"- id: {name}\n  name: 镜湖市卫生健康委员会\n  level: city\n  region: 990100\n  uscc: 11990100MBED80HD6E\n"
        f"  contact: {WAY}\n  supervision: {WAY}\n  number_prefixes: [镜卫罚]\n{more}"
    )


def problems_of(content: Path, text: str | bytes) -> list[tuple[int, Fault]]:
    data = text if isinstance(text, bytes) else text.encode()
    (content / "authorities.yaml").write_bytes(data)
    with pytest.raises(OrgansProblem) as caught:
        read_organs(content)
    faults = caught.value.faults
    assert all(re.search("[\u4e00-\u9fff]", fault.message) and fault.remedy for _, fault in faults)
    return faults


def test_organs_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    quota = "  case_quota: {monthly: 1, to: 上级主管部门, since: 2026-10}\n"
    (tmp_path / "authorities.yaml").write_text(organ("b-1") + organ("a-1", quota), "utf-8")
    one, other = read_organs(tmp_path)
    assert (one.id, other.id, one.region) == ("b-1", "a-1", "990100")
    assert (other.case_quota is not None, one.number_prefixes) == (True, ("镜卫罚",))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OrgansProblem) as caught:
        read_organs(tmp_path)
    ((line, fault),) = caught.value.faults
    assert (line, fault.rule) == (1, "Y1")
    assert "authorities.yaml" in fault.remedy


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "authorities.yaml").mkdir()
    with pytest.raises(OrgansProblem):
        read_organs(tmp_path)


@pytest.mark.parametrize("text", ["", "# 待补\n", "[]\n"])
def test_no_organ_at_all_is_told(tmp_path: Path, text: str) -> None:
    ((line, fault),) = problems_of(tmp_path, text)
    assert line == 1
    assert "空的" in fault.message


def test_a_doubled_id_is_told_at_the_second_place(tmp_path: Path) -> None:
    text = (
        "# 名录\n"
        + organ("a-1")
        + organ("b-1")
        + organ("a-1").replace("- id: a-1\n  name", "- name").rstrip()
        + "\n  id: a-1\n"
    )
    ((line, fault),) = problems_of(tmp_path, text)
    assert (line, fault.rule, fault.field) == (25, "Y6", "id")
    assert "a-1" in fault.message


def test_a_doubled_id_is_told_beside_other_mistakes(tmp_path: Path) -> None:
    text = organ("x-1").replace("level: city", "level: 市") + organ("a-1") + organ("a-1")
    assert [(line, fault.rule) for line, fault in problems_of(tmp_path, text)] == [(3, "Y5"), (17, "Y6")]


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "field"),
    [
        ("level: city", "level: city: 市", 3, "Y1", None),
        ("  level: city\n", "", 1, "Y4", "level"),
        ("level: city", "level: town", 3, "Y5", "level"),
        ("level: city", "level: city\n  levle: city", 1, "Y3", ""),
        ("level: city", "level: city\n  层级: city", 3, "Y2", "level"),
        ("id: jinghu", "id: jinghu\n  id: jinghu", 2, "Y2", None),
        ("telephone: 0990-55500001, address: 镜湖市湖滨路1号", "telephone: 1", 6, "Y4", "contact.address"),
        (
            "number_prefixes: [镜卫罚]",
            f"number_prefixes: []\n  case_quota: {QUOTA}10月}}",
            9,
            "Y5",
            "case_quota.since",
        ),
        ("id: jinghu", "id: ../jinghu", 1, "Y5", "id"),
        ("id: jinghu", "id: 镜湖", 1, "Y5", "id"),
    ],
)
def test_a_mistake_has_its_line(
    tmp_path: Path, old: str, new: str, line: int, rule: str, field: str | None
) -> None:
    faults = problems_of(tmp_path, organ().replace(old, new, 1))
    assert (faults[0][0], faults[0][1].rule) == (line, rule)
    assert field is None or faults[0][1].field == field


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: jinghu\n", 1),
        ("- jinghu\n", 1),
        (organ() + "- 镜湖\n", 9),
        (organ() + "---\n" + organ("b-1"), 10),
    ],
    ids=["mapping", "text item", "second is text", "two documents"],
)
def test_another_shape_is_told(tmp_path: Path, text: str, line: int) -> None:
    assert problems_of(tmp_path, text)[0][0] == line


def test_another_encoding_is_told(tmp_path: Path) -> None:
    ((_, fault),) = problems_of(tmp_path, organ().encode("gbk"))
    assert fault.rule == "Y1"
