"""Documents for the search tests: made up, the same on every run, with what makes search hard."""

import json
import random
from collections import defaultdict
from pathlib import Path

from disclosure.records.facets import list_values
from disclosure_search.analysis_record import dump, load
from disclosure_search.documents import SearchDocument, newest_first
from disclosure_search.joining import join
from disclosure_search.manifest import PartEntry, SegmentEntry, build_manifest
from disclosure_search.parts import analyse, build_days, build_files
from disclosure_search.shards import build_shards
from disclosure_search.spans import UNDATED, group_months

FIRMS = (
    "北辰仁和综合门诊部",
    "北辰仁和口腔门诊部",
    "南浦𠮷野家餐饮有限公司",
    "云岗ABC医疗美容诊所",
    "和仁大药房",
    "东岭康宁宾馆",
)
VIOLATIONS = (
    "未取得医疗机构执业许可证擅自执业",
    "未按照规定建立医疗废物登记制度",
    "公共场所未按规定对空气质量进行卫生检测",
)
LAWS = (
    "《医疗废物管理条例》第十二条",
    "《公共场所卫生管理条例实施细则》第三十七条",
    "《中华人民共和国职业病防治法》第三十五条",
)
USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def make_documents(count: int, seed: int = 5) -> list[SearchDocument]:
    rng = random.Random(seed)
    return [_make_document(rng, number) for number in range(count)]


def _make_document(rng: random.Random, number: int) -> SearchDocument:
    year, month = rng.choice((2023, 2024, 2025, 2026)), rng.randint(1, 11)
    organ, firm, violation = rng.choice("辰岭浦"), rng.choice(FIRMS), rng.choice(VIOLATIONS)
    document_number = f"{organ}卫医罚〔{year}〕{number // 2 + 1}号"  # two organs may share a serial
    uscc = "91" + "".join(rng.choice(USCC_LETTERS) for _ in range(16)) if number % 9 else "91110000600037341L"
    facts = (
        f"经查，{year}年{month}月{rng.randint(1, 28)}日，执法人员在{firm}检查时发现，该单位{violation}，"
        f"涉及{rng.randint(1, 40)}间诊室、{rng.randint(1, 60)}名从业人员。现场笔录、询问笔录{rng.randint(1, 9)}份，"
        f"罚款 {rng.randint(1, 99)},000 元。\n{rng.choice(LAWS)}\n{rng.choice(LAWS)}"
    )
    kind = rng.choice(("penalty", "permit"))
    fine = rng.choice((-1, 30_000, 360_000, 25_000_000))
    known = {"kind": kind, "authority": organ, "month": f"{year}-{month:02d}", "state": "有效"}
    public = {"violation": violation, "penalty_kinds": rng.choice((["警告"], ["警告", "罚款"], []))}
    return SearchDocument(
        id=f"cf-{number:04d}",
        kind=kind,
        url=f"/penalties/cf-{number:04d}/",
        title=f"{document_number} {firm}",
        date=f"{year}-{month:02d}-{rng.randint(1, 28):02d}",
        authority=organ,
        organ=f"{organ}市卫生健康委员会",
        party=firm,
        number=document_number,
        codes=(f"{organ}卫字〔{year}〕第{number:06d}号", uscc),
        amount=fine,
        text=facts,
        facets=list_values(public, known, fine),
    )


def write_shards(site: Path, documents: list[SearchDocument], as_of: str = "2026-11-20") -> None:
    """Write search/ as a build does: months, segments and the manifest."""
    months: defaultdict[str, list[SearchDocument]] = defaultdict(list)
    for document in newest_first(documents):
        months[document.date[:7] or UNDATED].append(document)
    files: dict[str, bytes] = {}
    entries = []
    for name, members in group_months(
        {m: len(months[m]) for m in sorted(months, reverse=True)}, as_of
    ).items():
        parts = {month: analyse(months[month]) for month in members}
        for month in members:
            own = [*build_files(months[month], 0), build_days([d.date for d in months[month]])]
            files |= {f"m/{month}-x/{path}": data for path, data in own}
        shards = build_shards(join([known for part in parts.values() if (known := load(dump(part)))]))
        files |= {f"s/{name}-x/{path}": data for path, data in shards.files}
        shown = [PartEntry(m, "x", part.documents, part.count_characters()) for m, part in parts.items()]
        entries.append(SegmentEntry(name, "x", shown, *shards[1:]))
    files |= [build_manifest(entries, {d.authority: d.organ for d in documents})]
    for path, content in files.items():
        target = site / "search" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def read_levels(site: Path) -> list[str]:
    """The levels of common characters, which the manifest lists."""
    return list(json.loads((site / "search/index.json").read_bytes())["common"])
