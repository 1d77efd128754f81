"""The same content, ledger, settings and day give the same bytes, however a build comes by them."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builds.conftest import Portal, differences, read_tree
from tests.builds.records import (
    DAY,
    Content,
    Fields,
    case,
    firm,
    inspection,
    make_code,
    penalty,
    pending,
    permit,
    reviewed,
    withdrawn,
)

pytestmark = pytest.mark.build

ENOUGH_TO_FORK = 220
"""Pages are made, and files read, by several processes from 200 on."""


class TestSameBytes:
    def test_warm_and_cold(self, portal: Portal) -> None:
        portal.publish()
        cold = read_tree(portal.output)
        portal.publish()
        assert differences(cold, read_tree(portal.output)) == set()
        portal.forget()
        portal.publish()
        assert differences(cold, read_tree(portal.output)) == set()

    def test_another_machine(self, portal: Portal, tmp_path: Path) -> None:
        """Another folder, other times and inodes, another order of making, an empty state, another OUTPUT."""
        portal.publish()
        other = Portal(tmp_path / "elsewhere", portal.content.copy(tmp_path / "elsewhere" / "c"))
        for number, file in enumerate(sorted(other.content.root.rglob("*"), reverse=True)):
            os.utime(file, (number, number))
        assert (
            portal.build().code
            == other.build(env={"TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "7"}).code
        )
        assert differences(read_tree(portal.output), read_tree(other.output)) == set()

    def test_one_process_and_two(self, portal: Portal, tmp_path: Path) -> None:
        for number in range(10, 10 + ENOUGH_TO_FORK):
            portal.content.put(f"permits/many/{number}", permit(number))
        other = Portal(tmp_path / "other", portal.content)
        other.root.mkdir()
        assert portal.build(env={"DISCLOSURE_WORKERS": "1"}).code == 0
        assert other.build(env={"DISCLOSURE_WORKERS": "2"}).code == 0
        assert differences(read_tree(portal.output), read_tree(other.output)) == set()

    def test_the_order_of_files_does_not_matter(self, portal: Portal) -> None:
        portal.build()
        before = read_tree(portal.output)
        for path in ("permits/2026/permit-1", "penalties/2026/november", "baselines/waste", "reports/2025"):
            file = portal.content.root / f"records/{path}.yaml"
            file.rename(file.with_name(f"zz-{file.name}"))
        built = portal.build()
        assert built.report["pages"]["made"] == 0
        assert differences(before, read_tree(portal.output)) == set()


SHARED = (
    r"index\.html|health\.json|timeliness/(index\.html|months\.csv|mirror-lake/index\.html)"
    r"|authorities/(index|mirror-lake/index)\.html"
)
RUN = r"numbers/(镜卫许/2026/)?index\.html"
SEARCH = r"search/(index\.(json|html)|[ms]/2026-(10|11)-[0-9a-f]{10}/.*)"
DATA = r"data/.*|feeds/.*|sitemap.*\.xml"
SAME_FIRM = f"parties/{make_code('91', 1)}/index.html"


def change(portal: Portal, edit: Callable[[Content], object], as_of: str = DAY) -> set[str]:
    """The paths that differ after an edit."""
    portal.build()
    before = read_tree(portal.output)
    edit(portal.content)
    built = portal.build(as_of=as_of)
    changed = differences(before, read_tree(portal.output))
    pages = built.report["pages"]
    assert pages["made"] + pages["deleted"] == len(changed)
    assert pages["kept"] + pages["made"] == len(read_tree(portal.output)) - 1
    return changed


class TestSmallChanges:
    """What one change touches, and nothing else."""

    def test_a_changed_permit(self, portal: Portal) -> None:
        changed = change(
            portal, lambda c: c.put("permits/2026/permit-1", permit(1, content="准予执业登记，牙椅九张。"))
        )
        own = f"permits/permit-1/index.(html|json)|permits/(2026/11/)?(index.html|list.csv)|{SAME_FIRM}"
        assert "permits/permit-1/index.html" in changed
        assert not [
            path for path in changed if not re.fullmatch(f"{SHARED}|{RUN}|{SEARCH}|{DATA}|{own}", path)
        ]

    def test_an_added_permit_changes_only_its_own_month(self, portal: Portal) -> None:
        portal.content.put("permits/october", permit(5, "2026-10-20"))
        changed = change(portal, lambda c: c.put("permits/more", permit(6, "2026-11-13", party=firm(1))))
        own = f"permits/permit-6/index.(html|json)|permits/(2026/11/)?(index.html|list.csv)|{SAME_FIRM}"
        assert "permits/permit-6/index.html" in changed
        assert {"permits/2026/11/index.html", "permits/2026/11/list.csv"} <= changed
        assert not [
            path for path in changed if not re.fullmatch(f"{SHARED}|{RUN}|{SEARCH}|{DATA}|{own}", path)
        ]

    def test_a_deleted_permit(self, portal: Portal) -> None:
        changed = change(portal, lambda c: c.drop("permits/2026/permit-1"))
        own = f"permits/permit-1/index.(html|json)|permits/(2026/11/)?(index.html|list.csv)|{SAME_FIRM}"
        assert not (portal.output / "permits/permit-1").exists()
        assert not [
            path for path in changed if not re.fullmatch(f"{SHARED}|{RUN}|{SEARCH}|{DATA}|{own}", path)
        ]

    def test_a_day_later(self, portal: Portal) -> None:
        """Home, timeliness and health carry the build's day; other pages only that of their own last change."""
        changed = change(portal, lambda _: None, as_of="2026-11-21")
        assert changed == {"index.html", "timeliness/index.html", "health.json"}

    def test_a_pending_record_leaves_no_trace_of_its_text(self, portal: Portal) -> None:
        hidden = pending(permit(6, content="金丝雀一号", party=firm(77, name="金丝雀诊所")))
        changed = change(portal, lambda c: c.put("permits/more", hidden))
        assert not [path for path in changed if not re.fullmatch(f"{SHARED}|{RUN}", path)]
        assert "金丝雀".encode() not in b"".join(read_tree(portal.output).values())


