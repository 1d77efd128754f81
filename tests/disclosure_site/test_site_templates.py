"""The quick way through Jinja says what Jinja says."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from disclosure_site.templates import Templates, escape_piece

HOSTILE = "<b>\"&'"
PARTS = {
    "base.html": "{% set made = head %}<{% block main %}{% endblock %}>{{ made }}{% include 'part.html' %}",
    "part.html": "[{{ text }}{{ site }}]\n",
    "macros.html": "{% macro wrap(text) %}<i>{{ text }}{{ site }}{{ caller() }}</i>{% endmacro %}",
    "page.html": (
        "{% extends 'base.html' %}{% from 'macros.html' import wrap %}{% block main %}{% set body %}"
        "{% for each in range(2) %}{% call wrap(text) %}{{ safe }}{{ number }}{% endcall %}{% endfor %}"
        "{% endset %}{{ body }}{{ text|e }}{{ '<' }}{{ none }}{% endblock %}"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PARTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def render(environment: Environment) -> str:
    environment.globals.update(site=HOSTILE)
    values: dict[str, Any] = {"head": HOSTILE, "text": HOSTILE, "safe": Markup(HOSTILE), "number": 7}
    return environment.get_template("page.html").render(**values)


def test_a_page_is_what_jinja_itself_makes_of_it(folder: Path) -> None:
    plain = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    text = render(Templates(folder))
    assert text == render(plain)
    assert str(escape(HOSTILE)) in text


def test_what_is_missing_is_told_with_the_template_it_is_missing_in(folder: Path) -> None:
    with pytest.raises(UndefinedError, match="head") as caught:
        Templates(folder).get_template("base.html").render()
    assert any(entry.path == folder / "base.html" for entry in caught.traceback)


@given(st.text("ab<>&\"'文 ", max_size=80))
def test_a_text_and_the_markup_equal_to_it_are_told_apart(text: str) -> None:
    for _ in range(2):
        assert escape_piece(text) == escape(text)
        assert escape_piece(Markup(text)) == text
