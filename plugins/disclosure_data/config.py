"""What the open data say of the portal that publishes them, and the digest of the code that makes them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate

from disclosure.imprint import read_imprint

HERE = Path(__file__).resolve().parent
FOLDER = "data"
_MODELS = HERE.parent / "disclosure" / "records"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose data these are; not where they stand, or a preview's would differ from those that are published."""

    name: str
    """The portal's."""
    operator: str
    """主办单位; "" where the settings name none."""


def read_publisher(settings: Mapping[str, Any]) -> Publisher:
    """From the imprint (`DISCLOSURE_PORTAL`), which the gate has checked before."""
    imprint = read_imprint(settings)
    return Publisher(imprint.name, imprint.operator)


def digest_code() -> str:
    """A digest of the modules that make tables and documents, and of the models whose fields they have."""
    digest = hashlib.sha256(deflate.__version__.encode())
    for file in (
        *sorted(HERE.glob("*.py")),
        *sorted(HERE.glob("tables/*.py")),
        *sorted(_MODELS.rglob("*.py")),
    ):
        digest.update(file.read_bytes())
    return digest.hexdigest()
