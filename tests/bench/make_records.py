"""Write a content folder of N made-up records, all valid, public and on time: same seed, same bytes.

usage: python tests/bench/make_records.py N FOLDER [--seed 1] [--as-of 2026-11-20]

For measuring only. Everything in it is invented; region codes start with 99, which no real region has.
"""

import argparse
import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TOWNS = ["松浦", "栖霞", "雁荡", "临潢", "采石", "望舒", "瑶光", "乌泥", "沅芷", "澧兰"]
MARKS = "松栖雁采望瑶乌沅澧荡"
SYLLABLES = (
    "恒 泰 仁 和 康 宁 瑞 安 益 民 博 济 春 晖 嘉 禾 広 源 景 明 慧 通 颐 年 雅 正 盛 达 永 信".replace(
        "広", "广"
    ).split()
)
TRADES = [
    "口腔诊所",
    "中医门诊部",
    "美容美发店",
    "宾馆",
    "游泳馆",
    "供水有限公司",
    "医院",
    "药房连锁有限公司",
    "洗涤服务有限公司",
]
OFFENCES = (
    ("未按规定登记医疗废物", "《医疗废物管理条例》第十二条", "《医疗废物管理条例》第四十五条", 2000, 5000),
    (
        "公共场所未按规定开展卫生检测",
        "《公共场所卫生管理条例实施细则》第十九条",
        "《公共场所卫生管理条例实施细则》第三十七条",
        2000,
        20000,
    ),
    (
        "使用非卫生技术人员从事诊疗活动",
        "《医疗机构管理条例》第二十七条",
        "《医疗机构管理条例》第四十七条",
        10000,
        100000,
    ),
    (
        "未组织放射工作人员接受个人剂量监测",
        "《放射诊疗管理规定》第二十三条",
        "《放射诊疗管理规定》第四十一条",
        1000,
        30000,
    ),
)
TIERS = ("较轻", "一般", "严重")
EVIDENCE = ("现场检查笔录", "询问笔录", "书证", "视听资料", "检测报告", "证人证言")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INNER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass
class Maker:
    """The state of one run: the dice, the day, numbers in use and firms already invented."""

    folder: Path
    as_of: dt.date
    dice: random.Random
    serials: dict[tuple[str, int], int] = field(default_factory=dict)
    firms: list[tuple[str, str]] = field(default_factory=list)

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def make_code(self, prefix: str, region: str) -> str:
        """A USCC with both check digits right."""
        body = "".join(self.dice.choice("0123456789") for _ in range(8))
        inner = -sum(int(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
        head = f"{prefix}{region}{body}{'X' if inner == 10 else inner}"
        outer = -sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(head)) % 31
        return head + ALPHABET[outer]

    def pick_firm(self) -> tuple[str, str]:
        """A firm, in one case of three one that has appeared before."""
        if self.firms and self.dice.random() < 1 / 3:
            return self.dice.choice(self.firms)
        name = self.dice.choice(TOWNS) + "".join(self.dice.sample(SYLLABLES, 2)) + self.dice.choice(TRADES)
        self.firms.append((name, self.make_code("91", "990100")))
        return self.firms[-1]

    def number(self, prefix: str, year: int) -> int:
        self.serials[prefix, year] = self.serials.get((prefix, year), 0) + 1
        return self.serials[prefix, year]


def disclosure(day: dt.date) -> str:
    """Reviewed and declared public on the next weekday."""
    day += dt.timedelta(days=1 if day.weekday() < 4 else 7 - day.weekday())
    return (
        f"disclosure:\n  state: public\n  reviewed_by: 法制审核科\n  reviewed_on: {day}\n"
        f"  published_elsewhere: {{on: {day}, via: 门户网站}}\n"
    )


def make_organs(make: Maker) -> None:
    rows = []
    for k, (town, mark) in enumerate(zip(TOWNS, MARKS, strict=True)):
        contact = f"{{telephone: 099-5550{k:04d}, address: {town}市示例路{k + 1}号, website: 'https://{k}.example.invalid'}}"
        rows.append(
            f"- id: o{k}\n  name: {town}市卫生健康委员会\n  level: city\n  region: '99{k + 1:02d}00'\n"
            f"  uscc: {make.make_code('11', f'99{k + 1:02d}00')}\n  contact: {contact}\n  supervision: {contact}\n"
            f"  number_prefixes: [{mark}卫罚, {mark}卫许]\n"
        )
    make.write("authorities.yaml", "".join(rows))
    make.write("pages/about.md", "Title: 关于本站\nSlug: about\n\n测量用的内容，全部虚构。\n")


def make_baselines(make: Maker) -> None:
    for n, (name, violated, basis, low, high) in enumerate(OFFENCES):
        tiers = "".join(
            f"  - {{name: {tier}, conditions: 情节{tier}, penalty: 处{a}元以上{b}元以下罚款, fine_yuan: {{min: {a}, max: {b}}}}}\n"
            for tier, (a, b) in zip(TIERS, _split(low, high), strict=True)
        )
        make.write(
            f"records/baselines/b{n}.yaml",
            f"id: b{n}-base\nauthority: o0\nviolation: {name}\nviolated: [{violated}]\nbasis: [{basis}]\nversion: '1'\n"
            f"effective_from: 2020-01-01\ntiers:\n{tiers}{disclosure(dt.date(2020, 1, 6))}",
        )


def _split(low: int, high: int) -> list[tuple[int, int]]:
    step = (high - low) // len(TIERS)
    edges = [low + step * i for i in range(len(TIERS))] + [high + 1]
    return [(a, b - 1) for a, b in itertools.pairwise(edges)]


def make_permit(make: Maker, k: int) -> None:
    day = make.as_of - dt.timedelta(days=make.dice.randrange(30, 1300))
    firm, code = make.pick_firm()
    serial = make.number(f"{MARKS[k]}卫许", day.year)
    record = f"p{k}-{day.year}-{serial:06d}"
    make.write(
        f"records/permits/{day:%Y/%m}/{record}.yaml",
        f"id: {record}\nauthority: o{k}\ndocument_number: {MARKS[k]}卫许〔{day.year}〕{serial}号\n"
        f"document_name: 卫生许可决定书\nparty: {{type: 法人及非法人组织, name: {firm}, uscc: {code}}}\npermit_type: 普通\n"
        f"certificate_name: 卫生许可证\ncertificate_number: {MARKS[k]}卫证〔{day.year}〕第{serial:06d}号\n"
        f"content: 准予{firm}从事许可范围内的经营活动，场所面积{make.dice.randint(30, 2000)}平方米。\n"
        f"decided_on: {day}\nvalid_from: {day}\nvalid_until: {day + dt.timedelta(days=1460)}\n{disclosure(day)}",
    )


def make_penalty(make: Maker, k: int) -> None:
    dice = make.dice
    day = make.as_of - dt.timedelta(days=dice.randrange(30, 330))
    firm, code = make.pick_firm()
    n = dice.randrange(len(OFFENCES))
    name, violated, basis, low, high = OFFENCES[n]
    tier = dice.randrange(len(TIERS))
    fine = dice.randint(*_split(low, high)[tier])
    serial = make.number(f"{MARKS[k]}卫罚", day.year)
    record = f"f{k}-{day.year}-{serial:06d}"
    facts = (
        f"经查，{firm}{name}，涉及场所{dice.randint(1, 40)}处、从业人员{dice.randint(1, 60)}名，"
        f"执法人员制作{dice.choice(EVIDENCE)}{dice.randint(1, 9)}份，调取票据{dice.randint(1, 90)}份，拍摄照片{dice.randint(3, 60)}张。"
        f"当事人在规定期限内{dice.choice(('已经改正', '未改正', '部分改正'))}。以上事实有{'、'.join(dice.sample(EVIDENCE, 3))}等为证。"
    )
    make.write(
        f"records/penalties/{day:%Y/%m}/{record}.yaml",
        f"id: {record}\nauthority: o{k}\ndocument_number: {MARKS[k]}卫罚〔{day.year}〕{serial}号\n"
        f"party: {{type: 法人及非法人组织, name: {firm}, uscc: {code}}}\nviolation: {name}\nfacts: {facts}\n"
        f"legal_basis: [{violated}, {basis}]\npenalty_kinds: [警告, 罚款]\npenalty: 警告，罚款{fine}元\nfine_yuan: '{fine}'\n"
        f"procedure: 普通程序\ndiscretion: {{baseline: b{n}-base, tier: {TIERS[tier]}}}\ndecided_on: {day}\n{disclosure(day)}",
    )


def make_all(count: int, folder: Path, seed: int, as_of: dt.date) -> Iterator[int]:
    """Write everything; yields how many records are written so far."""
    make = Maker(folder, as_of, random.Random(seed))
    make_organs(make)
    make_baselines(make)
    for done in range(1, count + 1):
        k = make.dice.randrange(len(TOWNS))
        (make_permit if make.dice.random() < 0.45 else make_penalty)(make, k)
        yield done


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 20))
    asked = parser.parse_args()
    for _ in make_all(asked.count, asked.folder, asked.seed, asked.as_of):
        pass


if __name__ == "__main__":
    main()
