"""The addresses of a built sample, and those that it once had."""

import re
from pathlib import Path

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "addresses.txt"
NAMED_BY_CONTENT = re.compile(r"search/[ms]/")
"""Files of the search whose names change with what is in them; only the search itself asks for them."""
MAY_GO = re.compile(
    r"(permits|penalties|decisions|cases)/[0-9]{4}/[0-9]{2}/.*|parties/.*|baselines/[^/]+/([a-z]+/.*|[a-z]+\.svg)"
    r"|[a-z]+/list\.csv|data/[a-z]+/.*"
)
"""Lists and charts of records: with the last record whose display has ended nothing may tell that there was one."""


def list_files(output: Path) -> dict[str, Path]:
    """Every file of a site but its seal."""
    return {
        file.relative_to(output).as_posix(): file
        for file in output.rglob("*")
        if file.is_file() and file.name != ".seal"
    }


def list_addresses(output: Path) -> set[str]:
    """Those that somebody may have kept."""
    paths = (path for path in list_files(output) if not NAMED_BY_CONTENT.match(path))
    return {re.sub(r"(^|/)index\.html$", r"\1", path) for path in paths}


def read_known() -> set[str]:
    """The addresses that the sample once had on its own day."""
    return set(SNAPSHOT.read_text("utf-8").splitlines()) if SNAPSHOT.exists() else set()
