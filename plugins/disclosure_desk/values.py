"""Values of options, with what is wrong said in Chinese."""

from datetime import date
from typing import Any

import click


class Whole(click.ParamType[int]):
    """A whole number between two bounds, both included."""

    name = "整数"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it."""
        text = str(value)
        if not (text.isascii() and text.isdigit()) or not self.least <= int(text) <= self.most:
            self.fail(f"要写 {self.least} 到 {self.most} 之间的整数，不能写“{value}”。", param, ctx)
        return int(text)


class Day(click.ParamType[str]):
    """An ISO day."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read it."""
        if not is_day(str(value)):
            self.fail(f"日期要写成 2026-03-09 的样子，不能写“{value}”。", param, ctx)
        return str(value)


class OneOf(click.ParamType[str]):
    """One of a few words; some have another spelling."""

    name = "值"

    def __init__(self, spellings: dict[str, str]) -> None:
        self.spellings = spellings

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read it."""
        if value not in self.spellings:
            self.fail(f"没有“{value}”，可以写：{'、'.join(self.spellings)}。", param, ctx)
        return self.spellings[value]


def is_day(text: str) -> bool:
    """Whether a text is an ISO day that there is."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
