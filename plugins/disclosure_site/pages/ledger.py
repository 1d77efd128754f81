"""The ledger in public: the page that explains it, its lines as they are, and the head to compare with."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256

from disclosure.ledger import ZERO_HASH
from disclosure_site.columns import COLUMNS
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_store.judged_site import JudgedSite, Page

_YEAR_FILE = re.compile(r"[0-9]{4}\.jsonl")
HEAD_FILE = "head.json"


def list_years(site: JudgedSite) -> list[str]:
    """The ledger's files, oldest first."""
    return sorted(name for name in site.ledger_files if _YEAR_FILE.fullmatch(name))


def find_head(site: JudgedSite) -> tuple[str, int]:
    """The hash of the last entry, and how many entries there are."""
    files = [site.ledger_files[name] for name in list_years(site)]
    lines = [line for data in files[-1:] for line in data.splitlines() if line.strip()]
    entries = sum(data.count(b"\n") for data in files)
    return (str(json.loads(lines[-1])["hash"]) if lines else ZERO_HASH), entries


class LedgerPage(Maker):
    """`/ledger/`."""

    name = "ledger-page"

    def plan(self) -> Iterator[Page]:
        yield self.page("ledger/index.html", None, *map(str, find_head(self.site)), *list_years(self.site))

    def make(self, _order: None, _texts: Texts) -> bytes:
        head_hash, entries = find_head(self.site)
        files = [(name, len(self.site.ledger_files[name])) for name in reversed(list_years(self.site))]
        head = Head("公示台账", COLUMNS["ledger"], COLUMNS["ledger"].description, is_column=True)
        return self.frame.render("ledger.html", 1, head, head_hash=head_hash, entries=entries, files=files)


class LedgerFiles(Maker):
    """Orders are file names."""

    name = "ledger-file"

    def plan(self) -> Iterator[Page]:
        for name in list_years(self.site):
            yield Page(f"ledger/{name}", sha256(self.site.ledger_files[name]).hexdigest(), (self.name, name))
        key = f"{find_head(self.site)} {self.site.preview}"
        yield Page(f"ledger/{HEAD_FILE}", key, (self.name, HEAD_FILE))

    def make(self, order: str, _texts: Texts) -> bytes:
        if order != HEAD_FILE:
            return self.site.ledger_files[order]
        head, entries = find_head(self.site)
        told: dict[str, object] = {"head": head, "entries": entries}
        if self.site.preview:
            told["preview"] = True  # nothing was published by this build
        return (json.dumps(told) + "\n").encode()
