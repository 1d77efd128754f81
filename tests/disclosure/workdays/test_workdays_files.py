"""The files of law data: each has its source, and its rows say what the notice beside them says."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from disclosure.workdays import NoticeYear, StatutoryDays
from disclosure_store.notices import LAW_FOLDER, LawFileError, read_calendar, read_notice_years

FILES = sorted((LAW_FOLDER / "workdays").glob("*.yaml"))
DAY = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（[^）]*）)?"
SPAN = DAY + r"(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_notice_has_its_source(path: Path) -> None:
    """Read plainly, without our models, so that loosening a model does not loosen the law data."""
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    date.fromisoformat(raw["last_checked"])
    assert int(raw["check_every_days"]) > 0
    for notice in raw["notices"]:
        assert notice["issuer"] == "国务院办公厅"
        assert re.fullmatch(r"国办发明电〔20\d\d〕\d{1,2}号", notice["number"])
        assert notice["number"][6:10] == notice["date"][:4]
        assert notice["url"].startswith("https://www.gov.cn/")
        assert f"{raw['year']}年" in notice["title"]


def test_years_follow_each_other(notice_years: tuple[NoticeYear, ...]) -> None:
    years = [year.year for year in notice_years]
    assert years == list(range(2019, 2019 + len(years)))
    assert years[-1] >= 2026


def test_years_with_an_amendment(notice_years: tuple[NoticeYear, ...]) -> None:
    assert {year.year for year in notice_years if len(year.notices) > 1 and year.year <= 2026} == {2019, 2020}


def read_clause(year: int, clause: str) -> dict[date, str]:
    """What one clause of a notice says in words: day → off or work."""
    said = {}
    for sentence in clause.split("鼓励")[0].split("。"):
        if "放假" in sentence and (match := re.search(SPAN, sentence)):
            y1, m1, d1, y2, m2, d2 = match.groups()
            day = date(int(y1 or year), int(m1), int(d1))
            last = date(int(y2 or year), int(m2 or m1), int(d2)) if d2 else day
            while day <= last:
                said[day] = "off"
                day += timedelta(days=1)
        if sentence.endswith("上班") and "起" not in sentence:
            for y1, m1, d1 in re.findall(DAY, sentence):
                said[date(int(y1 or year), int(m1), int(d1))] = "work"
    return said


def test_rows_say_what_the_notice_says(notice_years: tuple[NoticeYear, ...]) -> None:
    for year in notice_years:
        said: dict[date, str] = {}
        for notice in year.notices:
            for clause in notice.text.splitlines():
                said |= read_clause(year.year, clause)
        if year.year == 2020:  # "延长2020年春节假期至2月2日": the range has no first day
            said |= dict.fromkeys([date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 2)], "off")
        assert {row.date: row.kind for row in year.days} == said


def test_named_length_is_the_length_of_the_rows(notice_years: tuple[NoticeYear, ...]) -> None:
    """「共7天」 stands for seven rows off."""
    for year in notice_years:
        for holiday, days in re.findall(r"、([^：\d]+)：[^\n]*?共(\d)天", year.notices[0].text):
            rows = [row for row in year.days if row.holiday == holiday and row.kind == "off"]
            extended_by = 3 if (year.year, holiday) == (2020, "春节") else 0
            assert len(rows) == int(days) + extended_by, (year.year, holiday)


def test_statutory_days_have_their_versions(statutory: StatutoryDays) -> None:
    assert date(2024, 5, 2) not in statutory.fixed_holidays(2024)
    assert statutory.fixed_holidays(2025)[date(2025, 5, 2)] == "劳动节"
    assert [len(statutory.fixed_holidays(year)) for year in (2010, 2014, 2025, 2040)] == [5, 5, 6, 6]


GOOD = FILES[-1].read_text("utf-8")
MISTAKES = {
    "unknown key": (GOOD.replace("check_every_days", "check_each_days"), "check_each_days"),
    "unknown kind": (GOOD.replace("kind: work", "kind: half", 1), "kind"),
    "no notice": (re.sub(r"notices:\n(.*\n)+?days:", "notices: []\ndays:", GOOD), "notices"),
    "day of another year": (GOOD.replace("date: 2026-01-01,", "date: 2025-11-30,"), "belongs neither"),
    "day twice": (GOOD.replace("date: 2026-01-02,", "date: 2026-01-01,"), "named once"),
    "impossible day": (GOOD.replace("date: 2026-01-02,", "date: 2026-02-30,"), "date"),
    "no address": (GOOD.replace("url: https", "url: ftp"), "url"),
    "not YAML": ("year: [2026", "2026.yaml"),
}


@pytest.mark.parametrize(("text", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_names_file_and_place(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "2026.yaml").write_text(text, "utf-8")
    with pytest.raises(LawFileError, match=words) as caught:
        read_notice_years(tmp_path)
    assert "2026.yaml" in str(caught.value)


def test_file_name_is_the_year(tmp_path: Path) -> None:
    (tmp_path / "2027.yaml").write_text(FILES[0].read_text("utf-8"), "utf-8")
    with pytest.raises(LawFileError, match="holds the year 2019"):
        read_notice_years(tmp_path)


def test_no_notices_at_all(tmp_path: Path) -> None:
    (tmp_path / "workdays").mkdir()
    (tmp_path / "statutory_days.yaml").write_text((LAW_FOLDER / "statutory_days.yaml").read_text("utf-8"))
    with pytest.raises(LawFileError, match="at least one year"):
        read_calendar(tmp_path)


def test_missing_law_folder(tmp_path: Path) -> None:
    with pytest.raises(LawFileError, match=r"statutory_days\.yaml"):
        read_calendar(tmp_path / "nowhere")
