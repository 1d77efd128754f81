"""The last day on which a penalty is shown, a pure function of its columns, the law and the portal's choices.

A period of months begins with the decision and ends at the end of the corresponding day, or of the month's last day
where there is none (民法典 Arts 200–203); a rest day does not prolong it. Of a decision made under an earlier regime
the shorter end holds, but a regime ends nothing before its own first day.
"""

from datetime import MAXYEAR, date, timedelta
from typing import Literal, NamedTuple

from disclosure.choices import Choices
from disclosure.display.classes import Classifier
from disclosure.law import Law
from disclosure.law.display import Displayed, DisplayLaw, Period, Regime
from disclosure.records.summary import Summary
from disclosure.workdays.months import add_months

Why = Literal["open", "maximum", "choice", "typed", "repaired", "hidden"]
"""No end · 最长公示期 · the portal's own shorter period for 轻微 · as typed · 信用修复 · 轻微 not shown at all."""

_ONE_DAY = timedelta(days=1)
_LONGEST_YEARS = 100


class Display(NamedTuple):
    """公示期 of one record. Days are ISO, "" where there is none."""

    until: str
    """The last day on which it is shown. What is hidden has the day of its decision, and is shown on no day."""
    why: Why
    displayed: Displayed | None
    """None for what is no penalty."""
    is_typed_class: bool
    maximum: str
    """The last day that the law allows."""
    months: int
    """Length of the period that ends with `maximum`, or by the portal's choice; 0 where there is none."""
    regime: date | None
    """The day on which the regime of `maximum` came into force."""

    def is_over(self, today: str) -> bool:
        """Whether it is not shown any more on an ISO day; once over, over for ever."""
        return self.why == "hidden" or "" < self.until < today


class Displays:
    """Finds displays; it remembers what it has worked out, because many penalties share a day and a class."""

    def __init__(self, law: Law, choices: Choices) -> None:
        table = law.table(DisplayLaw)
        self.choices = choices
        self.classifier = Classifier(table.classes, choices)
        self.has_regime = choices.display_regime == "credit"
        self._regimes = sorted(table.regimes.items())
        self._known: dict[tuple[str | None, ...], Display | None] = {}

    def find(self, summary: Summary) -> Display | None:
        """The display of a penalty, or of whatever a credit repair was notified of; None for all other records."""
        if summary.kind != "penalty" and not summary.repaired_on:
            return None
        s = summary
        key = (
            s.day, s.penalty_kinds, s.display_class, s.procedure, s.result, s.display_until, s.repaired_on, s.kind,
            self.classifier.class_of_fine(s),
        )  # fmt: skip
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._work_out(summary) if summary.day else None
            return found

    def regime_of(self, day: date) -> Regime | None:
        """The regime in force on a day; None before the first, and where the portal follows none."""
        found = [regime for since, regime in self._regimes if since <= day] if self.has_regime else []
        return found[-1] if found else None

    def find_minimum(self, day: str, displayed: Displayed | None, on: str) -> str:
        """The last day of the minimum that a display of a class has, by the regime in force on `on`; else ""."""
        regime = self.regime_of(date.fromisoformat(on))
        period = regime.find(displayed) if regime and displayed else None
        months = period.minimum_months if period else None
        return _add(date.fromisoformat(day), months).isoformat() if months else ""

    def _classify(self, summary: Summary) -> Displayed | None:
        if summary.kind != "penalty":
            return None
        return "不予处罚" if summary.result == "不予处罚" else self.classifier.find(summary)

    def _work_out(self, summary: Summary) -> Display:
        day, typed, repaired = summary.day, summary.display_until, summary.repaired_on
        displayed = self._classify(summary)
        whole = self._find_whole(date.fromisoformat(day), displayed, bool(summary.display_class))
        # a day before the decision is a slip (D4 says so) and ends nothing
        if typed >= day and not (whole.until and whole.until <= typed):
            whole = whole._replace(until=typed, why="typed")
        if repaired >= day:
            # down at once: the day of the notice is not shown any more, unless it is that of the decision
            last = max(day, (date.fromisoformat(repaired) - _ONE_DAY).isoformat())
            if not (whole.until and whole.until <= last):
                whole = whole._replace(until=last, why="repaired")
        return whole

    def _find_whole(self, day: date, displayed: Displayed | None, is_typed_class: bool) -> Display:
        """The display that nobody has shortened but the portal's setting for 轻微."""
        longest = self._find_longest(day, displayed) if displayed and self.has_regime else None
        if longest is None:
            return Display("", "open", displayed, is_typed_class, "", 0, None)
        end, period, since = longest
        until = end.isoformat()
        found = Display(until, "maximum", displayed, is_typed_class, until, period.maximum_months, since)
        if displayed != "轻微" or self.choices.minor_display == "longest":
            return found
        if self.choices.minor_display == "hidden":
            return found._replace(until=day.isoformat(), why="hidden")
        chosen = _add(day, self.choices.minor_display).isoformat()
        shorter = found._replace(until=chosen, why="choice", months=self.choices.minor_display)
        return shorter if chosen < until else found

    def _find_longest(self, day: date, displayed: Displayed) -> tuple[date, Period, date] | None:
        """The last day that the regimes allow, with the period and the regime behind it."""
        found: tuple[date, Period, date] | None = None
        for since, regime in self._regimes:
            period = regime.find(displayed)
            if since <= day:
                found = (_add(day, period.maximum_months), period, since) if period else None
            elif period and regime.earlier_decisions == "shorter":
                end = max(_add(day, period.maximum_months), since - _ONE_DAY)
                if found is None or end <= found[0]:
                    found = end, period, since
        return found


def _add(day: date, months: int) -> date:
    """The corresponding day; a period that outlasts the years ends on the last day of all."""
    return add_months(day, months) if day.year < MAXYEAR - _LONGEST_YEARS else date.max
