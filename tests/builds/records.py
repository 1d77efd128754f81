"""A tiny portal of an invented province, made for one test: two organs and a body, a record or two of each kind.

Every record is a mapping as its file has it. `DAY` is the day on which `make_content` has nothing overdue.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from disclosure.records import uscc

Fields = dict[str, Any]

DAY = "2026-11-20"
"""A Friday. Penalties and permits decided from 2026-11-11 on are not yet due (7 working days)."""
LATE = "2026-10-12"
"""A penalty decided on this day had to be public long before `DAY`."""
CHECK_CHARACTERS = "0123456789X"


def make_code(prefix: str, number: int, region: str = "990000") -> str:
    """A unified social credit code of an invented region with both check characters right."""
    stem = f"{prefix}{region}MB{number:06d}"
    for inner in CHECK_CHARACTERS:
        code = stem + inner
        code += uscc.check_character(code)
        if uscc.has_valid_inner_check(code):
            return code
    raise ValueError(number)


def _organ(number: int, organ: str, name: str, level: str, prefix: str) -> Fields:
    way = {"telephone": f"0990-5550{number:04d}", "address": f"霁州市镜湖路{number}号",
           "website": f"https://{organ}.jizhou.example.gov.cn"}  # fmt: skip
    return {
        "id": organ, "name": name, "level": level, "region": "990000", "uscc": make_code("11", number),
        "contact": way, "supervision": way, "number_prefixes": [f"{prefix}罚", f"{prefix}许"], "duties": [],
    }  # fmt: skip


ORGANS = (
    _organ(1, "province", "霁州省卫生健康委员会", "province", "霁卫"),
    _organ(2, "mirror-lake", "镜湖市卫生健康委员会", "city", "镜卫") | {"parent": "province"},
    _organ(3, "inspection", "霁州省卫生监督中心", "body", "霁监"),
)


def reviewed(on: str, **others: Any) -> Fields:
    """The disclosure of a public record, reviewed on a day."""
    return {"state": "public", "reviewed_by": "政策法规处", "reviewed_on": on, **others}


def firm(number: int, **others: Any) -> Fields:
    """An organisation."""
    name = f"镜湖市第{number}口腔门诊部有限公司"
    return {"type": "法人及非法人组织", "name": name, "uscc": make_code("91", number), **others}


def permit(number: int, decided_on: str = "2026-11-12", **others: Any) -> Fields:
    """A permit, public."""
    return {
        "id": f"permit-{number}", "authority": "mirror-lake", "document_number": f"镜卫许〔2026〕{number}号",
        "document_name": "准予许可决定书", "party": firm(number), "permit_type": "登记",
        "certificate_name": "医疗机构执业许可证", "content": f"准予执业登记，牙椅{number}张。",
        "decided_on": decided_on, "valid_from": decided_on, "valid_until": "2031-11-11",
        "disclosure": reviewed(decided_on), **others,
    }  # fmt: skip


def penalty(number: int, decided_on: str = "2026-11-12", **others: Any) -> Fields:
    """A fine, public."""
    return {
        "id": f"penalty-{number}", "authority": "mirror-lake", "document_number": f"镜卫罚〔2026〕{number}号",
        "party": firm(number), "violation": "未按规定处置医疗废物",
        "facts": f"检查发现{number}袋感染性废物混入生活垃圾。",
        "legal_basis": ["《医疗废物管理条例》第四十六条"], "penalty_kinds": ["罚款"],
        "penalty": f"罚款人民币{4000 + number}元", "fine_yuan": f"{4000 + number}", "procedure": "普通程序",
        "discretion": {"baseline": "baseline-waste", "tier": "一般"}, "decided_on": decided_on,
        "disclosure": reviewed(decided_on), **others,
    }  # fmt: skip


def inspection(number: int, decided_on: str = "2026-11-05", **others: Any) -> Fields:
    """An inspection without findings, public."""
    return {
        "id": f"inspection-{number}", "authority": "inspection", "type": "行政检查", "party": firm(number),
        "legal_basis": ["《公共场所卫生管理条例》第十条"], "conclusion": f"抽查{number}间诊室，未发现问题。",
        "result": "未发现问题", "decided_on": decided_on, "disclosure": reviewed(decided_on), **others,
    }  # fmt: skip


def baseline(**others: Any) -> Fields:
    """The one baseline, public."""
    tiers = [("较轻", "3000", "3500"), ("一般", "3500", "4500"), ("较重", "4500", "5000")]
    return {
        "id": "baseline-waste", "authority": "province", "violation": "未按规定处置医疗废物",
        "violated": ["《医疗废物管理条例》第十四条"], "basis": ["《医疗废物管理条例》第四十六条"],
        "statutory": {"fine_yuan": {"min": "3000", "max": "5000"}}, "version": "2026-1",
        "effective_from": "2026-01-01",
        "tiers": [
            {"name": name, "conditions": f"{name}情形", "penalty": f"罚款{low}元至{high}元",
             "fine_yuan": {"min": low, "max": high}} for name, low, high in tiers
        ],
        "disclosure": reviewed("2025-12-15"), **others,
    }  # fmt: skip


def case(number: int, **others: Any) -> Fields:
    """A typical case, public."""
    return {
        "id": f"case-{number}", "authority": "province", "title": f"一袋废物的去向（{number}）", "domain": "医疗废物",
        "facts": "清晨，保洁员发现垃圾桶里有输液管。", "handling": "当日立案，三日内查清来源。",
        "result": "依法罚款，并复查合格。", "legal_basis": ["《医疗废物管理条例》第四十六条"],
        "analysis": "分类收集是**第一道**防线。", "warning": "小事不小。", "tone": "警示", "anonymous": "true",
        "disclosure": reviewed("2026-10-20"), **others,
    }  # fmt: skip


def report(year: int, authority: str = "province", **others: Any) -> Fields:
    """A yearly report, public."""
    day = f"{year + 1}-01-20"
    return {
        "id": f"report-{authority}-{year}", "authority": authority, "year": str(year),
        "narrative": f"{year}年，全省执法平稳。", "permits": {"applied": "12", "accepted": "11"},
        "enforcement": {"has_power": ["行政处罚", "行政许可"]},
        "reported": [{"to": to, "on": day} for to in ("本级人民政府", "上级主管部门")],
        "disclosure": reviewed(day), **others,
    }  # fmt: skip


def catalogue(name: str, *rows: Fields, **others: Any) -> Fields:
    """A catalogue of the city, public; its rows, or where none is given the address where they are."""
    content: Fields = (
        {"items": list(rows)} if rows else {"link": "https://mirror-lake.jizhou.example.gov.cn/qd"}
    )
    return {
        "id": "catalogue-1", "authority": "mirror-lake", "catalogue": name, "changed_on": "2026-01-05",
        "updated_on": "2026-01-12", **content, "disclosure": reviewed("2026-01-10"), **others,
    }  # fmt: skip


def pending(record: Fields) -> Fields:
    """The same record, not yet public."""
    return record | {"disclosure": {"state": "pending"}}


def withheld(record: Fields) -> Fields:
    """The same record, lawfully kept from the public."""
    basis = {"basis": "公开条例15", "reason": "涉及第三方商业秘密"}
    return record | {"disclosure": record["disclosure"] | {"state": "withheld", "withheld": basis}}


def withdrawn(record: Fields, on: str = DAY) -> Fields:
    """The same record, revoked."""
    end = {"event": "撤销", "event_on": on, "decided_by": "自我纠错", "reason": "认定事实有误"}
    return record | {"withdrawal": end}


def render(record: Fields) -> str:
    """A record as YAML, one field a line."""
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in record.items())


def wrong_code(record: Fields) -> Fields:
    """The same record with a party whose code fails its check (I1)."""
    party = record["party"]
    code = party["uscc"]
    return record | {"party": party | {"uscc": code[:-1] + ("0" if code[-1] != "0" else "1")}}


class Content:
    """A CONTENT folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, path: str, *records: Fields) -> Path:
        """Write records as one stream to `records/{path}.yaml`."""
        return self.write(f"records/{path}.yaml", "---\n".join(map(render, records)))

    def put_organs(self, organs: Iterable[Fields]) -> Path:
        """Write `authorities.yaml`."""
        return self.write(
            "authorities.yaml", "".join(f"- {json.dumps(organ, ensure_ascii=False)}\n" for organ in organs)
        )

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file, whatever it holds."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def drop(self, path: str) -> None:
        """Delete `records/{path}.yaml`."""
        (self.root / f"records/{path}.yaml").unlink()

    def copy(self, to: Path) -> "Content":
        """The same content in another folder, its files of another time."""
        shutil.copytree(self.root, to, copy_function=shutil.copyfile)
        return Content(to)


def make_content(root: Path) -> Content:
    """Nine records of all kinds, eight of them public, and one page of prose."""
    content = Content(root)
    content.put_organs(ORGANS)
    content.put("permits/2026/permit-1", permit(1))
    content.put("penalties/2026/november", penalty(1), penalty(2), pending(penalty(3)))
    content.put("decisions/inspection-1", inspection(1))
    content.put("baselines/waste", baseline())
    content.put("cases/case-1", case(1))
    content.put("reports/2025", report(2025), report(2025, "mirror-lake"))
    content.write("pages/about.md", "Title: 关于本站\nSlug: about\n\n本站公示行政执法信息。\n")
    return content
