"""The map of the site for search engines (sitemaps.org, protocol 0.9), and robots.txt that names it.

* `making.py`    make_sitemap(site, origin, prose): read this first
* `parts.py`     which addresses stand in which part
* `writing.py`   the documents
"""

from disclosure_data.sitemap.making import make_sitemap

__all__ = ["make_sitemap"]
