"""How much is tried: little within `make test`, what is asked for within `make torture`. Read here and nowhere else."""

import os

FULL = os.environ.get("TORTURE") == "full"


def size(small: int, full: int) -> int:
    """How many times something is tried in this run."""
    return full if FULL else small
