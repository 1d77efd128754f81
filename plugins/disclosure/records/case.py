"""典型案例: a closed matter told for its lesson (以案释法)."""

from typing import Any, ClassVar, Final, Literal

from pydantic import Field

from disclosure.records.fields import Day, FarDay, Flag, Text
from disclosure.records.record import Record
from disclosure.records.traces import find_traces

_TOLD: Final = (
    "title", "domain", "source", "facts", "handling", "result", "legal_basis", "analysis", "warning",
)  # fmt: skip


class Case(Record):
    """典型案例; its texts are Markdown. The days of submission are the office's own and not published.

    Nor is the decision behind it a part of the text: whether a page may lead there depends on whom it is about
    (`privacy/linkage.py`), and a digest over a text with it could be tried out with every decision (M8).
    """

    kind: ClassVar[str] = "case"
    required: ClassVar = (
        "domain",
        "facts",
        "handling",
        "result",
        "legal_basis",
        "analysis",
        "warning",
        "tone",
    )
    internal: ClassVar = frozenset(
        {"submitted_on", "confirmed_on", "sent_to_propaganda_on", "embargo_until", "anonymous", "decision"}
    )
    markdown: ClassVar = frozenset({"facts", "handling", "result", "analysis", "warning"})
    event_days: ClassVar = ("submitted_on", "confirmed_on", "sent_to_propaganda_on")
    references: ClassVar = ("decision",)
    has_facts: ClassVar = True

    domain: Text | None = Field(None, title="领域")
    source: Text | None = Field(None, title="案件来源")
    facts: Text | None = Field(None, title="案情")
    handling: Text | None = Field(None, title="处理过程")
    result: Text | None = Field(None, title="处理结果")
    legal_basis: tuple[Text, ...] = Field((), title="法律依据")
    analysis: Text | None = Field(None, title="案例评析")
    warning: Text | None = Field(None, title="典型意义")
    tone: Literal["正向", "警示"] | None = Field(None, title="导向")
    anonymous: Flag | None = Field(None, title="匿名")
    submitted_on: Day | None = Field(None, title="报送日期")
    confirmed_on: Day | None = Field(None, title="确认日期")
    sent_to_propaganda_on: Day | None = Field(None, title="报送宣传部日期")
    embargo_until: FarDay | None = Field(None, title="发布限制至")
    decision: Text | None = Field(None, title="关联决定")

    def list_facts(self) -> dict[str, Any]:
        """The domain, the days from desk to desk, ISO, and what in each text could lead to a record (M8)."""
        days = {name: getattr(self, name) for name in self.event_days}
        known = {name: day.isoformat() for name, day in days.items() if day}
        # a clerk may have written anything into what is not public yet
        domain = self.domain or "" if self.disclosure.state == "public" else ""
        traces = {"anonymous": bool(self.anonymous), "fields": self._list_traces()}
        return {"domain": domain, "traces": traces} | known

    def _list_traces(self) -> dict[str, dict[str, list[str]]]:
        told = _TOLD if self.disclosure.state == "public" else ()
        texts = ((name, getattr(self, name)) for name in told)
        joined = ((name, text if isinstance(text, str) else "\n".join(text or ())) for name, text in texts)
        found = ((name, find_traces(text)) for name, text in joined if text)
        return {name: traces for name, traces in found if any(traces.values())}
