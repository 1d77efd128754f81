"""Where the site stands and what it is called, for what is read away from it: feeds and the site map.

Their addresses have to be whole. `SITEURL` names them; a build without one (development) borrows the host of the
imprint, so that ids are those of the published site, and without that one this machine's own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.imprint import find_base, read_imprint


@dataclass(frozen=True, slots=True)
class Origin:
    """A portal and its address."""

    name: str
    operator: str
    base: str
    """The site's root as a whole address, with a slash at the end."""

    @property
    def author(self) -> str:
        """Who publishes, where a single organ does not."""
        return self.operator or self.name


def read_origin(settings: Mapping[str, Any]) -> Origin:
    """From the imprint and `SITEURL`, which the gate has checked before."""
    imprint = read_imprint(settings)
    return Origin(
        imprint.name, imprint.operator, find_base(str(settings.get("SITEURL") or ""), imprint.domain)
    )
