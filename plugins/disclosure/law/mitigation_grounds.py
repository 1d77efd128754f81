"""减免情形的依据: on which articles of 处罚法 a penalty is remitted, reduced or made lighter (rule B5)."""

import re
from datetime import date
from typing import ClassVar, Final

from pydantic import Field

from disclosure.law.limits import Natural
from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.records.penalty import MitigationKind
from disclosure.workdays.notices import LawData

_CLAUSE: Final = re.compile(r"\W+")
_HELPING_WORDS: Final = "的"
"""At the end of a clause: 没有造成危害后果(的)."""


class GroundArticle(LawData):
    """One article, the kinds of mitigation that it grounds, and how far its parts reach."""

    article: Natural
    title: Text
    kinds: tuple[MitigationKind, ...] = Field(min_length=1)
    items: Natural | None = None
    """How many items it has; a citation of such an article names one of them."""
    paragraphs: Natural | None = None
    """Up to which paragraph it says grounds; those after it say something else."""
    words: tuple[Text, ...] = Field(min_length=1)
    """What it says, sentence by sentence."""
    references: References = Field(min_length=1)


class MitigationGrounds(LawTable):
    """`law/mitigation_grounds.yaml`."""

    file: ClassVar[str] = "mitigation_grounds.yaml"

    values: dict[Day, tuple[GroundArticle, ...]] = Field(min_length=1)

    def find(self, on: date) -> tuple[GroundArticle, ...]:
        """The articles in force on a day, its first day included; none before the first value."""
        since = max((day for day in self.values if day <= on), default=None)
        return self.values[since] if since else ()

    def says(self, text: str) -> bool:
        """Whether a text says nothing but what one of the articles says: every clause of it stands in one sentence."""
        clauses = [clause.rstrip(_HELPING_WORDS) for clause in _CLAUSE.split(text) if clause]
        sentences = (words for articles in self.values.values() for each in articles for words in each.words)
        return bool(clauses) and any(all(c in words for c in clauses) for words in sentences)
