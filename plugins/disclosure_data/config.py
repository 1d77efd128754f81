"""What the open data say of the portal that publishes them, from Pelican's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.imprint import read_imprint


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose data these are, and where they stand."""

    name: str
    """The portal's."""
    operator: str
    site_url: str
    """Without a slash at the end; "" where the settings name none."""


def read_publisher(settings: Mapping[str, Any]) -> Publisher:
    """From the imprint (`DISCLOSURE_PORTAL`), which the gate has checked before, and `SITEURL`."""
    imprint = read_imprint(settings)
    return Publisher(imprint.name, imprint.operator, str(settings.get("SITEURL", "")).rstrip("/"))
