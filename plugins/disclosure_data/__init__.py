"""Pelican plugin 4: open data.

* `plugin.py`    the seam to Pelican
"""

from disclosure_data.plugin import register

__all__ = ["register"]
