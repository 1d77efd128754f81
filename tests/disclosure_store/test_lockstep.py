"""Work in lockstep: every result, in order, and no more held at once than is small."""

import pytest

from disclosure_store.lockstep import Steps, take_together


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 120])
def test_results_come_in_the_order_of_the_work(count: int) -> None:
    def work(number: int) -> Steps[int]:
        yield 1
        for _ in range(number % 3):
            yield 0
        return number

    assert take_together(work, range(count)) == list(range(count))


def test_what_is_large_is_finished_before_more_is_begun() -> None:
    told: list[str] = []

    def work(number: int) -> Steps[int]:
        told.append(f"begun {number}")
        yield 10_000_000
        told.append(f"done {number}")
        return number

    assert take_together(work, range(2)) == [0, 1]
    assert told == ["begun 0", "done 0", "begun 1", "done 1"]
