"""Settings of the production build (`make publish`): appends to the ledger; a breach is an exit code."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

SITEURL = "https://wjw.yunling.example.gov.cn"
DISCLOSURE_FAIL_ON = "breach"
DISCLOSURE_PUBLISHING = True
