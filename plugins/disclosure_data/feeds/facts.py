"""What a document of a feed says of its feed and of itself, whatever its form."""

from typing import Final, NamedTuple

NEVER: Final = "1970-01-01T00:00:00+08:00"
"""When an empty feed was last changed: Atom wants a time."""


class Facts(NamedTuple):
    """Addresses are whole, "" where there is none."""

    id: str
    """Of the feed: the same in its archives."""
    title: str
    author: str
    page: str
    """The page that shows the same."""
    own: str
    updated: str
    is_archive: bool = False
    earlier: str = ""
    later: str = ""
    """The archives before and after."""
