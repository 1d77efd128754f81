"""The state of a permit: what follows it decides, and only what is in effect."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.records.made_records import permit

from disclosure.permits import PermitStates
from disclosure.records.served import serve
from disclosure.records.summarising import summarise
from disclosure.records.summary import Summary
from disclosure.verdict import Outcome, Verdict

TODAY = "2026-11-20"
GRANTED = summarise(
    permit(decided_on="2025-03-03", valid_from="2025-03-03", valid_until="2026-11-20"),
    serve(permit()), "{}", path="records/permits/1.yaml", line=1,
)  # fmt: skip


def follower(name: str, words: str, day: str = "2026-03-02", **columns: object) -> Summary:
    """A record that follows the permit: a later permit of that action, or a penalty that revokes it."""
    if words == "吊销":
        facts = {"kind": "penalty", "penalty_kinds": "罚款、吊销许可证件", "result": "处罚"}
        reference = "revokes\txk-1\t"
    else:
        facts, reference = {"kind": "permit", "action": words, "result": "准予"}, "previous\txk-1\t"
    facts |= {"id": name, "day": day, "refers_to": reference, "number": name, "valid_until": "长期"}
    return GRANTED._replace(**(facts | columns))


def judged(summary: Summary, outcome: Outcome = "published") -> Verdict:
    return Verdict(summary, outcome, None, "", False)


def states(*verdicts: Verdict, today: str = TODAY) -> PermitStates:
    return PermitStates([judged(GRANTED), *verdicts], today)


@pytest.mark.parametrize(
    ("words", "state"),
    [("变更", "已变更"), ("补发", "已变更"), ("延续", "已延续"), ("注销", "已注销"), ("吊销", "已吊销")],
)
def test_a_public_follower_makes_the_state(words: str, state: str) -> None:
    found = states(judged(follower("xk-2", words)))
    assert found.find(GRANTED) == state
    assert [(one.verdict.summary.id, one.words) for one in found.followers(GRANTED)] == [("xk-2", words)]


@pytest.mark.parametrize("outcome", ["pending", "withheld", "withdrawn", "quarantined"])
def test_what_is_not_public_or_was_withdrawn_changes_nothing(outcome: Outcome) -> None:
    assert states(judged(follower("xk-2", "注销"), outcome)).find(GRANTED) == "有效"


def test_a_revocation_outlasts_the_display_of_its_penalty() -> None:
    assert states(judged(follower("cf-1", "吊销"), "ended")).find(GRANTED) == "已吊销"


@pytest.mark.parametrize(("today", "state"), [("2026-11-20", "有效"), ("2026-11-21", "已过期")])
def test_the_last_day_of_validity_is_a_valid_one(today: str, state: str) -> None:
    assert states(today=today).find(GRANTED) == state


def test_what_has_no_end_does_not_expire() -> None:
    assert states(today="2999-01-01").find(GRANTED._replace(valid_until="长期")) == "有效"
    assert states(today="2999-01-01").find(GRANTED._replace(valid_until="")) == "有效"


def test_a_renewed_permit_is_renewed_and_not_expired() -> None:
    renewal = judged(follower("xk-2", "延续"))
    assert states(renewal, today="2027-01-01").find(GRANTED) == "已延续"
    assert states(renewal, today="2027-01-01").find(renewal.summary) == "有效"


def test_its_own_withdrawal_beats_everything() -> None:
    revoked = GRANTED._replace(withdrawal="撤销")
    assert states(judged(follower("xk-2", "延续"))).find(revoked) == "已撤销"


def test_a_cancellation_is_itself_cancelled() -> None:
    assert states().find(follower("xk-2", "注销")) == "已注销"


def test_a_refusal_and_a_penalty_have_no_state() -> None:
    assert states().find(GRANTED._replace(result="不予")) is None
    assert states().find(follower("cf-1", "吊销")) is None


@pytest.mark.parametrize(
    "summary",
    [
        follower("xk-2", "变更", result="不予"),
        follower("xk-2", "首次"),
        follower("xk-2", "注销", day="2025-03-02"),
        follower("xk-1", "注销"),
        follower("cf-1", "吊销", penalty_kinds="罚款"),
    ],
    ids=["a refused change", "a first permit", "decided before", "itself", "no revocation"],
)
def test_what_does_not_follow_changes_nothing(summary: Summary) -> None:
    assert states(judged(summary)).find(GRANTED) == "有效"


def test_the_latest_of_several_decides_and_of_one_day_the_graver() -> None:
    change, end = (
        judged(follower("xk-9", "变更", "2026-05-06")),
        judged(follower("xk-2", "注销", "2026-03-02")),
    )
    assert states(change, end).find(GRANTED) == "已变更"
    revocation = judged(follower("cf-1", "吊销", "2026-05-06"))
    for order in ((change, revocation, end), (end, revocation, change)):
        found = states(*order)
        assert found.find(GRANTED) == "已吊销"
        assert [one.words for one in found.followers(GRANTED)] == ["注销", "变更", "吊销"]


def test_a_circle_is_no_trap() -> None:
    first = follower("xk-1", "变更", "2026-03-02", refers_to="previous\txk-2\t")
    second = follower("xk-2", "变更", "2026-03-02")
    found = PermitStates([judged(first), judged(second)], TODAY)
    assert (found.find(first), found.find(second)) == ("已变更", "已变更")
    later = PermitStates([judged(first), judged(second._replace(day="2026-03-03"))], TODAY)
    assert (later.find(first), later.find(second._replace(day="2026-03-03"))) == ("已变更", "有效")


@given(st.permutations(["变更", "延续", "注销", "吊销", "补发"]), st.integers(0, 4), st.data())
def test_the_order_of_the_docket_decides_nothing(words: list[str], gone: int, data: st.DataObject) -> None:
    start = date(2026, 1, 5)
    days = [data.draw(st.integers(0, 3)) for _ in words]
    verdicts = [
        judged(follower(f"r-{place}", word, (start + timedelta(days=day)).isoformat()),
               "withdrawn" if place == gone else "published")
        for place, (word, day) in enumerate(zip(words, days, strict=True))
    ]  # fmt: skip
    shuffled = data.draw(st.permutations(verdicts))
    assert states(*verdicts).find(GRANTED) == states(*shuffled).find(GRANTED)
    ids = [one.verdict.summary.id for one in states(*shuffled).followers(GRANTED)]
    assert f"r-{gone}" not in ids
    assert len(ids) == len(words) - 1
