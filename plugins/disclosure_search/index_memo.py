"""What the Whoosh index is known to hold, month by month: a month whose key stands need not be looked into."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

from disclosure_store.files import read_json, replace_file

MEMO = "known.json"


class KnownMonth(NamedTuple):
    """A month's key, and a line for each of its records: id and key.

    One text, because a hundred thousand entries would take longer to read and write than the change itself.
    """

    key: str
    lines: str

    @classmethod
    def of(cls, key: str, records: Mapping[str, str]) -> Self:
        """Of the keys of a month's records by id."""
        return cls(key, "\n".join(map(" ".join, records.items())))

    @property
    def records(self) -> dict[str, str]:
        """The keys of its records by id."""
        return dict(line.split(" ") for line in self.lines.splitlines())


def load_known(folder: Path, code: str) -> tuple[dict[str, KnownMonth] | None, int]:
    """The months and when they were ordered, in ns; None and 0 where nothing is known that this code would write."""
    try:
        memo = read_json(folder / MEMO)
        if memo["code"] == code:
            return {month: KnownMonth(*known) for month, known in memo["months"].items()}, int(memo["since"])
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return None, 0


def save_known(folder: Path, code: str, since: int, months: Mapping[str, KnownMonth]) -> None:
    """Remember them."""
    replace_file(folder / MEMO, json.dumps({"code": code, "since": since, "months": months}))
