"""T4: how long a duty lasts stands in a paper, whoever sets another length than the common one."""

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.law.sources import INFERENCE

_DUTIES = "T"
"""What the ids of duties to publish begin with."""


def find_on_limits(bench: Bench) -> list[Finding]:
    """T4: each dated length of a duty names a law, a regulation or another paper, not our inference alone.

    A length without any reference does not get so far: such law is refused when it is read.
    """
    return [
        Finding(
            "T4",
            bench.law.severity("T4"),
            f"期限「{key}」自{limit.since}起的值没有法律、法规、规章或文件依据（只写了设计推定）",
            "在 plugins/disclosure/law/limits.yaml 中写明规定这一期限的文件；没有依据的，恢复一般期限",
        )
        for key, history in bench.law.limits.items()
        if key.startswith(_DUTIES)
        for limit in history
        if all(reference.source == INFERENCE for reference in limit.reference)
    ]
