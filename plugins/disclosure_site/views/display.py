"""Until when a penalty is shown, and why: class, regime and setting, in words."""

from datetime import date
from typing import NamedTuple, assert_never

from disclosure.display import Display
from disclosure.law import Law
from disclosure.law.display import DisplayLaw
from disclosure_site.formats import spell_day

_COUNTING = "从决定之日起算，到对应日为止；当月没有对应日的，到月末为止。最后一天仍公示，次日自动停止。"


class DisplayNote(NamedTuple):
    """公示至 some day, in Chinese, and the reasons, a sentence or two each."""

    until: str
    reasons: str
    """One a line."""


class Explainer:
    """Explains displays under a law; it remembers its sentences, because many penalties share a day and a class."""

    def __init__(self, law: Law) -> None:
        self._papers = {
            since: law.sources[regime.references[0].source]
            for since, regime in law.table(DisplayLaw).regimes.items()
        }
        self._known: dict[tuple[Display, str], DisplayNote | tuple[()]] = {}

    def explain(self, display: Display, decided_on: str) -> DisplayNote | tuple[()]:
        """The note on a record's page; empty where nothing ends its display."""
        key = display, decided_on
        if key not in self._known:
            self._known[key] = self._explain(display, decided_on) if display.until else ()
        return self._known[key]

    def _explain(self, display: Display, decided_on: str) -> DisplayNote:
        reasons = [*self._explain_class(display), self._explain_end(display)]
        if display.regime and decided_on < display.regime.isoformat():
            since = spell_day(display.regime.isoformat())
            reasons.append(
                f"决定作出在该规定施行（{since}）以前：新旧规定的公示期按较短的计算，但不早于施行前一日届满。"
            )
        return DisplayNote(spell_day(display.until), "\n".join(reasons))

    def _explain_class(self, display: Display) -> list[str]:
        if display.displayed in (None, "不予处罚") or not display.regime:
            return []
        how = "由决定机关确定" if display.is_typed_class else "按处罚种类和程序推定，并处的从最重的一种"
        return [f"失信等次：{display.displayed}（{how}）。"]

    def _explain_end(self, display: Display) -> str:
        name = "不予处罚决定" if display.displayed == "不予处罚" else f"{display.displayed}处罚"
        paper = self._cite(display.regime)
        match display.why:
            case "maximum":
                return f"本站参照{paper}，{name}最长公示 {display.months} 个月。{_COUNTING}"
            case "choice":
                longest = spell_day(display.maximum)
                return f"本站参照{paper}，{name}最长可公示到{longest}；本站定为 {display.months} 个月。{_COUNTING}"
            case "typed" | "repaired" | "hidden" | "open":
                longest = f"参照{paper}，{name}最长可公示到{spell_day(display.maximum)}。" if paper else ""
                return f"公示截止期由决定机关写明。{longest}"
            case _:
                assert_never(display.why)

    def _cite(self, regime: date | None) -> str:
        if regime is None:
            return ""
        paper = self._papers[regime]
        return f"《{paper.title}》（{paper.number}）" if paper.number else f"《{paper.title}》"
