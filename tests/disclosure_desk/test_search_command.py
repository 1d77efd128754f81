"""`disclosure search` as it is typed: what it prints, and its exit codes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.disclosure_search.made_documents import make_documents

from disclosure_desk.chinese import explain
from disclosure_desk.program import disclosure, main
from disclosure_search.index import search_index, update_index

ROOT = Path(__file__).parents[2]
DOCUMENTS = make_documents(60)
PENALTY = next(document for document in DOCUMENTS if document.kind == "penalty" and document.amount > 0)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    update_index(folder / "whoosh", DOCUMENTS)
    return folder


def run(state: Path, *arguments: str) -> tuple[int, str]:
    """Exit code, and what was printed."""
    result = CliRunner().invoke(disclosure, ["search", "--state", str(state), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def ask(state: Path, *arguments: str) -> dict[str, Any]:
    code, output = run(state, "--json", *arguments)
    assert code in (0, 6), output
    answer: dict[str, Any] = json.loads(output if code == 0 else output[: output.rindex("}") + 1])
    return answer


def test_a_table_for_people(state: Path) -> None:
    code, output = run(state, PENALTY.number)
    assert code == 0
    for text in (
        PENALTY.title,
        PENALTY.number,
        PENALTY.date,
        "行政处罚",
        PENALTY.organ,
        PENALTY.id,
        "共 1 条",
    ):
        assert text in output


def test_json_for_programs_says_what_the_index_says(state: Path) -> None:
    answer = ask(state, "仁和", "-口腔", "--limit", "5")
    expected = search_index(state / "whoosh", "仁和 -口腔")
    assert answer["total"] == len(expected)
    assert [hit["id"] for hit in answer["hits"]] == [hit.id for hit in expected[:5]]
    first = expected[0].document
    assert answer["hits"][0] | {"score": 0} == {
        "id": first.id, "kind": first.kind, "label": "行政处罚" if first.kind == "penalty" else "行政许可",
        "url": first.url, "title": first.title, "date": first.date, "number": first.number,
        "numbers": list(first.numbers), "names": list(first.names), "authority": first.authority,
        "amount": first.amount, "score": 0, "carriesNumber": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "passes"),
    [
        (["--kind", "penalty"], lambda d: d.kind == "penalty"),
        (["--kind", "行政许可"], lambda d: d.kind == "permit"),
        (["--authority", "辰", "--authority", "岭市卫生健康委员会"], lambda d: d.authority in "辰岭"),
        (["--facet", "month=2024-03"], lambda d: d.date.startswith("2024-03")),
        (["--from", "2024-06-01", "--to", "2025-06-30"], lambda d: "2024-06-01" <= d.date <= "2025-06-30"),
    ],
)
def test_filters(state: Path, arguments: list[str], passes: Any) -> None:
    answer = ask(state, "--limit", "1000", *arguments)
    assert {hit["id"] for hit in answer["hits"]} == {d.id for d in DOCUMENTS if passes(d)} != set()


def test_the_highest_amount_first(state: Path) -> None:
    amounts = [hit["amount"] for hit in ask(state, "--sort", "金额", "--limit", "100")["hits"]]
    assert amounts == sorted((d.amount for d in DOCUMENTS), reverse=True)


def test_more_like_one(state: Path) -> None:
    answer = ask(state, "--like", PENALTY.id, "--limit", "4")
    assert len(answer["hits"]) == 4
    assert PENALTY.id not in {hit["id"] for hit in answer["hits"]}


def test_nothing_found_has_a_code_of_its_own(state: Path) -> None:
    code, output = run(state, "不存在的词语")
    assert code == 6
    assert "没有找到" in output
    assert ask(state, "不存在的词语") == {
        "total": 0,
        "exact": True,
        "near": False,
        "hits": [],
        "suggestions": [],
    }


def test_no_index_yet(tmp_path: Path) -> None:
    code, output = run(tmp_path, "仁和")
    assert code == 5
    assert "还没有索引" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--kynd", "penalty"], "没有“--kynd”这个选项"),
        (["search", "--kind", "fine"], "没有“fine”，可以写：permit"),
        (["search", "--from", "2026-02-30"], "日期要写成 2026-03-09 的样子"),
        (["search", "--limit", "0"], "要写 1 到 10000 之间的整数"),
        (["search", "--limit"], "选项 --limit 后面要写一个值"),
        (["search", "--sort", "size"], "没有“size”"),
        (["search", "--facet", "colour=red"], "--facet 要写成 名=值"),
        (["search", "--authority", "nobody"], "没有机关“nobody”"),
        (["search", "--like", "nobody"], "没有编号为“nobody”的公开记录"),
        (["nothing"], "没有“nothing”这个命令"),
        (["--nothing"], "没有“--nothing”这个选项"),
        ([], "用法：disclosure [选项] 命令"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    state: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCLOSURE_STATE", str(state))
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in (told := capsys.readouterr().err)
    assert not {"Usage", "Error", "Try", "Options"} & set(told.replace(":", " ").split())


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["serve-search", "--help"]])
def test_help_is_chinese(arguments: list[str]) -> None:
    output = CliRunner().invoke(disclosure, arguments).output
    assert "显示这段说明" in output
    assert not {"Usage", "Options", "Commands", "Show"} & set(output.replace(":", " ").split())


def test_what_nobody_thought_of_is_still_told() -> None:
    from click import ClickException

    assert explain(ClickException("别的")) == "别的\n用法见：disclosure --help"


@pytest.mark.parametrize("linked", [False, True], ids=["plain", "linked"])
def test_the_script_works_from_anywhere(state: Path, tmp_path: Path, linked: bool) -> None:
    """As make puts it into .venv/bin: the code is found from where the script is, even through a link."""
    clone = tmp_path / "a clone"
    (clone / ".venv/bin").mkdir(parents=True)
    script = clone / ".venv/bin/disclosure"
    shutil.copy(ROOT / ".ci/disclosure", script)
    (clone / ".venv/bin/python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (clone / ".venv/bin/python").chmod(0o755)
    (clone / "plugins").symlink_to(ROOT / "plugins")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/click.py").write_text("raise SystemExit(99)", encoding="utf-8")
    if linked:
        script = tmp_path / "disclosure"
        script.symlink_to(clone / ".venv/bin/disclosure")
    done = subprocess.run(
        [script, "search", "仁和", "--json", "--state", state], cwd=tmp_path / "elsewhere", capture_output=True,
        text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["total"] > 0


def test_a_word_that_is_nearly_right_is_answered_with_the_right_one(state: Path) -> None:
    code, output = run(state, PENALTY.party[:3] + "錯" + PENALTY.party[4:])
    assert code == 6
    assert f"相近的“{PENALTY.party}”" in output
    code, output = run(state, PENALTY.party, "鸩鸩鸩")
    assert code == 6
    assert "去掉“鸩鸩鸩”" in output


def test_a_number_that_nobody_carries_is_answered_with_those_near_it(state: Path) -> None:
    code, output = run(state, "甲" + PENALTY.number[1:])
    assert code == 0
    assert "没有完全一致的文号" in output
    assert PENALTY.number in output
