"""Reads the holiday notices and the statutory days (`disclosure/law/`) into a calendar of working days."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

import disclosure
from disclosure.workdays import Calendar, NoticeYear, StatutoryDays
from disclosure.workdays.notices import LawData

LAW_FOLDER = Path(str(disclosure.__file__)).parent / "law"
Data = TypeVar("Data", bound=LawData)


class LawFileError(ValueError):
    """A file of law data that cannot be used; the message names the file and what is wrong with it."""


def read_calendar(law_folder: Path = LAW_FOLDER) -> Calendar:
    """The calendar that the files below `law_folder` make up. Raises LawFileError."""
    years = read_notice_years(law_folder / "workdays")
    statutory = read_statutory_days(law_folder / "statutory_days.yaml")
    try:
        return Calendar.from_notices(years, statutory)
    except ValueError as problem:
        raise LawFileError(f"{law_folder / 'workdays'}: {problem}") from problem


def read_notice_years(folder: Path) -> tuple[NoticeYear, ...]:
    """Every `<year>.yaml` of the folder, earliest first. Raises LawFileError, also when its name is wrong."""
    years = []
    for path in sorted(folder.glob("*.yaml")):
        notice_year = _read(path, NoticeYear)
        if path.stem != str(notice_year.year):
            raise LawFileError(f"{path}: holds the year {notice_year.year}")
        years.append(notice_year)
    return tuple(years)


def read_statutory_days(path: Path) -> StatutoryDays:
    """Raises LawFileError."""
    return _read(path, StatutoryDays)


def _read(path: Path, model: type[Data]) -> Data:
    # The base loader leaves every scalar text: `off` is a word here, not a truth value.
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        return model.model_validate(raw)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as problem:
        raise LawFileError(f"{path}: {problem}") from problem
