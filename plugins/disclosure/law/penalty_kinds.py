"""行政处罚的种类: the closed list of 处罚法 Art. 9 (rule C3) and what each calls for in a record (rule C2)."""

from typing import ClassVar, Literal

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Text
from disclosure.workdays.notices import LawData

Need = Literal["fine", "confiscation", "licence"]


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
        rest = written.removeprefix(self.other)
        return rest != written and bool(rest.strip("-—:： ()（）"))

    def list_needs(self, written: tuple[str, ...]) -> set[Need]:
        """The items that a record with these kinds must have."""
        found = (self.kinds[name].needs for name in written if name in self.kinds)
        return {need for need in found if need is not None}
