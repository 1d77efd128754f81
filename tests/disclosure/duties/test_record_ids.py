"""Ids that hold what no page may show, and honest ones that only look so."""

import pytest
from tests.terms import TERMS

from disclosure.duties.record_ids import find_bad_id


@pytest.mark.parametrize(
    "record", ["qqhr2026001", "cf-qqhr-2026-000123", "cf-qqhr20260001", "cf-20260312001"]
)
def test_the_letters_of_a_city_are_no_messenger(record: str) -> None:
    assert find_bad_id(record, TERMS) is None


@pytest.mark.parametrize("record", ["cf-qq12345678", "cf-qq-12345678", "cf-13812345678"])
def test_a_number_that_calls_somebody_is_told(record: str) -> None:
    assert find_bad_id(record, TERMS)
