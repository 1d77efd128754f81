"""No number of the law stands in code, and nothing in the pure package reads a clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PURE = Path(__file__).parents[1] / "plugins" / "disclosure"
ALLOWED: dict[tuple[str, int], str] = {}
"""(file in duties/, number) → why it is no number of the law. Keep it short."""

CLOCK_CALLS = {
    "now",
    "today",
    "utcnow",
    "time",
    "time_ns",
    "monotonic",
    "perf_counter",
    "localtime",
    "gmtime",
}
DATE_TYPES = {"date", "datetime", "time", "dt"}


def find_numbers(source: str) -> list[int]:
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value > 1
    ]


def find_clocks(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name == "time")
            case ast.ImportFrom(module="time"):
                yield "time"
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in CLOCK_CALLS:
                yield attr
            # `default_factory=date.today` reads the clock without a call in sight.
            case ast.Attribute(attr=attr, value=ast.Name(id=owner)) if attr in CLOCK_CALLS - {"time"}:
                if owner in DATE_TYPES:
                    yield f"{owner}.{attr}"
            case ast.Attribute(attr=attr, value=ast.Attribute(attr=owner)) if attr in CLOCK_CALLS - {"time"}:
                if owner in DATE_TYPES:
                    yield f"{owner}.{attr}"


@pytest.mark.parametrize("path", sorted(PURE.glob("duties/*.py")), ids=lambda path: path.name)
def test_duties_hold_no_number_of_the_law(path: Path) -> None:
    found = [number for number in find_numbers(path.read_text("utf-8")) if (path.name, number) not in ALLOWED]
    assert not found, f"{path.name}: move {found} to law/limits.yaml with its source"


def test_every_exception_is_still_needed() -> None:
    present = {
        (path.name, number)
        for path in PURE.glob("duties/*.py")
        for number in find_numbers(path.read_text("utf-8"))
    }
    assert set(ALLOWED) <= present


@pytest.mark.parametrize("path", sorted(PURE.rglob("*.py")), ids=lambda path: str(path.relative_to(PURE)))
def test_pure_package_reads_no_clock(path: Path) -> None:
    assert not list(find_clocks(path.read_text("utf-8")))


def test_there_is_something_to_look_at() -> None:
    assert list(PURE.glob("duties/*.py"))


@pytest.mark.parametrize("source", ["due = add(day, 7)", "x = [20]", "def f(n=-3): ..."])
def test_a_number_is_found(source: str) -> None:
    assert find_numbers(source)


@pytest.mark.parametrize(
    "source", ["x = rows[0]", "n += 1", "flag = True", "text = '7 working days'", "n = -1"]
)
def test_what_is_no_number_of_the_law_is_left_alone(source: str) -> None:
    assert not find_numbers(source)


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from time import monotonic",
        "day = date.today()",
        "day = dt.date.today()",
        "at = datetime.datetime.now(zone)",
        "f = field(default_factory=date.today)",
        "f = field(default_factory=dt.datetime.utcnow)",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert list(find_clocks(source))


@pytest.mark.parametrize(
    "source", ["day = bench.today", "x = judged.as_of", "from datetime import date, time"]
)
def test_what_is_handed_in_is_no_clock(source: str) -> None:
    assert not list(find_clocks(source))
