"""The law files are read whole; a spoiled one is refused with its file and line."""

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from disclosure_store.law_files import LawProblem, digest_folder, read_law
from disclosure_store.notices import LAW_FOLDER

Change = tuple[str, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ignore = shutil.ignore_patterns("*.py", "__pycache__")
    return Path(shutil.copytree(LAW_FOLDER, tmp_path / "law", ignore=ignore))


def change(path: Path, old: str, new: str) -> int:
    """Replaces the first `old`; returns the 1-based line it stood on."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_law_of_the_project_is_read() -> None:
    law = read_law()
    assert law.rule("T1").title == "行政处罚按期公开"
    assert law.calendar.add_working_days(date(2026, 2, 10), 7).due == date(2026, 2, 26)


def test_every_law_file_is_to_be_looked_at_again() -> None:
    files = {path.relative_to(LAW_FOLDER).as_posix() for path in LAW_FOLDER.rglob("*.yaml")}
    assert {check.file for check in read_law().checks} == files


def test_digest_is_the_same_for_the_same_bytes(folder: Path) -> None:
    assert read_law(folder).digest == read_law().digest
    assert read_law().digest.startswith("sha256:")


@pytest.mark.parametrize("name", ["sources.yaml", "rules.yaml", "limits.yaml", "workdays/2021.yaml"])
def test_digest_covers_every_byte_of_every_file(folder: Path, name: str) -> None:
    before = digest_folder(folder)
    with (folder / name).open("ab") as file:
        file.write(b"#\n")
    assert digest_folder(folder) != before


def test_digest_sees_a_file_that_changes_its_name(folder: Path) -> None:
    before = digest_folder(folder)
    (folder / "workdays" / "2021.yaml").rename(folder / "workdays" / "2021b.yaml")
    assert digest_folder(folder) != before


def test_the_law_crosses_to_worker_processes() -> None:
    law = read_law().with_policy({"K1": "note"})
    copy = pickle.loads(pickle.dumps(law))
    assert copy.severity("K1") == "note"
    assert copy.limit("T1", date(2026, 1, 5)) == law.limit("T1", date(2026, 1, 5))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("rules.yaml", "    severity: stop\n", "    severity: fatal\n", "「rules.T15.severity」只能是"),
        ("rules.yaml", "    level: POL\n", "    level: POLICY\n", "「rules.T1.level」只能是"),
        (
            "rules.yaml",
            "    title: 行政许可按期公开\n",
            "    titel: 行政许可按期公开\n",
            "不是规定的项目|没有填写",
        ),
        (
            "rules.yaml",
            "{source: 河北办法}",
            "{source: 河南办法}",
            "法源「河南办法」在 sources.yaml 中没有列出",
        ),
        ("limits.yaml", "{source: 沈阳2020}", "{source: 沈阳2022}", "法源「沈阳2022」"),
        ("limits.yaml", "        value: 7\n", "        value: 七\n", "「limits.T1.*value」填写有误"),
        ("limits.yaml", "        value: 01-31\n", "        value: 01-32\n", "「limits.T10.*value」填写有误"),
        ("limits.yaml", "    unit: natural_day\n", "    unit: day\n", "「limits.C9.decision」只能是"),
        ("limits.yaml", "2021-07-15:\n", "2021-7-15:\n", "填写有误：应写成年-月-日"),
        (
            "sources.yaml",
            "    confidence: H\n",
            "    confidence: 高\n",
            "「sources.处罚法.confidence」只能是",
        ),
        ("sources.yaml", "url: https://", "url: //", "「sources.处罚法.url」填写有误"),
        ("sources.yaml", "  许可法:\n", "  处罚法:\n", "处罚法"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    folder: Path, name: str, old: str, new: str, words: str
) -> None:
    line = change(folder / name, old, new)
    with pytest.raises(LawProblem, match=words) as caught:
        read_law(folder)
    assert caught.value.file == name
    assert caught.value.line is not None
    # A missing field is pointed at by the entry that lacks it, an unknown unit by the limit that has it.
    assert line - 2 <= caught.value.line <= line
    assert f"{name} 第 {caught.value.line} 行" in str(caught.value)


def test_a_stop_that_could_be_lowered_is_refused(folder: Path) -> None:
    change(folder / "rules.yaml", "    lowerable: false\n", "")
    with pytest.raises(LawProblem, match=r"lowerable: false"):
        read_law(folder)


def test_a_rule_without_reference_is_refused(folder: Path) -> None:
    change(folder / "rules.yaml", "references: [{source: 处罚法, article: 第39条}]", "references: []")
    with pytest.raises(LawProblem, match=r"「rules\.P2\.references」至少要有一项"):
        read_law(folder)


@pytest.mark.parametrize("name", ["sources.yaml", "rules.yaml", "limits.yaml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(LawProblem, match="无法读取文件") as caught:
        read_law(folder)
    assert caught.value.file == name


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: b\n---\na: b\n"])
def test_a_file_holds_one_document(folder: Path, text: str) -> None:
    (folder / "limits.yaml").write_text(text, "utf-8")
    with pytest.raises(LawProblem, match="应当只有一个 YAML 文档"):
        read_law(folder)


@pytest.mark.parametrize("text", ["- a\n", "a: [\n", "\tb: c\n"])
def test_a_file_that_is_no_mapping_is_refused(folder: Path, text: str) -> None:
    (folder / "limits.yaml").write_text(text, "utf-8")
    with pytest.raises(LawProblem, match=r"limits\.yaml 第 \d+ 行"):
        read_law(folder)


def test_a_spoiled_calendar_is_a_law_problem_too(folder: Path) -> None:
    (folder / "workdays" / "2022.yaml").write_text("year: 2022\n", "utf-8")
    with pytest.raises(LawProblem, match=r"工作日历.*2022\.yaml"):
        read_law(folder)


def test_a_law_without_calendar_is_refused(folder: Path) -> None:
    shutil.rmtree(folder / "workdays")
    with pytest.raises(LawProblem, match="工作日历"):
        read_law(folder)
