"""build_data(site, publisher): every file of the open data that is not as it was."""

from collections.abc import Iterator, Sequence
from itertools import chain

from disclosure_data.config import Publisher, digest_code
from disclosure_data.deltas import plan_deltas, write_delta
from disclosure_data.departed import plan_departed
from disclosure_data.descriptor import plan_descriptor
from disclosure_data.shelves import fill_shelves
from disclosure_data.shelving import make_shelves
from disclosure_data.wholes import make_tables, make_workbooks
from disclosure_store.judged_site import JudgedSite, Page


def build_data(site: JudgedSite, publisher: Publisher) -> None:
    """Bring the open data of the next site up to date."""
    with site.step("data"):
        code = digest_code()
        shelves = fill_shelves(site, code)
        make_shelves(site, shelves, code)
        make_tables(site, shelves, code)
        workbooks = make_workbooks(site, shelves, code)
        described = plan_descriptor(publisher, workbooks)
        site.make(chain(plan_departed(site), plan_deltas(site), [described]), _write)


def _write(pages: Sequence[Page]) -> Iterator[tuple[Page, bytes]]:
    """What is planned either is there already, or is a day of the ledger."""
    for page in pages:
        yield page, page.subject if isinstance(page.subject, bytes) else write_delta(*page.subject)
