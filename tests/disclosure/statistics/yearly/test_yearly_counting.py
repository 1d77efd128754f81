"""The yearly tables against a slow, independent count: other code, other order, sums in Decimal yuan."""

from decimal import Decimal
from functools import cache
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.law import Law
from disclosure.records.summary import INTEGERS, Summary
from disclosure.statistics.yearly.counting import count_years
from disclosure.statistics.yearly.figures import make_figures, spell_wan
from disclosure.verdict import Outcome, Verdict
from disclosure_store.law_files import read_law

YEARS = ("2024", "2025")
KINDS = [
    "警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "限制开展生产经营活动",
    "责令停产停业", "责令关闭", "限制从业", "吊销许可证件", "行政拘留", "其他-公开道歉",
]  # fmt: skip
COLUMN_OF = {
    "警告": "警告、通报批评", "通报批评": "警告、通报批评", "罚款": "罚款",
    "没收违法所得": "没收违法所得、没收非法财物",
    "没收非法财物": "没收违法所得、没收非法财物", "暂扣许可证件": "暂扣许可证、执照，降低资质等级",
    "降低资质等级": "暂扣许可证、执照，降低资质等级", "限制开展生产经营活动": "限制开展生产经营活动",
    "责令停产停业": "责令停产停业、责令关闭、限制从业", "责令关闭": "责令停产停业、责令关闭、限制从业",
    "限制从业": "责令停产停业、责令关闭、限制从业", "吊销许可证件": "吊销许可证、执照", "行政拘留": "行政拘留",
    "其他-公开道歉": "其他",
}  # fmt: skip
MEASURES = {"查封": "查封场所、设施或者财物", "代履行": "代履行", "其他强制措施": "其他行政强制措施"}
TYPES = ["行政强制", "行政检查", "行政确认", "行政奖励", "行政给付", "行政裁决", "行政征收", "其他"]
RESULTS = ["未发现问题", "已责令改正", "立案处理", "无法检查", "不配合检查", ""]


@cache
def law() -> Law:
    return read_law()


@st.composite
def verdicts(draw: st.DrawFn, number: int) -> Verdict:
    kind = draw(st.sampled_from(["penalty", "penalty", "permit", "decision", "report", "case"]))
    days = st.sampled_from(["2024-12-31", "2025-01-01", "2025-06-30", "2025-12-31", "2026-01-01", ""])
    columns: dict[str, Any] = dict.fromkeys(Summary._fields, "") | dict.fromkeys(INTEGERS, 0)
    columns |= {
        "row": number, "kind": kind, "id": f"r-{number}", "broken": draw(st.integers(0, 9)) == 0, "state": "public",
        "authority": draw(st.sampled_from(["jinghu", "jinghu", "xikou"])), "day": draw(days), "amount": -1,
    }  # fmt: skip
    if kind == "penalty":
        chosen = draw(st.lists(st.sampled_from(KINDS), max_size=4, unique=True))
        columns |= {
            "result": draw(st.sampled_from(["处罚", "处罚", "不予处罚"])), "penalty_kinds": "、".join(chosen),
            "amount": draw(st.sampled_from([-1, 0, 1, 360050, 99999999999])),
        }  # fmt: skip
    elif kind == "permit":
        ended = draw(st.booleans())
        columns |= {
            "action": draw(st.sampled_from(["首次", "变更", "延续", "补发", "注销"])),
            "result": draw(st.sampled_from(["准予", "不予"])),
            "withdrawal": draw(st.sampled_from(["撤销", "确认违法"])) if ended else "",
            "withdrawn_on": draw(days) if ended else "",
            "decided_by": draw(st.sampled_from(["自我纠错", "上级监督", "复议", "诉讼", ""])) if ended else "",
        }  # fmt: skip
    elif kind == "decision":
        columns["action"] = draw(st.sampled_from(TYPES))
        columns["measure"] = (
            draw(st.sampled_from(sorted(MEASURES))) if columns["action"] == "行政强制" else ""
        )
        columns["result"] = draw(st.sampled_from(RESULTS)) if columns["action"] == "行政检查" else ""
    outcome = draw(st.sampled_from(get_args(Outcome)))
    return Verdict(Summary(**columns), outcome, None, "", False)


