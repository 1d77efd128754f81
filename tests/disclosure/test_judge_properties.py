"""What holds for every docket, ledger and day that the judge can be given."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.docket import Docket, PlacedFault
from disclosure.findings import Finding
from disclosure.findings.fault import Fault
from disclosure.judge import Judgement, judge
from disclosure.law import Law
from disclosure.ledger import Chain, Draft, Publications, chain_drafts
from disclosure.records import Authority
from disclosure.records.summary import INTEGERS, Summary
from disclosure.verdict import Outcome, Verdict
from disclosure.workdays import Calendar
from disclosure_store.law_files import read_law
from disclosure_store.notices import LAW_FOLDER, read_notice_years, read_statutory_days

LAST_NOTICE = 2026
BREACHES = ("T1", "T2", "T3", "T9")
WAY = {"telephone": "0990-55500001", "address": "镜湖市湖滨路1号", "website": "https://jinghu.example.gov.cn"}
ORGAN = Authority.model_validate(
    {"id": "jinghu", "name": "镜湖市卫生健康委员会", "level": "city", "region": "990100", "contact": WAY,
     "uscc": "11990100MBED80HD6E", "supervision": WAY, "number_prefixes": ["镜卫罚"]}
)  # fmt: skip
DUTIES = {"penalty": ["T1", "T1.no_penalty"], "permit": ["T2", ""], "decision": ["T3", "T9"], "case": [""]}

IDS = st.sampled_from([f"r-{number}" for number in range(12)])
DAYS = st.dates(date(2018, 12, 20), date(2027, 3, 1))


@cache
def law() -> Law:
    years = [year for year in read_notice_years(LAW_FOLDER / "workdays") if year.year <= LAST_NOTICE]
    statutory = read_statutory_days(LAW_FOLDER / "statutory_days.yaml")
    return replace(read_law(), calendar=Calendar.from_notices(years, statutory))


@st.composite
def summaries(draw: st.DrawFn, row: int, ids: st.SearchStrategy[str] = IDS) -> Summary:
    kind = draw(st.sampled_from(sorted(DUTIES)))
    decided = draw(DAYS)
    near = st.integers(-3, 40).map(lambda days: (decided + timedelta(days=days)).isoformat())
    seldom: Any = st.just("") | st.just("") | near
    columns: dict[str, Any] = dict.fromkeys(Summary._fields, "") | dict.fromkeys(INTEGERS, 0)
    columns |= {
        "row": row, "path": f"records/{row}.yaml", "line": 1, "kind": kind, "id": draw(ids), "amount": -1,
        "authority": draw(st.sampled_from(["jinghu"] * 9 + ["nowhere"])), "broken": draw(st.integers(0, 9)) == 0,
        "state": draw(st.sampled_from(["public", "public", "pending", "withheld"])),
        "day": decided.isoformat(), "duty": draw(st.sampled_from(DUTIES[kind])), "elsewhere_on": draw(seldom),
        "withdrawal": draw(st.sampled_from(["", "", "", "撤销"])), "repaired_on": draw(seldom),
        "penalty_kinds": draw(st.sampled_from(["警告", "罚款", "警告、吊销许可证件"])), "display_until": draw(seldom),
        "embargo_until": draw(seldom) if kind == "case" else "", "last_event": decided.isoformat(),
        "last_event_field": "decided_on", "number": draw(st.sampled_from(["", "甲〔2026〕1号", "甲〔2026〕2号"])),
    }  # fmt: skip
    if columns["broken"]:
        columns |= {"duty": "", "day": "", "last_event": "", "elsewhere_on": ""}
    return Summary(**columns)


@st.composite
def ledgers(draw: st.DrawFn) -> Chain:
    chain, day = Chain(), draw(st.dates(date(2018, 12, 20), date(2026, 12, 1)))
    for _ in range(draw(st.integers(0, 6))):
        day += timedelta(days=draw(st.integers(0, 40)))
        event = draw(st.sampled_from(["published", "published", "withdrawn", "ended", "restored"]))
        machine_day = day + timedelta(days=draw(st.sampled_from([0, 0, 5])))
        number = draw(st.sampled_from([None, "甲〔2026〕1号"]))
        at = f"{machine_day}T09:00:00+08:00"
        draft = Draft(event, draw(IDS), "penalty", "jinghu", number, "sha256:" + "0" * 64, day, at)
        chain = chain.extended(chain_drafts(chain, [draft]))
    return chain


@st.composite
def dockets(draw: st.DrawFn) -> Docket:
    found = [draw(summaries(row)) for row in range(1, 1 + draw(st.integers(0, 6)))]
    bad = draw(st.sets(st.integers(1, 6), max_size=2))
    fault = PlacedFault(3, Fault("I1", "party.uscc", "统一社会信用代码有误", "核对"))
    unread = [("records/x", Fault("Y1", "", "读不了", "改正"))] * draw(st.integers(0, 2))
    return Docket(found, [ORGAN], {row: [fault] for row in bad}, unread)


@st.composite
def settings_of_builds(draw: st.DrawFn, chain: Chain) -> dict[str, Any]:
    first = chain.last_day or date(2019, 1, 1)
    return {
        "as_of": first + timedelta(days=draw(st.integers(0, 500))),
        "publishing": draw(st.booleans()),
        "proves_today": draw(st.booleans()),
    }


def decide(docket: Docket, chain: Chain, build: dict[str, Any]) -> Judgement:
    return judge(docket, law(), Publications(chain), **build)


@st.composite
def builds(draw: st.DrawFn) -> tuple[Docket, Chain, dict[str, Any]]:
    chain = draw(ledgers())
    return draw(dockets()), chain, draw(settings_of_builds(chain))


@given(builds())
def test_every_record_has_one_outcome_and_the_counts_add_up(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    docket = build[0]
    judgement = decide(*build)
    assert [verdict.summary for verdict in judgement.verdicts] == list(docket.summaries)
    assert {verdict.outcome for verdict in judgement.verdicts} <= set(get_args(Outcome))
    counts = judgement.count()
    assert counts.pop("read") == sum(counts.values()) == len(docket.summaries) + len(docket.unread)


@given(builds())
def test_nothing_bad_is_shown_and_nothing_is_held_back_in_silence(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    judgement = decide(*build)
    blamed = {finding.path for finding in judgement.findings if finding.severity == "quarantine"}
    held = {v.summary.path for v in judgement.verdicts if v.outcome == "quarantined"}
    spoiled = {v.summary.path for v in judgement.verdicts if v.summary.broken}
    unread = {path for path, _ in build[0].unread}
    assert held - spoiled == blamed - spoiled - unread


@given(builds())
def test_no_duty_falls_due_before_the_day_after_its_decision(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    for verdict in decide(*build).verdicts:
        assert verdict.duty is None or verdict.duty.due_on > verdict.summary.day


@given(builds(), st.integers(1, 400))
def test_time_never_makes_a_miss_good(build: tuple[Docket, Chain, dict[str, Any]], days: int) -> None:
    docket, chain, settings_now = build
    later = settings_now | {"as_of": settings_now["as_of"] + timedelta(days=days)}
    before, after = decide(docket, chain, settings_now), decide(docket, chain, later)
    for now, then in zip(before.verdicts, after.verdicts, strict=True):
        if now.duty and now.duty.status in ("late", "overdue"):
            assert then.duty is not None
            assert then.duty.status not in ("on_time", "open")


@given(builds(), st.integers(1, 2000))
def test_time_never_brings_back_what_has_ended(
    build: tuple[Docket, Chain, dict[str, Any]], days: int
) -> None:
    docket, chain, settings_now = build
    later = settings_now | {"as_of": settings_now["as_of"] + timedelta(days=days)}
    before, after = decide(docket, chain, settings_now), decide(docket, chain, later)
    for now, then in zip(before.verdicts, after.verdicts, strict=True):
        if now.outcome == "ended":
            assert (then.outcome, then.display_until) == ("ended", now.display_until)


@given(builds())
def test_what_is_published_has_not_ended_and_the_reverse(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    for verdict in decide(*build).verdicts:
        is_over = "" < verdict.display_until < build[2]["as_of"].isoformat()
        assert is_over == (verdict.outcome == "ended")


@given(builds())
def test_what_the_ledger_proves_in_time_is_never_a_breach(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    judgement = decide(*build)
    publications = Publications(build[1])
    for verdict in judgement.verdicts:
        entry = publications.get(verdict.summary.id)
        if verdict.duty and entry and entry.first_published:
            day = entry.first_published.isoformat()
            if verdict.summary.day <= day <= verdict.duty.due_on:
                assert verdict.duty.status == "on_time"
                assert said_of(judgement, verdict, "breach") == []


@given(builds())
def test_a_breach_of_time_needs_a_day_after_a_firm_due_day(
    build: tuple[Docket, Chain, dict[str, Any]],
) -> None:
    judgement = decide(*build)
    for verdict in judgement.verdicts:
        breaches = said_of(judgement, verdict, "breach")
        if verdict.duty is None or verdict.duty.provisional or verdict.duty.status != "overdue":
            assert breaches == []
        else:
            assert [finding.due_on for finding in breaches] == [verdict.duty.due_on]
            assert judgement.as_of.isoformat() > verdict.duty.due_on


@given(builds(), st.randoms())
@settings(max_examples=50)
def test_the_order_of_the_docket_does_not_matter(
    build: tuple[Docket, Chain, dict[str, Any]], random: Any
) -> None:
    docket, chain, day = build
    mixed = list(docket.summaries)
    random.shuffle(mixed)
    one, other = decide(docket, chain, day), decide(replace(docket, summaries=mixed), chain, day)
    assert Counter(one.verdicts) == Counter(other.verdicts)
    assert Counter(one.findings) == Counter(other.findings)
    assert one.vanished == other.vanished


def said_of(judgement: Judgement, verdict: Verdict, severity: str) -> list[Finding]:
    """The findings on one record's duty."""
    return [
        finding
        for finding in judgement.findings
        if (finding.path, finding.severity) == (verdict.summary.path, severity) and finding.rule in BREACHES
    ]
