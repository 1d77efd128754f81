"""Pelican plugin 4: open data (docs/data.md says what each file is).

* `plugin.py`      the seam to Pelican
* `config.py`      whose data these are
* `build.py`       build_data(site, publisher): every file that is not as it was
* `outlines.py`    what the build says of a record
* `documents.py`   a record as one JSON object
* `shelves.py`     the records by kind and month
* `shelving.py`    a shelf's files and those beside its records' pages
* `wholes.py`      whole tables, and workbooks of years that are over
* `tables/`        CSV and workbooks
* `departed.py`    the files beside tombstones and neutral pages
* `deltas.py`      what happened day by day
* `descriptor.py`  the Data Package
"""

from disclosure_data.plugin import register

__all__ = ["register"]
