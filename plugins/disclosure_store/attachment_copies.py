"""The copies of attachments in STATE, as the build database knows them."""

import sqlite3
from collections.abc import Iterator

from disclosure_store.state import locate_copies


def list_copies(state: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The digest of every attachment that may be published, with its record's file."""
    for path, lines in state.execute("SELECT path, attachments FROM records WHERE attachments != ''"):
        yield from ((path, line.split("\t")[1]) for line in lines.split("\n"))


def drop_copies(state: sqlite3.Connection) -> None:
    """Delete the copies that no record needs any more."""
    copies, needed = locate_copies(state), {digest for _, digest in list_copies(state)}
    for copy in copies.glob("*") if copies.is_dir() else ():
        if copy.name not in needed:
            copy.unlink()