class Editor:
    """A clerk with a fixed seed: adds, changes, deletes, renames, touches, withdraws, and lets days pass."""

    def __init__(self, content: Content, seed: int) -> None:
        self.content = content
        self.random = random.Random(seed)
        self.records: dict[str, Fields] = {}
        self.next = 20

    def edit(self) -> None:
        """One to four edits."""
        for _ in range(self.random.randint(1, 4)):
            edits = [
                self._add,
                self._add,
                self._change,
                self._delete,
                self._rename,
                self._touch,
                self._withdraw,
            ]
            self.random.choice(edits)()

    def _add(self) -> None:
        self.next += 1
        make = self.random.choice([permit, penalty, inspection])
        day = self.random.choice(["2026-09-28", "2026-10-30", "2026-11-16"])
        record = make(self.next, day, party=firm(self.random.randint(1, 4)))
        self._put(f"{self._folder(record)}/{self.next % 3}/{self.next}", record)

    def _change(self) -> None:
        path = self._pick()
        if path:
            self.records[path] = self.records[path] | {"title": f"第{self.random.randint(1, 9)}号决定"}
            self._put(path, self.records[path])

    def _delete(self) -> None:
        path = self._pick()
        if path:
            del self.records[path]
            self.content.drop(path)

    def _rename(self) -> None:
        path = self._pick()
        if path:
            self.content.drop(path)
            self._put(f"{path}-moved", self.records.pop(path))

    def _touch(self) -> None:
        path = self._pick()
        if path:
            os.utime(self.content.root / f"records/{path}.yaml")

    def _withdraw(self) -> None:
        path = self._pick()
        if path:
            self._put(path, withdrawn(self.records[path], on="2026-11-19"))

    def _pick(self) -> str | None:
        return self.random.choice(sorted(self.records)) if self.records else None

    def _put(self, path: str, record: Fields) -> None:
        self.records[path] = record
        self.content.put(path, record)

    @staticmethod
    def _folder(record: Fields) -> str:
        return {"permit": "permits", "penalty": "penalties", "inspection": "decisions"}[
            record["id"].partition("-")[0]
        ]


@pytest.mark.parametrize("seed", [1, 2])
def test_increments_add_up_to_a_full_build(portal: Portal, tmp_path: Path, seed: int) -> None:
    portal.env["DISCLOSURE_VANISHED_STOP_SHARE"] = "1"
    editor = Editor(portal.content, seed)
    day = 20
    for step in range(5):
        day += editor.random.randint(0, 2)
        as_of = f"2026-11-{day}"
        editor.edit()
        clock = f"{as_of}T10:00:00+08:00"
        built = portal.publish(as_of, clock=clock) if step % 2 else portal.build(as_of=as_of)
        assert built.code in (0, 3), built.said
    portal.build(as_of=as_of)
    fresh = Portal(tmp_path / "fresh", portal.content, dict(portal.env))
    fresh.root.mkdir()
    fresh.build(as_of=as_of)
    assert differences(read_tree(portal.output), read_tree(fresh.output)) == set()
    assert portal.output.joinpath(".seal").read_bytes() == fresh.output.joinpath(".seal").read_bytes()


def test_a_case_comes_out_of_its_embargo(portal: Portal) -> None:
    """The day alone publishes it, a warm state notwithstanding."""
    portal.content.put("cases/later", case(2, embargo_until="2026-11-21", disclosure=reviewed("2026-11-19")))
    assert not portal.build(as_of="2026-11-20").has("cases/case-2/index.html")
    assert portal.build(as_of="2026-11-21").has("cases/case-2/index.html")
