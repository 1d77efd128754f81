"""Who may import whom. A boundary that only a document describes leaks, so each is tested here, file by file."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
FILES = sorted(PLUGINS.rglob("*.py"))
PACKAGES = sorted(path.name for path in PLUGINS.iterdir() if (path / "__init__.py").exists())
LAYERS = {"disclosure", "disclosure_store"}
ON_TOP = {"disclosure_desk"}
"""No Pelican plugins but programs that use what plugins are made of: the office's command searches in the index that
the search plugin keeps. They import whatever a plugin has besides its seam to Pelican; nothing imports them."""
PURE_LIBRARIES = {"ahocorasick_rs", "pydantic", "pydantic_core", "stdnum"}
PURE_STDLIB = {
    "__future__", "abc", "array", "bisect", "calendar", "collections", "copy", "dataclasses", "datetime",
    "decimal", "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "html", "itertools", "json",
    "math", "operator", "re", "string", "sys.intern", "textwrap", "types", "typing", "unicodedata",
    # bytes in, bytes out: deflated shards of the search are looked through like everything that is published
    "zlib",
}  # fmt: skip
ONLY_IN = {
    "pelican": re.compile(r"disclosure_\w+/plugin\.py"),
    "blinker": re.compile(r"disclosure_\w+/plugin\.py"),
    "jinja2": re.compile(r"disclosure_(site|desk)/.*"),
    "click": re.compile(r"disclosure_desk/.*"),
    "whoosh": re.compile(r"disclosure_search/index/\w+\.py"),
    "minify": re.compile(r"disclosure_search/minifier\.py"),
    "yaml": re.compile(r"disclosure_store/.*"),
    "pypdf": re.compile(r"disclosure_store/attachments/pdf\.py"),
    "PIL": re.compile(r"disclosure_store/attachments/picture\.py"),
}


def name_of(path: Path) -> str:
    return path.relative_to(PLUGINS).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=name_of)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def find_imports(tree: ast.Module, package: str) -> Iterator[str]:
    """Every imported module's dotted name, those under TYPE_CHECKING and inside functions included."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.ImportFrom():
                yield package
            case ast.Call(func=ast.Name(id="__import__") | ast.Attribute(attr="import_module")):
                yield "an import that no test can see"


def may_import(path: str, module: str) -> bool:
    package, top = path.split("/")[0], module.split(".")[0]
    if top in ONLY_IN and not ONLY_IN[top].fullmatch(path):
        return False
    if top == package:
        return True
    if package == "disclosure":
        return bool({top, module} & PURE_STDLIB) or top in PURE_LIBRARIES
    if package == "disclosure_store":
        return top == "disclosure" or is_library(top)
    if package in ON_TOP and top in PACKAGES:
        return f"{module}.".split(".")[1] != "plugin"
    return top in LAYERS or is_library(top)


def is_library(top: str) -> bool:
    """Whether it is neither one of ours nor a test."""
    return top not in {*PACKAGES, "tests", "pelicanconf", "publishconf"} and top.isidentifier()


@every_file
def test_imports_stay_within_the_layers(path: Path) -> None:
    found = set(find_imports(parse(path), path.relative_to(PLUGINS).parts[0]))
    assert {module for module in found if not may_import(name_of(path), module)} == set()


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("disclosure/judge.py", "import os"),
        ("disclosure/judge.py", "import sqlite3"),
        ("disclosure/judge.py", "from pathlib import Path"),
        ("disclosure/judge.py", "def f():\n    import logging"),
        ("disclosure/judge.py", "if TYPE_CHECKING:\n    from disclosure_store.docket import Docket"),
        ("disclosure_store/scan.py", "from disclosure_gate.config import BuildConfig"),
        ("disclosure_site/pages/home.py", "from disclosure_search.documents import SearchDocument"),
        ("disclosure_site/pages/home.py", "from pelican import signals"),
        ("disclosure_gate/report.py", "import jinja2"),
        ("disclosure_search/query.py", "from whoosh.query import Phrase"),
        ("disclosure_site/pages/home.py", "from disclosure_desk.values import Day"),
        ("disclosure_desk/program.py", "from disclosure_search.plugin import register"),
        ("disclosure_desk/program.py", "from pelican import signals"),
        ("disclosure_store/scan.py", "from tests.sample import make_sample"),
        ("disclosure_store/scan.py", "importlib.import_module(name)"),
    ],
)
def test_a_forbidden_import_is_found(path: str, source: str) -> None:
    assert not all(may_import(path, module) for module in find_imports(ast.parse(source), path.split("/")[0]))


@every_file
def test_only_the_store_connects_to_a_database(path: Path) -> None:
    connects = [
        node.lineno
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sqlite3.connect"
    ]
    assert not connects or name_of(path).startswith("disclosure_store/")
