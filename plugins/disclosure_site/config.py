"""Settings of the pages: the imprint (`DISCLOSURE_PORTAL`), which the gate has checked before."""

from disclosure.imprint import Imprint, read_imprint

__all__ = ["Imprint", "read_imprint"]
