"""Ids that hold what no page may show, and honest ones that only look so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.terms import TERMS

from disclosure.duties.record_ids import find_bad_id
from disclosure.privacy.finished import Inspector
from disclosure.records.record_id import list_plain_numbers


@pytest.mark.parametrize(
    "record", ["qqhr2026001", "cf-qqhr-2026-000123", "cf-qqhr20260001", "cf-20260312001"]
)
def test_the_letters_of_a_city_are_no_messenger(record: str) -> None:
    assert find_bad_id(record, TERMS) is None


@pytest.mark.parametrize("record", ["cf-qq12345678", "cf-qq-12345678", "cf-13812345678"])
def test_a_number_that_calls_somebody_is_told(record: str) -> None:
    assert find_bad_id(record, TERMS)


REGION_DAY_SERIAL = ("cf-510107-20230809-8979", "cf-330106-180219-00217")


@pytest.mark.parametrize("record", REGION_DAY_SERIAL)
def test_region_day_and_serial_are_nobodys_number_at_the_last_door_either(record: str) -> None:
    assert find_bad_id(record, TERMS) is None
    path, page = f"penalties/{record}/index.html", f'<a href="../{record}/">x</a>'.encode()
    assert Inspector(TERMS.detector).inspect(path, page)
    inspector = Inspector(TERMS.detector, in_ids=frozenset(list_plain_numbers(record)))
    assert inspector.inspect(path, page) == []


@given(
    st.sampled_from(["130106", "510107", "990000"]),
    st.dates(date(2018, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["%Y%m%d", "%y%m%d"]),
    st.integers(1, 99999),
    st.sampled_from([3, 4, 5, 6]),
)
def test_every_id_of_region_day_and_serial_is_one(
    region: str, day: date, written: str, serial: int, digits: int
) -> None:
    record = f"cf-{region}-{day:{written}}-{serial % 10**digits:0{digits}}"
    assert find_bad_id(record, TERMS) is None, record
