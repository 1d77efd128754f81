"""Settings of the search, and the digest of its code: what a segment's bytes depend on besides records."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import deflate

HERE = Path(__file__).resolve().parent
RECORDS = HERE.parent / "disclosure" / "records"
BROWSER = HERE / "browser"
ADDRESS = "search"


def wants_index(settings: Mapping[str, Any]) -> bool:
    """Whether the Whoosh index is kept (`DISCLOSURE_INDEX`, on by default): command line and service search in it."""
    return bool(settings.get("DISCLOSURE_INDEX", True))


def digest_code() -> str:
    """A digest of the modules that make the segments, and of the models whose fields they read."""
    digest = hashlib.sha256(deflate.__version__.encode())
    for file in (*sorted(HERE.rglob("*.py")), *sorted(RECORDS.rglob("*.py"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()
