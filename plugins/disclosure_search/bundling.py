"""Bundles of the browser's modules: one file with a module and all that it needs.

A module becomes a function that returns what it exports, called once, in the order of dependence; the whole bundle
is one function, so that every name in it may be shortened. A form of `import` or `export` that is not known here is
refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w-]+\.mjs)'\n", re.MULTILINE)
_LATER = re.compile(r"\bimport\('\./([\w-]+\.mjs)'\)")
_LISTED = re.compile(r"^export \{( \w+(?:, \w+)*) \}\n", re.MULTILINE)
_DECLARED = re.compile(
    r"^export (?=(?:(?:async )?function\*? (\w+)|class (\w+)|const (\w+))(?= |\(|$))", re.MULTILINE
)
_UNKNOWN = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)
_SHARED = "modules"
"""The name under which a bundle hands out modules to one that is loaded later."""


class CodeProblem(Exception):
    """The sources use a form of module that the bundler does not know."""


def list_later(sources: Mapping[str, str]) -> set[str]:
    """The modules that some module loads later, by `import('./other.mjs')`."""
    return {name for source in sources.values() for name in _LATER.findall(source)}


def bundle(
    entry: str, sources: Mapping[str, str], *, at_once: Collection[str] = (), lent: Collection[str] = (), host: str = ""
) -> str:  # fmt: skip
    """One file with a module and all that it imports. Raises CodeProblem.

    `at_once`: modules that are loaded later elsewhere, but are part of this file. `lent`: modules that are handed out
    to files that are loaded later, or, where `host` is given, that are taken from that file, not brought again.
    """
    taken = lent if host else ()
    ordered = [name for name in list_modules(entry, sources, at_once) if name not in taken]
    lines = [f"const {_variable(name)} = {_SHARED}[{name!r}]\n" for name in sorted(taken)]
    lines += [_wrap(name, _include(sources[name], at_once)) for name in ordered]
    names, returned = list(_list_exports(sources[entry])), f"...{_variable(entry)}"
    if lent and not host:
        names.append(_SHARED)
        returned += f", {_SHARED}: {{ {', '.join(f'{name!r}: {_variable(name)}' for name in sorted(lent))} }}"
    exported = f"export const {{ {', '.join(names)} }} = " if names else ""
    imported = f"import {{ {_SHARED} }} from './{host}'\n" if taken else ""
    return f"{imported}{exported}(() => {{\n{''.join(lines)}return {{ {returned} }}\n}})()\n"


def list_modules(entry: str, sources: Mapping[str, str], at_once: Collection[str] = ()) -> list[str]:
    """The modules of a bundle, each after those that it imports. Raises CodeProblem."""
    ordered: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above or name not in sources:
            raise CodeProblem(f"{' > '.join((*above, name))}: a circle, or not there")
        for imported in (module for _, module in _IMPORT.findall(sources[name])):
            if imported not in ordered:
                visit(imported, (*above, name))
        ordered[name] = None

    for name in (*at_once, entry):
        if name not in ordered:
            visit(name, ())
    return list(ordered)


def _include(source: str, at_once: Collection[str]) -> str:
    """With what is part of the file no longer loaded from elsewhere; it is asked for after the whole file has run."""
    return _LATER.sub(
        lambda found: f"Promise.resolve({_variable(found[1])})" if found[1] in at_once else found[0], source
    )


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
