"""行政处罚的种类: the closed list of 处罚法 Art. 9 (rule C3) and what each calls for in a record (rule C2)."""

from typing import ClassVar, Literal

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Text
from disclosure.workdays.notices import LawData

Need = Literal["fine", "confiscation", "licence"]


_MARKS = "-—–－:：·、 ()（）[]【】“”"
_OBJECT = "违法行为"


def _strip(name: str) -> str:
    """The name of a measure without marks around it, and without what it is directed at."""
    return "".join(name.split()).strip(_MARKS).removesuffix(_OBJECT)


class PenaltyKind(LawData):
    """One kind; `needs`: the item that a record with it must have, and one without it must not."""

    needs: Need | None = None


class SummaryProcedure(LawData):
    """What the summary procedure (简易程序) may impose."""

    kinds: tuple[Text, ...]
    references: References = Field(min_length=1)


class PenaltyKinds(LawTable):
    """`law/penalty_kinds.yaml`."""

    file: ClassVar[str] = "penalty_kinds.yaml"

    references: References = Field(min_length=1)
    kinds: dict[str, PenaltyKind]
    other: Text
    revoking: Text
    """The kind that may name the permit which it ends."""
    summary_procedure: SummaryProcedure
    no_kinds: dict[str, References]
    """Measures that are often written down as penalties and are none."""

    def is_other(self, written: str) -> bool:
        """Whether it is one of the other kinds, with its name: 其他-责令停止执业."""
        name = self.name_other(written)
        return bool(name) and name not in self.no_kinds

    def name_other(self, written: str) -> str:
        """What one of the other kinds is called; "" for what is none, or bears no name."""
        rest = written.removeprefix(self.other)
        return _strip(rest) if rest != written else ""

    def list_needs(self, written: tuple[str, ...]) -> set[Need]:
        """The items that a record with these kinds must have."""
        found = (self.kinds[name].needs for name in written if name in self.kinds)
        return {need for need in found if need is not None}
