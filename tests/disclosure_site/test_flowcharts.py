"""Flow charts: whatever the arrows, all steps are drawn, nothing lies on anything else, and the SVG is well-formed."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from disclosure_site.views.flowcharts import Chart, draw
from disclosure_site.views.flowcharts.layers import arrange
from disclosure_site.views.flowcharts.wrapping import measure, wrap

TEMPLATES = Path(__file__).parents[2] / "themes" / "portal" / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
SVG = "{http://www.w3.org/2000/svg}"


def step(name: str, *onward: str, kind: str = "步骤", text: str = "") -> dict[str, Any]:
    """`onward` is a step's id, or `id|when`."""
    arrows = [dict(zip(("to", "when"), each.split("|"), strict=False)) for each in onward]
    return {"id": name, "text": text or f"步骤{name}", "kind": kind, "next": arrows}


def render(chart: Chart) -> ElementTree.Element:
    macro = ENVIRONMENT.get_template("parts/flowchart.html").module.flowchart  # type: ignore[attr-defined]
    html = str(macro(chart, 1)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ElementTree.fromstring(f"<div>{html}</div>")


def bounds(outline: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path of M, L, H, V and arcs."""
    xs, ys = [], []
    for command, numbers in re.findall(r"([MLHVA])([^MLHVAZ]*)", outline):
        values = [float(number) for number in numbers.split()]
        if command == "H":
            xs.append(values[0])
        elif command == "V":
            ys.append(values[0])
        else:
            xs.append(values[-2])
            ys.append(values[-1])
    return min(xs), min(ys), max(xs), max(ys)


NAMES = st.sampled_from("abcdefgh")
GRAPHS = st.lists(
    st.builds(
        lambda name, onward, kind, text: step(name, *onward, kind=kind, text=text),
        NAMES,
        st.lists(st.builds("{}|{}".format, NAMES, st.sampled_from(["", "是", "否", "<退回>&"])), max_size=4),
        st.sampled_from(["开始", "步骤", "判断", "结束"]),
        st.text("甲乙，。a<&\"' ", min_size=1, max_size=40).filter(str.strip),
    ),
    max_size=8,
)  # fmt: skip


@given(GRAPHS)
def test_any_graph_is_drawn_whole(steps: list[dict[str, Any]]) -> None:
    chart = draw("流程", steps)
    page = render(chart)
    assert len(page.findall(f".//{SVG}path[@class='arrow']")) == len(chart.arrows)
    assert sum("box" in path.get("class", "") for path in page.iter(f"{SVG}path")) == len(steps)
    drawn = ["".join(line.text for line in box.lines) for box in chart.boxes]
    assert [text.replace(" ", "") for text in drawn] == ["".join(each["text"].split()) for each in steps]
    assert len(page.findall("ol/li")) == len(steps)
    known = {each["id"] for each in steps}
    pairs = {
        (at, arrow["to"]) for at, each in enumerate(steps) for arrow in each["next"] if arrow["to"] in known
    }
    assert len(chart.arrows) == len(pairs)


@given(GRAPHS)
def test_no_step_lies_on_another_or_outside(steps: list[dict[str, Any]]) -> None:
    chart = draw("流程", steps)
    places = [bounds(box.outline) for box in chart.boxes]
    for left, top, right, bottom in places:
        assert 0 <= left < right <= chart.width
        assert 0 <= top < bottom <= chart.height
    for one, other in combinations(places, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_arrows_go_down_unless_they_close_a_circle(edges: list[tuple[int, int]]) -> None:
    layers = arrange(7, edges)
    for strand in layers.strands:
        depths = [layers.layer_of[slot] for slot in strand.slots]
        assert depths == list(range(depths[0], depths[0] + len(depths)))
        ends = (
            (strand.slots[-1], strand.slots[0]) if strand.goes_back else (strand.slots[0], strand.slots[-1])
        )
        assert ends == strand.edge
    assert sorted(slot for row in layers.rows for slot in row) == list(range(len(layers.layer_of)))


def test_the_same_steps_give_the_same_chart() -> None:
    steps = [
        step("a", "b|是", "c|否", kind="判断"),
        step("b", "d"),
        step("c", "a", "d"),
        step("d", kind="结束"),
    ]
    assert draw("流程", steps) == draw("流程", [dict(each) for each in steps])


def test_the_list_says_where_each_step_leads() -> None:
    chart = draw("流程", [step("a", "b|齐全", "a|补正", "nowhere"), step("b")])
    assert [(to.when, to.number, to.text) for to in chart.steps[0].onward] == [
        ("齐全", 2, "步骤b"),
        ("补正", 1, "步骤a"),
    ]
    assert [arrow.label.text for arrow in chart.arrows if arrow.label] == ["齐全", "补正"]


def test_two_arrows_between_the_same_steps_are_one_with_both_words() -> None:
    (arrow,) = draw("流程", [step("a", "b|甲", "b|乙"), step("b")]).arrows
    assert arrow.label is not None
    assert arrow.label.text == "甲；乙"


def test_a_straight_line_is_straight() -> None:
    chart = draw("流程", [step("a", "b"), step("b", "c"), step("c")])
    assert all(re.fullmatch(r"M(\d+) \d+V\d+", arrow.path) for arrow in chart.arrows)


@given(st.text("甲乙，。）ab ", max_size=60), st.integers(3, 12))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(measure(line.rstrip("，。）")) <= width for line in lines)


@pytest.mark.parametrize("text", ["是否符合法定条件", "是否符合法定形式和条件的要求"])
def test_no_character_is_left_alone(text: str) -> None:
    assert min(map(len, wrap(text, 7))) > 2
