"""Where a record's page stands, for ever: relative to the root, with a slash at the end."""

from disclosure.records.kinds import KindName, kind_named
from disclosure.records.summary import Summary

_YEAR_DIGITS = 4


def record_address(summary: Summary) -> str:
    """The page of a record: by its id, and of a yearly report by year and organ."""
    return make_address(summary.kind, summary.id, summary.authority, summary.day[:_YEAR_DIGITS])


def make_address(kind: KindName | str, record: str, authority: str, year: str) -> str:
    """The page of a record of which no more is known than this."""
    if kind == "report":
        return f"reports/{year}/{authority}/"
    if kind == "catalogue":
        return f"catalogues/{authority}/{record}/"
    return f"{kind_named(kind).plural}/{record}/"
