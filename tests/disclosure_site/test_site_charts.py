"""Strips: well-formed whatever the values, nothing outside the frame, the same for the same."""

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from disclosure_site.views.charts.strip import HEIGHT, WIDTH, Strip, draw_strip

VALUES = st.lists(st.integers(0, 10**9), max_size=80)


def strip(values: list[int], bounds: tuple[int, int] | None, title: str = "标题") -> Strip:
    return Strip("x", title, "说明", values, values[0] if values else None, bounds, ("低", "高"))


def parse(drawing: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawing).iter())


@given(VALUES, st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), st.booleans())
def test_any_values_give_a_drawing_within_its_frame(
    values: list[int], ends: tuple[int, int] | None, standalone: bool
) -> None:
    bounds = (min(ends), max(ends)) if ends else None
    for element in parse(draw_strip(strip(values, bounds), standalone=standalone)):
        for name, most in (("cx", WIDTH), ("x", WIDTH), ("cy", HEIGHT), ("y", HEIGHT)):
            if name in element.attrib:
                assert 0 <= float(element.attrib[name]) <= most


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="￾￿"), max_size=20))
def test_words_are_words_and_no_markup(words: str) -> None:
    drawing = parse(draw_strip(strip([1], (0, 2), words)))
    (title,) = (element.text or "" for element in drawing if element.tag.endswith("title"))
    assert title == words


@given(VALUES.flatmap(st.permutations))
def test_the_order_of_values_does_not_matter(values: list[int]) -> None:
    one, other = (Strip("x", "t", "d", each, None, None, ("", "")) for each in (values, sorted(values)))
    assert draw_strip(one) == draw_strip(other)


def count(drawing: str, shape: str) -> int:
    return sum(each.tag.endswith(shape) and each.get("class") == "dot" for each in parse(drawing))


def test_few_are_dots_and_many_are_bars() -> None:
    assert count(draw_strip(strip([5] * 6, (0, 10))), "circle") == 6
    many = draw_strip(strip([5] * 7, (0, 10)))
    assert (count(many, "circle"), count(many, "rect")) == (0, 1)


def test_a_value_outside_the_bounds_widens_the_drawing() -> None:
    drawing = draw_strip(Strip("x", "t", "d", [Decimal(30)], None, (Decimal(0), Decimal(10)), ("0", "10")))
    (band,) = (each for each in parse(drawing) if each.get("class") == "band")
    assert float(band.attrib["x"]) + float(band.attrib["width"]) < WIDTH / 2


def test_a_strip_that_stands_alone_brings_its_colours() -> None:
    assert "<style>" in draw_strip(strip([1], None), standalone=True)
    assert "<style>" not in draw_strip(strip([1], None))
