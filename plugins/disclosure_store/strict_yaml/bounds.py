"""How big one YAML file may be before it is refused instead of read.

The bounds are far above anything an office writes and far below what would stall a build. They are no law:
a caller with other content passes its own `Bounds`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Upper bounds, all inclusive: a file exactly at a bound is read."""

    # A year of one organ as one stream: 10,000 records of 1.2 KB are 12 MB, read in about a second.
    file_bytes: int = 16 * 1024 * 1024
    # The same stream, counted: beyond it a month's or an organ's file of its own is easier to review in Git.
    documents: int = 10_000
    # Records need 5 (tiers → tier → fine_yuan); whatever is deeper was not written by hand.
    depth: int = 12
    # Parser events of one document. A catalogue of 5,000 rows with 12 fields each takes 130,000.
    nodes: int = 200_000
    # One text: the longest narrative of a yearly report is some 30,000 characters.
    scalar_chars: int = 200_000
    # Faults told about one document: a clerk mends the first ones and runs the build again.
    faults: int = 20


BOUNDS = Bounds()
