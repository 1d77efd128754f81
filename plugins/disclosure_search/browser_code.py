"""The browser's code as it is published: few files, each a bundle (`bundling.py`) of modules in `browser/`, made small.

What a module loads later, by `import('./other.mjs')`, stays a file of its own. Tests run the published files against
the sources.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from disclosure_search.bundling import bundle, list_later, list_modules
from disclosure_search.config import ADDRESS, BROWSER, HERE
from disclosure_store.judged_site import JudgedSite

ENTRIES = ("page.mjs", "search.mjs", "worker.mjs")
"""The search page with what finds numbers, the search for everyone (`open`), and the same in a worker for the page."""
TEXTS = "text-search.mjs"
WHOLE = frozenset({"search.mjs", "worker.mjs"})
"""The files in which TEXTS is. For the page it is a file of its own, fetched when the first text is looked for."""
HOSTS = {"page.mjs": ("narrowing.mjs", "panel.mjs", "help.mjs", TEXTS)}
"""Files that are always there before others, which take from them what both need."""
SCRIPTS = ("notice.js",)
"""Published beside them, for browsers that run no modules."""
_MINIFIER = "tdewolff-minify"


def put_code(site: JudgedSite) -> None:
    """Bring the code in the next site up to date; it is made again only where a source or the minifier changed."""
    stale = {}
    for name, text in bundle_all(read_sources()).items():
        path = f"{ADDRESS}/{name}"
        key = sha256(f"{version(_MINIFIER)}\0{text}".encode()).hexdigest()
        if site.tree.is_current(path, key):
            site.tree.keep(path)
        else:
            stale[path] = key, text
    if stale:
        made = minify([text for _, text in stale.values()])
        for (path, (key, _)), text in zip(stale.items(), made, strict=True):
            site.tree.stage(path, key, text.encode())


def make_code() -> dict[str, bytes]:
    """All published files by name."""
    bundles = bundle_all(read_sources())
    return dict(zip(bundles, (text.encode() for text in minify([*bundles.values()])), strict=True))


def read_sources() -> dict[str, str]:
    """The modules and scripts by name."""
    return {path.name: path.read_text("utf-8") for path in sorted(BROWSER.glob("*.*js"))}


def bundle_all(sources: Mapping[str, str]) -> dict[str, str]:
    """The published files before they are made small."""
    forms: dict[str, dict[str, Any]] = {name: {"at_once": [TEXTS]} for name in WHOLE}
    for host, guests in HOSTS.items():
        own = set(list_modules(host, sources))
        taken = {guest: own & set(list_modules(guest, sources)) for guest in guests}
        forms[host] = {"lent": set().union(*taken.values())}
        forms |= {guest: {"lent": lent, "host": host} for guest, lent in taken.items()}
    names = sorted({*ENTRIES, *list_later(sources)})
    bundles = {name: bundle(name, sources, **forms.get(name, {})) for name in names}
    return bundles | {name: sources[name] for name in SCRIPTS}


def minify(texts: Sequence[str]) -> list[str]:
    """Code made small. The library is a Go runtime with threads: it stays out of a process that forks."""
    command = [sys.executable, "-I", str(HERE / "minifier.py")]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))
