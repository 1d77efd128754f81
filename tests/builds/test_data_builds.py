"""Open data of whole builds: what they say, what they never say, and how little a change touches."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from frictionless import Package
from tests.builds.conftest import Portal, differences, read_tree
from tests.builds.records import (
    DAY,
    Fields,
    baseline,
    case,
    firm,
    inspection,
    penalty,
    pending,
    permit,
    reviewed,
    withdrawn,
    withheld,
)

pytestmark = pytest.mark.build

ENOUGH_TO_FORK = 220
KINDS = ("permits", "penalties", "decisions", "baselines", "cases", "reports", "catalogues")


def read_json(output: Path, path: str) -> Any:
    return json.loads((output / path).read_text(encoding="utf-8"))


def read_lines(output: Path, kind: str) -> list[dict[str, Any]]:
    data = (output / f"data/{kind}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in data.split("\n")[:-1]]


def read_rows(output: Path, kind: str) -> list[dict[str, str]]:
    text = (output / f"data/{kind}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_data(output: Path) -> dict[str, bytes]:
    """All that the open data consist of; of workbooks what is in them."""
    found = {}
    for path, data in read_tree(output).items():
        if path.endswith(".xlsx"):
            package = ZipFile(io.BytesIO(data))
            found |= {f"{path}/{name}": package.read(name) for name in package.namelist()}
        elif path.startswith("data/") or (path.endswith("/index.json") and not path.startswith("search/")):
            found[path] = data
    return found


def fill(portal: Portal, count: int = ENOUGH_TO_FORK) -> None:
    """So many records more: permits of this year and two that are over, penalties of this one."""
    for number in range(10, 10 + count):
        month = 1 + number % 9
        if number % 2:
            portal.content.put(f"permits/many/{number}", old_permit(number))
        else:
            day = f"2026-0{month}-15"
            portal.content.put(f"penalties/many/{number}", penalty(number, day, disclosure=reviewed(day)))


def old_permit(number: int, **others: Any) -> Fields:
    """One of the permits of `fill`."""
    day = f"{2024 + number % 3}-0{1 + number % 9}-15"
    return permit(number, day, disclosure=reviewed(day), **others)


class TestWhatTheySay:
    def test_a_record_is_the_same_beside_its_page_in_lines_and_in_rows(self, portal: Portal) -> None:
        portal.publish()
        for kind in KINDS:
            lines, rows = read_lines(portal.output, kind), read_rows(portal.output, kind)
            assert [row["id"] for row in rows] == [line["id"] for line in lines]
            for line, row in zip(lines, rows, strict=True):
                assert read_json(portal.output, f"{line['address'][1:]}index.json") == line
                assert row["title"] == line["title"]
        record = read_json(portal.output, "penalties/penalty-1/index.json")
        assert list(record)[:7] == [
            "id", "kind", "state", "address", "title", "authority", "authority_name",
        ]  # fmt: skip
        assert (record["published_on"], record["published_proven"]) == (DAY, False)
        assert (record["due_on"], record["fine_yuan"]) == ("2026-11-23", "4001")
        assert record["discretion"] == {"baseline": "baseline-waste", "tier": "一般"}
        assert read_json(portal.output, "permits/permit-1/index.json")["permit_state"] == "有效"

    def test_every_record_page_has_its_file(self, portal: Portal) -> None:
        portal.content.put("penalties/gone", withdrawn(penalty(7)))
        portal.content.put("penalties/over", penalty(8, "2020-03-02", disclosure=reviewed("2020-03-03")))
        portal.publish()
        for kind in ("permits", "penalties", "decisions", "baselines", "cases"):
            pages = {path.parent for path in portal.output.glob(f"{kind}/*-*/index.html")}
            assert pages == {path.parent for path in portal.output.glob(f"{kind}/*-*/index.json")}
        assert read_json(portal.output, "penalties/penalty-8/index.json") == {
            "id": "penalty-8", "kind": "penalty", "state": "absent", "address": "/penalties/penalty-8/",
            "authority": "mirror-lake", "authority_name": "镜湖市卫生健康委员会",
        }  # fmt: skip

    def test_a_tombstone_says_what_its_page_says(self, portal: Portal) -> None:
        portal.content.put("penalties/gone", penalty(7))
        portal.publish()
        gone = withdrawn(penalty(7))
        gone["withdrawal"]["replaced_by"] = "penalty-1"
        portal.content.put("penalties/gone", gone)
        built = portal.publish()
        assert read_json(portal.output, "penalties/penalty-7/index.json") == {
            "id": "penalty-7", "kind": "penalty", "state": "withdrawn", "address": "/penalties/penalty-7/",
            "authority": "mirror-lake", "authority_name": "镜湖市卫生健康委员会",
            "document_number": "镜卫罚〔2026〕7号", "event": "撤销", "event_on": DAY, "decided_by": "自我纠错",
            "reason": "认定事实有误", "replaced_by": "penalty-1", "replaced_by_address": "/penalties/penalty-1/",
        }  # fmt: skip
        assert "认定事实有误" in built.read("penalties/penalty-7/index.html")
        assert "penalty-7" not in {row["id"] for row in read_rows(portal.output, "penalties")}

    def test_what_content_no_longer_has_is_remembered_as_on_its_page(self, portal: Portal) -> None:
        portal.content.put("penalties/gone", withdrawn(penalty(7)))
        portal.content.put("penalties/lost", penalty(8))
        settings = portal.settings("DISCLOSURE_PUBLISHING = True", "DISCLOSURE_VANISHED_STOP_SHARE = 1")
        portal.content.put("penalties/gone", penalty(7))
        portal.build(settings)
        portal.content.put("penalties/gone", withdrawn(penalty(7)))
        portal.build(settings)
        portal.content.drop("penalties/gone")
        portal.content.drop("penalties/lost")
        portal.build(settings)
        gone, lost = (read_json(portal.output, f"penalties/penalty-{n}/index.json") for n in (7, 8))
        assert (gone["state"], gone["event"], gone["event_on"]) == ("withdrawn", "撤回", DAY)
        assert lost["state"] == "absent"
        assert lost.keys() == {"id", "kind", "state", "address", "authority", "authority_name"}

    def test_each_day_tells_its_events_and_no_text(self, portal: Portal) -> None:
        portal.publish("2026-11-18")
        first = (portal.output / "data/delta/2026-11-18.json").read_bytes()
        portal.content.put("permits/new", permit(20))
        portal.publish()
        assert (portal.output / "data/delta/2026-11-18.json").read_bytes() == first
        assert read_json(portal.output, f"data/delta/{DAY}.json") == {
            "day": DAY,
            "events": [{"event": "published", "id": "permit-20", "kind": "permit", "authority": "mirror-lake",
                        "address": "/permits/permit-20/"}],
        }  # fmt: skip
        listed = read_json(portal.output, "data/delta/index.json")["days"]
        assert [(day["day"], day["lines"]) for day in listed] == [(DAY, 1), ("2026-11-18", 8)]
        assert "镜卫" not in first.decode()

    def test_the_page_for_people_leads_to_every_table(self, portal: Portal) -> None:
        fill(portal, 12)
        page = portal.build().read("data/index.html")
        files = {path.relative_to(portal.output).as_posix() for path in (portal.output / "data").glob("*.*")}
        files |= {path.relative_to(portal.output).as_posix() for path in portal.output.glob("data/*/*.xlsx")}
        assert len([path for path in files if path.endswith(".xlsx")]) >= 3
        assert [path for path in files - {"data/index.html"} if f'href="../{path}"' not in page] == []


class TestThePackage:
    def test_frictionless_finds_nothing_wrong(self, portal: Portal) -> None:
        fill(portal)
        portal.content.put("permits/later", permit(400, action="变更", previous="permit-1"))
        portal.content.put(
            "baselines/later", baseline(id="baseline-2", version="2027-1", supersedes="baseline-waste")
        )
        built = portal.publish()
        package = Package(str(portal.output / "data/datapackage.json"))
        report = package.validate()
        assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
        assert [resource.name for resource in package.resources] == list(KINDS)
        rows = {resource.name: resource.read_rows() for resource in package.resources}
        assert sum(map(len, rows.values())) == built.counts["published"] > ENOUGH_TO_FORK
        assert {row["previous"] for row in rows["permits"]} == {None, "permit-1"}
        assert rows["penalties"][0]["legal_basis"] == ["《医疗废物管理条例》第四十六条"]

    def test_a_foreign_key_never_leads_to_what_is_not_shown(self, portal: Portal) -> None:
        portal.content.put("baselines/waste", withheld(baseline()))
        portal.content.put("permits/hidden", pending(permit(30)))
        portal.content.put("permits/later", permit(31, action="变更", previous="permit-30"))
        portal.build()
        assert Package(str(portal.output / "data/datapackage.json")).validate().valid
        assert {row["previous"] for row in read_rows(portal.output, "permits")} == {""}
        assert b"permit-30" not in b"".join(read_data(portal.output).values())
        assert b"baseline-waste" not in b"".join(read_data(portal.output).values())


class TestWhatTheyNeverSay:
    def test_nothing_of_what_is_not_shown(self, portal: Portal) -> None:
        """A word of its own in each record; those shown are found, or the search would prove nothing."""
        words = {
            "shown": "白鹭洲",
            "pending": "丹枫谷",
            "withheld": "青石巷",
            "ended": "紫藤里",
            "withdrawn": "银杏坡",
        }

        def about(state: str, number: int, day: str = "2026-11-12", **others: Any) -> Fields:
            party = firm(number) | {"name": f"镜湖{words[state]}门诊部有限公司"}
            facts = f"在{words[state]}查见。"
            return penalty(number, day, party=party, facts=facts, disclosure=reviewed(day), **others)

        portal.content.put("penalties/canaries", about("shown", 40), pending(about("pending", 41)),
                           withheld(about("withheld", 42)), about("ended", 43, "2020-03-02"),
                           withdrawn(about("withdrawn", 44)))  # fmt: skip
        portal.publish()
        data = read_data(portal.output)
        told = b"".join(data.values()).decode()
        assert words["shown"] in told
        assert [word for state, word in words.items() if state != "shown" and word in told] == []
        assert not any("penalty-41" in path or "penalty-42" in path for path in data)

    def test_a_person_is_masked_everywhere(self, portal: Portal) -> None:
        person = {"type": "自然人", "name": "欧阳明月"}
        portal.content.put("permits/old", permit(50, "2025-03-03", party=person, content="欧阳明月执业。",
                                                 disclosure=reviewed("2025-03-04")))  # fmt: skip
        portal.build()
        data = read_data(portal.output)
        assert "明月" not in b"".join(data.values()).decode()
        told = [path for path, content in data.items() if "欧阳某某" in content.decode()]
        assert {path.rpartition(".")[2] for path in told} == {"json", "jsonl", "csv", "xml"}

    def test_a_case_does_not_tell_which_decision_is_behind_it(self, portal: Portal) -> None:
        portal.content.put("cases/told", case(60, decision="penalty-1", anonymous="false"))
        portal.build()
        assert "penalty-1" not in json.dumps(read_json(portal.output, "cases/case-60/index.json"))


class TestWhatAChangeTouches:
    def test_cold_and_warm_and_one_process_and_two_are_the_same(self, portal: Portal, tmp_path: Path) -> None:
        fill(portal)
        portal.build(env={"DISCLOSURE_WORKERS": "2"})
        portal.content.put("penalties/many/10", penalty(10, "2025-02-15", disclosure=reviewed("2025-02-16")))
        portal.content.put("permits/new", permit(500))
        portal.build(env={"DISCLOSURE_WORKERS": "2"})
        cold = Portal(tmp_path / "cold", portal.content)
        cold.root.mkdir()
        cold.build(env={"DISCLOSURE_WORKERS": "1"})
        assert differences(read_tree(portal.output), read_tree(cold.output)) == set()

    def test_one_record_touches_its_own_month_and_its_own_file(self, portal: Portal) -> None:
        fill(portal, 60)
        portal.publish("2026-11-19")
        before = read_tree(portal.output)
        portal.content.put(
            "permits/2026/permit-1",
            permit(1, content="牙椅二张。", corrections=[{"on": DAY, "what": "改正错字"}]),
        )
        portal.publish()
        changed = {
            path for path in differences(before, read_tree(portal.output)) if path in read_data(portal.output)
        }
        assert changed == {
            "permits/permit-1/index.json", "data/permits.csv", "data/permits.jsonl", "data/permits/2026-11.csv",
            "data/permits/2026-11.jsonl", f"data/delta/{DAY}.json", "data/delta/index.json",
        }  # fmt: skip

    def test_a_workbook_changes_with_its_year_alone(self, portal: Portal) -> None:
        fill(portal, 60)
        portal.build()
        before = read_tree(portal.output)
        number = next(n for n in range(10, 70) if n % 2 and n % 3 == 1)
        portal.content.put(f"permits/many/{number}", old_permit(number, content="另一内容。"))
        portal.build()
        changed = differences(before, read_tree(portal.output))
        assert {path for path in changed if path.endswith(".xlsx")} == {"data/permits/2025.xlsx"}

    def test_a_year_has_its_workbook_once_it_is_over(self, portal: Portal) -> None:
        portal.build()
        assert not (portal.output / "data/permits/2026.xlsx").exists()
        portal.build(as_of="2027-01-04")
        assert (portal.output / "data/permits/2026.xlsx").exists()

    def test_the_last_record_of_a_kind_leaves_an_empty_table(self, portal: Portal) -> None:
        portal.content.put("decisions/inspection-1", pending(inspection(1)))
        portal.build()
        assert read_rows(portal.output, "decisions") == []
        assert (portal.output / "data/decisions.jsonl").read_bytes() == b""
