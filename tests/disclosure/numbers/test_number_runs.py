"""Every number at its place, however many there are and however they are spelt."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure_gate.gate_samples import summary
from tests.terms import TERMS

from disclosure.docket import Docket
from disclosure.duties.bench import Bench
from disclosure.ledger import Chain, Publications
from disclosure.numbers import Numbers, gather_numbers
from disclosure.records import Authority
from disclosure.records.document_number import normalise, parse
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

WAY = {"telephone": "0990-55500001", "address": "镜湖市湖滨路1号", "website": "https://jinghu.example.gov.cn"}
ORGAN = Authority.model_validate(
    {"id": "mirror-lake", "name": "镜湖市卫生健康委员会", "level": "city", "region": "990100", "contact": WAY,
     "uscc": "11990100MBED80HD6E", "supervision": WAY, "number_prefixes": ["镜卫罚"]}
)  # fmt: skip
NUMBERS = st.builds(
    "{}〔{}〕{}".format,
    st.sampled_from(["镜卫罚", "镜卫许", "镜Aa罚", ""]),
    st.sampled_from(["2025", "2026", "1026"]),
    st.sampled_from(
        ["1号", "07号", "12", "第3号", "0号", "75-1号", "75之", "٣号", "9" * 10 + "号", "A1号", "号"]
    ),
)


def gather(summaries: list[Summary]) -> Numbers:
    docket = Docket(summaries, [ORGAN])
    day = date(2026, 11, 20)
    bench = Bench(docket, TERMS.law, Publications(Chain()), day, publishing=False, proves_today=False)
    return gather_numbers(bench, [Verdict(each, "pending", None, "", False) for each in summaries])


@given(st.lists(NUMBERS.map(normalise), max_size=12))
def test_a_number_stands_where_parsing_it_alone_puts_it(numbers: list[str]) -> None:
    found = gather([summary(f"r-{place}", number=number) for place, number in enumerate(numbers)])
    placed = {
        (run.prefix, run.year, serial, verdict.summary.id)
        for run in found.runs
        for serial in run.records
        for verdict in run.list_at(serial)
    }
    placed |= {(run.prefix, run.year, None, v.summary.id) for run in found.runs for v in run.unplaced}
    assert sum(len(list(run.list_verdicts())) for run in found.runs) == len(placed)
    placed |= {("", 0, None, v.summary.id) for verdicts in found.formless.values() for v in verdicts}
    expected = set()
    for place, number in enumerate(numbers):
        known = parse(number)
        expected.add((*(known[:3] if known else ("", 0, None)), f"r-{place}"))
    assert placed == expected


def test_records_without_number_have_no_run() -> None:
    assert gather([summary("r-1", number="")]).runs == []


def test_a_run_of_nobody_is_not_judged() -> None:
    (run,) = gather(
        [summary("r-1", number="泽卫罚〔2026〕1号"), summary("r-3", number="泽卫罚〔2026〕3号")]
    ).runs
    assert (run.organs, run.missing) == ((), [])
