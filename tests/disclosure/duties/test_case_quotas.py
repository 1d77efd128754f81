"""K1 and K2 under a portal's own policy: a reminder is never graver than the rule itself."""

from datetime import date

import pytest

from disclosure.docket import Docket
from disclosure.findings import Severity
from disclosure.judge import judge
from disclosure.ledger import Chain, Publications
from disclosure.records import Authority
from disclosure_store.law_files import read_law

WAY = {"telephone": "0990-55500001", "address": "镜湖市湖滨路1号", "website": "https://jinghu.example.gov.cn"}
ORGAN = Authority.model_validate(
    {"id": "jinghu", "name": "镜湖市卫生健康委员会", "level": "city", "region": "990100", "contact": WAY,
     "uscc": "11990100MBED80HD6E", "supervision": WAY, "number_prefixes": ["镜卫罚"], "duties": [],
     "case_quota": {"monthly": "1", "to": "宣传部", "since": "2026-10"}}
)  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "as_of", "expected"),
    [
        ("breach", date(2026, 10, 30), "warning"),
        ("warning", date(2026, 10, 30), "warning"),
        ("note", date(2026, 10, 30), "note"),
        ("breach", date(2026, 11, 2), "breach"),
        ("note", date(2026, 11, 2), "note"),
    ],
)
def test_the_portal_decides_how_grave_it_is(policy: Severity, as_of: date, expected: Severity) -> None:
    law = read_law().with_policy({"K2": policy})
    findings = judge(Docket([], [ORGAN]), law, Publications(Chain()), as_of).findings
    assert [(f.rule, f.severity, f.authority, f.path) for f in findings] == [
        ("K2", expected, "jinghu", "authorities.yaml")
    ]
    assert [f.due_on for f in findings] == ["2026-10-31"]
