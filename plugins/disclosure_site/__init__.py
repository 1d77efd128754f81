"""Pelican plugin 2: the pages.

* `plugin.py`      the seam to Pelican
* `config.py`      the imprint (站点标识与页脚)
* `build.py`       build_pages(site): plan every page, render what is not current
* `portal.py`      what all page makers have before them
* `holdings.py`    the published records, grouped as the pages show them
* `pages/`         one module per page kind: which pages there are, and the key of each
* `views/`         a record's public text turned into what a template shows
* `rendering.py`   Jinja, and what every page has around it
* `theme.py`       the theme's files
"""

from disclosure_site.plugin import register

__all__ = ["register"]
