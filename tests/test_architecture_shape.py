"""The shape of the house: what a plugin looks like, what it leaves alone, how long things may be."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
FILES = sorted(PLUGINS.rglob("*.py"))
PACKAGES = sorted(path.name for path in PLUGINS.iterdir() if (path / "__init__.py").exists())
PELICAN_PLUGINS = sorted(set(PACKAGES) - {"disclosure", "disclosure_store", "disclosure_desk"})
SETTINGS_KEYS = {"DISCLOSURE_SITE", "SETTING", "PAGE_PATHS"}
"""SETTING is the name of the constant that holds DISCLOSURE_SITE."""
MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_FUNCTION = 50
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "core", "common"}


def name_of(path: Path) -> str:
    return path.relative_to(PLUGINS).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=name_of)
every_plugin = pytest.mark.parametrize("plugin", PELICAN_PLUGINS)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


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
    assert len(register.body) <= 6
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
    allowed = {f"settings[{key}]" for key in SETTINGS_KEYS} | {
        "pelican.output_path",
        # a page of prose that Pelican reads from a copy keeps its own place, for links to it
        "page.source_path",
        "page.relative_source_path",
    }
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
