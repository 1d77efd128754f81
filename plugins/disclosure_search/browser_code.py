"""The browser's code as it is published: few files, each a bundle of the modules in `browser/`, made small.

Bundling is no more than this: a module becomes a function that returns what it exports, called once, in the
order of dependence; the whole bundle is one function, so that every name in it may be shortened. What a module
loads later, by `import('./other.mjs')`, stays a file of its own. A form of `import` or `export` that is not
known here stops the build, and tests run the published files against the sources.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version

from disclosure_search.config import ADDRESS, BROWSER, HERE
from disclosure_store.judged_site import JudgedSite

ENTRIES = ("page.mjs", "search.mjs", "worker.mjs")
"""The search page, the search for everyone (`open`), and the same behind messages for the page."""
SCRIPTS = ("notice.js",)
"""Published beside them, for browsers that run no modules."""
_MINIFIER = "tdewolff-minify"
_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w-]+\.mjs)'\n", re.MULTILINE)
_LATER = re.compile(r"\bimport\('\./([\w-]+\.mjs)'\)")
_LISTED = re.compile(r"^export \{( \w+(?:, \w+)*) \}\n", re.MULTILINE)
_DECLARED = re.compile(
    r"^export (?=(?:(?:async )?function\*? (\w+)|class (\w+)|const (\w+))(?= |\(|$))", re.MULTILINE
)
_UNKNOWN = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


class CodeProblem(Exception):
    """The sources use a form of module that the bundler does not know."""


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
    later = {name for source in sources.values() for name in _LATER.findall(source)}
    return {name: bundle(name, sources) for name in sorted({*ENTRIES, *later})} | {
        name: sources[name] for name in SCRIPTS
    }


def bundle(entry: str, sources: Mapping[str, str]) -> str:
    """One file with a module and all that it imports. Raises CodeProblem."""
    functions = [_wrap(name, sources[name]) for name in _order(entry, sources)]
    names = _list_exports(sources[entry])
    exported = f"export const {{ {', '.join(names)} }} = " if names else ""
    return f"{exported}(() => {{\n{''.join(functions)}return {_variable(entry)}\n}})()\n"


def minify(texts: Sequence[str]) -> list[str]:
    """Code made small. The library is a Go runtime with threads: it stays out of a process that forks."""
    command = [sys.executable, "-I", str(HERE / "minifier.py")]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def _order(entry: str, sources: Mapping[str, str]) -> list[str]:
    """The modules of a bundle, each after those that it imports."""
    ordered: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above or name not in sources:
            raise CodeProblem(f"{' > '.join((*above, name))}: a circle, or not there")
        for imported in (module for _, module in _IMPORT.findall(sources[name])):
            if imported not in ordered:
                visit(imported, (*above, name))
        ordered[name] = None

    visit(entry, ())
    return list(ordered)


def _wrap(name: str, source: str) -> str:
    body = _IMPORT.sub(_destructure, source)
    body = _DECLARED.sub("", _LISTED.sub("", body))
    unknown = _UNKNOWN.search(body)
    if unknown:
        raise CodeProblem(f"{name}: {unknown[0]}")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(_list_exports(source))} }}\n}})()\n"


def _destructure(found: re.Match[str]) -> str:
    return f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(found[2])}\n"


@cache
def _list_exports(source: str) -> tuple[str, ...]:
    return tuple(_find_exports(source))


def _find_exports(source: str) -> Iterator[str]:
    for names in _LISTED.findall(source):
        yield from names.replace(",", " ").split()
    for names in _DECLARED.findall(source):
        yield from filter(None, names)


def _variable(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module.removesuffix(".mjs"))
