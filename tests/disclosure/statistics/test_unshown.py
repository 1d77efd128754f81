"""What is not shown is counted by organ, decisions only."""

from tests.disclosure.permits.test_permit_states import GRANTED, judged

from disclosure.statistics.unshown import Unshown, count_unshown


def test_each_outcome_has_its_count() -> None:
    other = GRANTED._replace(authority="luoyu")
    verdicts = [
        judged(GRANTED, outcome)
        for outcome in ("published", "pending", "pending", "withheld", "withdrawn", "ended", "quarantined")
    ] + [judged(other, "withheld"), judged(other._replace(kind="case"), "pending")]
    assert count_unshown(verdicts) == {"jinghu": Unshown(2, 1, 1), "luoyu": Unshown(0, 1, 0)}


def test_nothing_hidden_is_no_entry() -> None:
    assert count_unshown([judged(GRANTED), judged(GRANTED, "ended")]) == {}
