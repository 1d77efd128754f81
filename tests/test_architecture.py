"""The shape of the house: who may import whom, what a plugin looks like, how long things may be.

A boundary that only a document describes leaks, so each one is tested here, file by file.
"""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
FILES = sorted(PLUGINS.rglob("*.py"))
PACKAGES = sorted(path.name for path in PLUGINS.iterdir() if (path / "__init__.py").exists())
LAYERS = {"disclosure", "disclosure_store"}
PELICAN_PLUGINS = sorted(set(PACKAGES) - LAYERS)
PURE_LIBRARIES = {"pydantic", "pydantic_core", "stdnum"}
PURE_STDLIB = set(
    """__future__ abc array bisect calendar collections copy dataclasses datetime decimal difflib enum fractions
    functools hashlib heapq html itertools json math operator re string textwrap types typing unicodedata""".split()
) | {"sys.intern"}
ONLY_IN = {
    "pelican": re.compile(r"disclosure_\w+/plugin\.py"),
    "blinker": re.compile(r"disclosure_\w+/plugin\.py"),
    "jinja2": re.compile(r"disclosure_site/.*"),
    "whoosh": re.compile(r"disclosure_search/index\.py"),
    "yaml": re.compile(r"disclosure_store/.*"),
}
SETTINGS_KEYS = {"DISCLOSURE_SITE", "SETTING", "PAGE_PATHS"}
"""SETTING is the name of the constant that holds DISCLOSURE_SITE."""
MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_FUNCTION = 50
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "core", "common"}


def name_of(path: Path) -> str:
    return path.relative_to(PLUGINS).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=name_of)
every_plugin = pytest.mark.parametrize("plugin", PELICAN_PLUGINS)


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


@every_plugin
def test_plugin_has_its_three_files(plugin: str) -> None:
    missing = {"__init__.py", "plugin.py", "config.py"} - {path.name for path in (PLUGINS / plugin).iterdir()}
    assert missing == set()


@every_plugin
def test_plugin_hands_out_register(plugin: str) -> None:
    exported = [
        name.name
        for node in parse(PLUGINS / plugin / "__init__.py").body
        if isinstance(node, ast.ImportFrom) and node.module in ("plugin", f"{plugin}.plugin")
        for name in node.names
    ]
    assert exported == ["register"]


@every_plugin
def test_register_only_connects(plugin: str) -> None:
    module = parse(PLUGINS / plugin / "plugin.py")
    register = module.body[-1]
    assert isinstance(register, ast.FunctionDef), "register() stands at the bottom"
    assert register.name == "register"
    assert len(register.body) <= 5
    # Pelican holds receivers weakly: one that is defined inside register() is never called
    receivers = {node.name for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert [ast.unparse(each) for each in register.body if not is_connection(each, receivers)] == []


def is_connection(statement: ast.stmt, receivers: set[str]) -> bool:
    match statement:
        case ast.Expr(ast.Constant(value=str())):
            return True
        case ast.Expr(
            ast.Call(
                func=ast.Attribute(attr="connect", value=ast.Attribute(value=ast.Name(id="signals"))),
                args=[ast.Name(id=receiver)],
                keywords=[],
            )
        ):
            return receiver in receivers
        case _:
            return False


@pytest.mark.parametrize("package", PACKAGES)
def test_package_hides_no_other_module(package: str) -> None:
    assert package not in sys.stdlib_module_names
    assert importlib.util.find_spec(f"pelican.plugins.{package}") is None


def find_host_writes(tree: ast.Module) -> Iterator[str]:
    """Writes into Pelican's settings, and attributes set on what is not one's own."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=target, slice=key, ctx=ast.Store() | ast.Del()) if is_settings(target):
                yield f"settings[{ast.unparse(key)}]".replace("'", "")
            case ast.Call(func=ast.Attribute(attr=method, value=target)) if is_settings(target):
                if method in {"setdefault", "update", "pop", "clear", "__setitem__"}:
                    yield f"settings.{method}"
            case ast.Call(func=ast.Name(id="setattr" | "delattr")):
                yield ast.unparse(node)
            case ast.Attribute(value=ast.Name(id=owner), ctx=ast.Store()) if owner in (
                "pelican",
                "page",
                "article",
            ):
                yield f"{owner}.{node.attr}"


def is_settings(node: ast.expr) -> bool:
    return ast.unparse(node).split(".")[-1].lower() in ("settings", "default_config")


@every_file
def test_the_host_is_left_alone(path: Path) -> None:
    allowed = {f"settings[{key}]" for key in SETTINGS_KEYS} | {"pelican.output_path"}
    if name_of(path) != "disclosure_gate/plugin.py":
        allowed = set()
    assert set(find_host_writes(parse(path))) <= allowed


@pytest.mark.parametrize(
    "source",
    [
        "pelican.settings['OUTPUT_PATH'] = x",
        "settings.setdefault('A', 1)",
        "setattr(article, 'record', x)",
        "page.record = x",
        "del self.settings['PATH']",
    ],
)
def test_a_write_into_the_host_is_found(source: str) -> None:
    assert list(find_host_writes(ast.parse(source)))


@every_file
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(parse(path))


@pytest.mark.parametrize("path", sorted([*FILES, *PLUGINS.rglob("*.mjs")]), ids=name_of)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES_OF_A_FILE


@every_file
def test_functions_are_short(path: Path) -> None:
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


@every_file
def test_name_says_something(path: Path) -> None:
    parts = {part for step in path.relative_to(PLUGINS).with_suffix("").parts for part in step.split("_")}
    assert parts & FORBIDDEN_NAMES == set()


@every_file
def test_no_exception_is_caught_unseen(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    caught = [node for node in ast.walk(parse(path)) if isinstance(node, ast.ExceptHandler)]
    assert [node.lineno for node in caught if node.type is None] == []
    broad = {node.lineno for node in caught if is_broad(node) and not raises_again(node)}
    assert [n for n in broad if not has_reason(lines[n - 1])] == [], (
        "an `except Exception` says why on its line"
    )


def is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and bool(re.search(r"\b(Base)?Exception\b", ast.unparse(handler.type)))


def raises_again(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.body[-1], ast.Raise)


def has_reason(line: str) -> bool:
    """A comment that is more than a `noqa`."""
    return bool(re.search(r"#(?!\s*noqa\b[^#]*$)", line))
