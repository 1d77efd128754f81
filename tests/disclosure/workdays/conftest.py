"""The calendar that the project ships, and one that stops after its last notice."""

import pytest

from disclosure.workdays import Calendar, NoticeYear, StatutoryDays
from disclosure_store.notices import LAW_FOLDER, read_calendar, read_notice_years, read_statutory_days


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar()


@pytest.fixture(scope="session")
def notice_years() -> tuple[NoticeYear, ...]:
    return read_notice_years(LAW_FOLDER / "workdays")


@pytest.fixture(scope="session")
def statutory() -> StatutoryDays:
    return read_statutory_days(LAW_FOLDER / "statutory_days.yaml")


@pytest.fixture(scope="session")
def calendar_until_2026(notice_years: tuple[NoticeYear, ...], statutory: StatutoryDays) -> Calendar:
    """2019 to 2026 and no more, so that these tests still hold when later notices are added."""
    return Calendar.from_notices([year for year in notice_years if year.year <= 2026], statutory)
