"""W5: no column of the site is blank (国办秘函〔2019〕19号: 空白栏目).

How long a column may go without anything new is not built: the periods are those of other columns than a portal of
decisions has (policy documents, service statistics), and a baseline may well stand for years.
"""

from collections.abc import Iterable

from disclosure.findings.finding import Finding
from disclosure.law import Law
from disclosure.records.kinds import KINDS
from disclosure.verdict import Verdict


def find_blank_columns(law: Law, verdicts: Iterable[Verdict]) -> list[Finding]:
    """One finding for each kind of which nothing is shown today."""
    filled = {verdict.summary.kind for verdict in verdicts if verdict.outcome == "published"}
    return [
        Finding(
            "W5",
            law.severity("W5"),
            f"栏目「{kind.label}」是空的：目前没有公开任何内容",
            f"在 records/{kind.plural}/ 下补充并公开内容；确实没有此类职权的，可在设置 DISCLOSURE_POLICY 中调低 W5",
            kind=kind.name,
        )
        for kind in KINDS.values()
        if kind.name not in filled
    ]