@st.composite
def dockets(draw: st.DrawFn) -> list[Verdict]:
    return [draw(verdicts(number)) for number in range(draw(st.integers(0, 25)))]


Slow = dict[tuple[str, str], Any]
"""Table and column title → figure; what is 0 is absent."""


def add(figures: Slow, table: str, column: str) -> None:
    for title in {column, "合计（宗）"} if table != "表二" else {column}:
        figures[table, title] = figures.get((table, title), 0) + 1


def count_slowly(found: list[Verdict], organ: str, year: str) -> Slow:
    figures: Slow = {}
    for verdict in reversed(found):
        summary = verdict.summary
        if not summary.broken and summary.authority == organ:
            if summary.day[:4] == year:
                count_decision(figures, summary)
            own = summary.withdrawal == "撤销" and summary.decided_by not in ("复议", "诉讼")
            if summary.kind == "permit" and own and summary.withdrawn_on[:4] == year:
                add(figures, "表二", "撤销许可")
    return figures


def count_decision(figures: Slow, s: Summary) -> None:
    if s.kind == "penalty" and s.result == "处罚" and s.penalty_kinds:
        named = [kind for kind in KINDS[:-1] if kind in s.penalty_kinds.split("、")]
        add(figures, "表一", COLUMN_OF[named[-1] if named else KINDS[-1]])
        if s.amount > 0:
            place = "表一", "罚没金额（万元）"
            figures[place] = figures.get(place, Decimal(0)) + Decimal(s.amount) / 100
    if s.kind == "permit" and s.action in ("首次", "变更", "延续"):
        add(figures, "表二", "许可" if s.result == "准予" else "不予许可")
    if s.kind == "decision" and s.action == "行政强制":
        add(figures, "表三", MEASURES[s.measure])
    elif s.kind == "decision" and (s.action != "行政检查" or s.result not in ("立案处理", "")):
        add(figures, "表四", s.action)


@settings(max_examples=300)
@given(dockets())
def test_the_tables_are_what_a_slow_count_gives(found: list[Verdict]) -> None:
    wanted = {(organ, year) for organ in ("jinghu", "xikou") for year in YEARS}
    counts = count_years(found, law(), wanted)
    for (organ, year), count in counts.items():
        figures = make_figures(count, {"applied": 0, "accepted": 0})
        slow = count_slowly(found, organ, year)
        for key, table in count.tables.items():
            for column in table.columns:
                expected = slow.get((table.number, column.title), 0)
                figure = figures[key][column.key]
                if column.origin == "amount":
                    assert Decimal(figure) / 100 == expected
                    assert Decimal(spell_wan(figure).replace(",", "")) * 10000 == expected
                else:
                    assert figure == expected, (organ, year, table.number, column.title)


@given(dockets())
def test_every_decision_is_in_one_cell_at_most_and_nothing_is_invented(found: list[Verdict]) -> None:
    """Revocations apart, which count as an act of their own beside the grant."""
    counts = count_years(found, law(), {("jinghu", "2025")})
    (count,) = counts.values()
    placed = [
        v.summary.id for cell, inside in count.cells.items() if cell != ("permits", "revoked") for v in inside
    ]
    assert len(placed) == len(set(placed))
    assert set(placed) <= {v.summary.id for v in found if v.summary.day.startswith("2025")}


@given(dockets(), st.randoms())
def test_the_order_of_records_does_not_matter(found: list[Verdict], random: Any) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    one, other = (
        count_years(each, law(), {("jinghu", "2025")})["jinghu", "2025"] for each in (found, shuffled)
    )
    assert make_figures(one, {}) == make_figures(other, {})
    assert one.incomplete == other.incomplete


@given(dockets())
def test_years_and_organs_are_counted_apart(found: list[Verdict]) -> None:
    """What is asked beside it changes nothing: as many reports as there are, one walk."""
    alone = count_years(found, law(), {("jinghu", "2025")})["jinghu", "2025"]
    among = count_years(found, law(), {("jinghu", "2025"), ("jinghu", "2024"), ("xikou", "2025")})
    assert make_figures(alone, {}) == make_figures(among["jinghu", "2025"], {})
