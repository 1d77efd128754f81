"""build_data(site, publisher): every file of the open data that is not as it was."""

from disclosure_data.config import Publisher
from disclosure_store.judged_site import JudgedSite


def build_data(site: JudgedSite, publisher: Publisher) -> None:
    """Bring the open data of the next site up to date."""
    with site.step("data"):
        assert publisher
