"""M5 over two records: whom one hides, another of the organ names; told alike by a warm state and a cold one."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.disclosure_store.made_content import FIRM, PUBLIC, permit, read, write

from disclosure_store.loading import load_faults, load_summaries
from disclosure_store.state import open_state

PERSON = "{type: 自然人, name: 王小明}"
PENDING = "{state: pending}"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_state(tmp_path / "state", "test")
    yield connection
    connection.close()


def about(text: str, record: str, number: int, **others: str) -> str:
    return permit(record, number, **others).replace("准予从事住宿经营", text)


def told(state: sqlite3.Connection) -> list[tuple[str, str, int, str]]:
    """Who tells, in which field, on which line, and whom."""
    ids = {summary.row: summary.id for summary in load_summaries(state)}
    return sorted(
        (ids[row], place.fault.field, place.line, place.fault.message.split("「")[-1].split("」")[0])
        for row, faults in load_faults(state).items()
        for place in faults
        if place.fault.rule == "M5"
    )


def write_both(content: Path, **others: str) -> None:
    write(content, "permits/hidden.yaml", permit("xk-1", 1, party=PERSON))
    write(content, "permits/teller.yaml", about("准予王小明担任负责人", "xk-2", 2, **others))


def test_a_person_hidden_in_one_record_and_named_in_another_is_told(
    tmp_path: Path, state: sqlite3.Connection
) -> None:
    write_both(tmp_path)
    read(tmp_path, state)
    assert told(state) == [("xk-2", "content", 7, "xk-1")]
    [fault] = [place.fault for faults in load_faults(state).values() for place in faults]
    assert fault.severity == "warning"
    assert "王小明" not in fault.message + fault.remedy


def test_the_hidden_record_may_itself_not_be_public_yet(tmp_path: Path, state: sqlite3.Connection) -> None:
    write_both(tmp_path)
    write(tmp_path, "permits/hidden.yaml", permit("xk-1", 1, party=PERSON, disclosure=PENDING))
    read(tmp_path, state)
    assert told(state) == [("xk-2", "content", 7, "xk-1")]


def test_a_yearly_report_that_names_whom_a_record_hides_is_told(
    tmp_path: Path, state: sqlite3.Connection
) -> None:
    write(tmp_path, "permits/hidden.yaml", permit("xk-1", 1, party=PERSON))
    report = (
        "id: nb-1\nauthority: jinghu\nyear: 2025\nnarrative: 查处王小明无证行医案。\n"
        "permits: {applied: 1, accepted: 1}\nenforcement: {has_power: [行政许可]}\nreported: []\n"
        f"disclosure: {PUBLIC}\n"
    )
    write(tmp_path, "reports/nb-1.yaml", report)
    read(tmp_path, state)
    assert told(state) == [("nb-1", "narrative", 4, "xk-1")]


@pytest.mark.parametrize(
    "teller",
    [
        about("准予王某某担任负责人", "xk-2", 2),
        about("准予王小明担任负责人", "xk-2", 2).replace("authority: jinghu", "authority: chengyuan"),
        about("准予王小明担任负责人", "xk-2", 2, disclosure=PENDING),
        about(
            "准予王小明担任负责人",
            "xk-2",
            2,
            party=FIRM.replace("}", ", legal_representative: 王小明}"),
        ),
        about(
            "准予镜湖王小明口腔诊所设立",
            "xk-2",
            2,
            party="{type: 法人及非法人组织, name: 镜湖王小明口腔诊所, uscc: 91990000MB0000014X}",
        ),
    ],
    ids=["masked", "another organ", "not public", "the manager whom it shows", "the firm's own name"],
)
def test_nothing_is_said(teller: str, tmp_path: Path, state: sqlite3.Connection) -> None:
    write_both(tmp_path)
    write(tmp_path, "permits/teller.yaml", teller)
    read(tmp_path, state)
    assert told(state) == []


@pytest.mark.parametrize("first", ["hidden", "teller"])
def test_it_is_told_whichever_is_written_first(first: str, tmp_path: Path, state: sqlite3.Connection) -> None:
    write_both(tmp_path)
    second = {"hidden": "teller", "teller": "hidden"}[first]
    later = (tmp_path / f"records/permits/{second}.yaml").read_bytes()
    (tmp_path / f"records/permits/{second}.yaml").unlink()
    read(tmp_path, state)
    assert told(state) == []
    write(tmp_path, f"permits/{second}.yaml", later)
    read(tmp_path, state)
    assert told(state) == [("xk-2", "content", 7, "xk-1")]
    (tmp_path / f"records/permits/{first}.yaml").unlink()
    read(tmp_path, state)
    assert told(state) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_warm_state_tells_what_a_cold_one_tells(
    seed: int, tmp_path: Path, state: sqlite3.Connection
) -> None:
    """Random edits: each time the state that saw all of them says what one that has seen nothing says."""
    random = Random(seed)
    content = tmp_path / "content"
    for step in range(12):
        for _ in range(random.randint(1, 3)):
            _edit(content, random, step)
        read(content, state)
        cold = open_state(tmp_path / f"cold-{step}", "test")
        read(content, cold)
        assert told(state) == told(cold)
        cold.close()


def _edit(content: Path, random: Random, step: int) -> None:
    number = random.randrange(8)
    file = content / f"records/permits/{number}.yaml"
    if random.random() < 0.2:
        file.unlink(missing_ok=True)
        return
    name = random.choice(["王小明", "李小红", "欧阳小明"])
    person = f"{{type: 自然人, name: {name}}}"
    disclosure = random.choice([PUBLIC, PENDING])
    write(
        content,
        f"permits/{number}.yaml",
        random.choice(
            [
                permit(f"xk-{number}", number + 1, party=person, disclosure=disclosure),
                about(f"准予{name}担任负责人", f"xk-{number}", number + 1),
            ]
        ),
    )
    os.utime(file, (1_700_000_000 + step, 1_700_000_000 + step))
