"""Where the site stands and what it is called, for what is read away from it: feeds and the site map.

Their addresses have to be whole. `SITEURL` names them; a build without one (development) borrows the host of the
imprint, so that ids are those of the published site, and without that one this machine's own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from disclosure.imprint import read_imprint

_NOWHERE = "localhost"


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


def find_base(site_url: str, domain: str) -> str:
    """The site's root.

    >>> find_base("https://a.gov.cn/gs/", "b.gov.cn"), find_base("", "b.gov.cn"), find_base("/gs", "")
    ('https://a.gov.cn/gs/', 'https://b.gov.cn/', 'http://localhost/gs/')
    """
    parts = urlsplit(site_url)
    path = parts.path.strip("/")
    if parts.scheme and parts.netloc:
        root = f"{parts.scheme}://{parts.netloc}/"
    else:
        root = f"https://{domain}/" if domain else f"http://{_NOWHERE}/"
    return f"{root}{path}/" if path else root
