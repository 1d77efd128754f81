"""The seam to Pelican: no gate, no site."""

from pathlib import Path
from typing import Any

import pytest

from disclosure_site.plugin import PagesOfRecords, get_generators

THEME = str(Path(__file__).parents[2] / "themes" / "portal")


class ProsePage:
    title = "关于 <本站>"
    url = "pages/about/"


def make_generator(settings: dict[str, Any]) -> PagesOfRecords:
    context = {"pages": [ProsePage()]}
    generator = get_generators(None)(context=context, settings=settings, path="", theme=THEME, output_path="")
    generator.generate_context()
    return generator


def test_without_the_gate_there_is_no_site() -> None:
    with pytest.raises(RuntimeError, match="disclosure_gate"):
        make_generator({}).generate_output(None)


def test_a_stopped_build_makes_nothing() -> None:
    make_generator({"DISCLOSURE_SITE": None}).generate_output(None)


def test_prose_pages_get_the_frame() -> None:
    generator = make_generator({"DISCLOSURE_PORTAL": {"name": "某平台"}})
    assert generator.context["imprint"].name == "某平台"
    assert [link.address for link in generator.context["prose"]] == ["pages/about/"]
    assert generator.context["navigation"]
