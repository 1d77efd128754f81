"""Settings of the development build (`make html`): reads the ledger, never writes it; a breach is printed."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# the plugins import each other's pure parts as top-level packages; Pelican's PLUGIN_PATHS does not allow that
sys.path.insert(0, str(ROOT / "plugins"))

SITENAME = "云陵省卫生健康行政执法公示平台"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(ROOT / "themes" / "portal")
PLUGINS = ["disclosure_gate", "disclosure_site", "disclosure_search", "disclosure_data"]
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh_cn"

# Whose portal this is: the head and foot of every page (plugins/disclosure/imprint.py explains each entry).
DISCLOSURE_PORTAL = {
    "name": SITENAME,
    "operator": "云陵省卫生健康委员会",
    "domain": "wjw.yunling.example.gov.cn",
    "site_id": "9900000001",
    "contact": "0990-55501000",
    "icp": "云陵ICP备00000000号",
    "police_record": "云陵公网安备 99000000000000号",
    "report_errors_url": "https://zfwzgl.example.gov.cn/",
}
# The gravest severity that still ends with exit code 0 is one below this.
DISCLOSURE_FAIL_ON = "quarantine"
DISCLOSURE_PUBLISHING = False
DISCLOSURE_POLICY: dict[str, str] = {}

# Records do not go through Pelican's articles: they are scanned, judged and rendered by the plugins.
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
PAGE_URL = "pages/{slug}/"
PAGE_SAVE_AS = "pages/{slug}/index.html"
# The site is replaced whole by the gate; Pelican must never wipe it.
DELETE_OUTPUT_DIRECTORY = False
DIRECT_TEMPLATES: list[str] = []
THEME_STATIC_PATHS: list[str] = []
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = INDEX_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
MARKDOWN = {"extensions": ["markdown.extensions.tables", "markdown.extensions.toc"], "output_format": "html5"}
