"""法源: the papers that rules and dated values stand on, as `law/sources.yaml` lists them.

A rule or a value names its source by key and, where known, the article: `{source: 处罚法, article: "48"}`.
What the project itself inferred has the source `INF` (设计推定), so that an inference never looks like law.

>>> Reference(source="处罚法", article="48").label
'处罚法 48'
"""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

Confidence = Literal["H", "M", "L"]


class Reference(LawData):
    """Where one duty or value is written."""

    source: Text
    article: Text | None = None

    @property
    def label(self) -> str:
        """Short form for reports and tables."""
        return f"{self.source} {self.article}" if self.article else self.source


References = tuple[Reference, ...]


class Source(LawData):
    """One paper. `confidence`: H primary text or two copies agree, M one copy or inferred, L unconfirmed.

    `number` is absent where it could not be confirmed, `url` likewise: neither is ever guessed.
    """

    issuer: Text
    number: Text | None = None
    title: Text
    in_force_on: Day | None = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    confidence: Confidence
    note: Text | None = None

    @model_validator(mode="after")
    def require_marks_of_what_is_sure(self) -> Self:
        """A source called H can be found again: by number, by day, or a note says why it has neither."""
        if self.confidence == "H" and not (self.number or self.in_force_on or self.note):
            raise ValueError("确信度为 H 的法源应写明文号 number 或施行日期 in_force_on，没有的用 note 说明")
        return self


class LawFile(LawData):
    """The head of every file of law data: who looked last, and when somebody must look again."""

    last_checked: Day
    check_every_days: int = Field(gt=0)


class LawTable(LawFile):
    """Law that is a list: one file of its own. `file` is its name in the law folder."""

    file: ClassVar[str]


class SourceList(LawFile):
    """`law/sources.yaml`."""

    sources: dict[str, Source] = Field(min_length=1)
