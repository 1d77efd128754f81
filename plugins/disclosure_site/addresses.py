"""Where the pages stand that are no record's: relative to the root, with a slash at the end."""

from urllib.parse import quote

from disclosure.records.kinds import KINDS, KindName


def address_of_month(kind: KindName, month: str) -> str:
    """The archive of a month, `2026-03`."""
    return f"{KINDS[kind].plural}/{month.replace('-', '/')}/"


def address_of_authority(authority: str) -> str:
    """An organ's page."""
    return f"authorities/{authority}/"


def address_of_catalogues(authority: str) -> str:
    """All that an organ publishes before it acts."""
    return f"{KINDS['catalogue'].plural}/{authority}/"


def address_of_party(code: str) -> str:
    """The page of an organisation, by its USCC."""
    return f"parties/{code}/"


def address_of_run(prefix: str, year: int) -> str:
    """The run of decision numbers of a prefix and year; not yet written as a link, see `link_to`."""
    return f"numbers/{prefix}/{year}/"


def link_to(address: str) -> str:
    """An address as a link has it: what is not ASCII in percents."""
    return quote(address)


TIMELINESS_TABLE = "timeliness/months.csv"


def table_of(address: str) -> str:
    """The list at an address as a file for spreadsheets."""
    return f"{address}list.csv"


def address_of_timeliness(authority: str) -> str:
    """The months of an organ that owes publications."""
    return f"timeliness/{authority}/"


def address_of_figure(year: str, authority: str, table: str, column: str) -> str:
    """The records behind a figure of a yearly report."""
    return f"reports/{year}/{authority}/{table}-{column}/"


def file_of(address: str) -> str:
    """The file that a static host serves at an address."""
    return f"{address}index.html"


def depth_of(path: str) -> int:
    """How many folders lie between a file and the root."""
    return path.count("/")


def root_from(depth: int) -> str:
    """The way back to the root from a file so many folders down: the site works from any sub-path."""
    return "../" * depth or "./"
