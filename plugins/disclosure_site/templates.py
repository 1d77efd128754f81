"""Jinja as it is, made quick for pages of many small pieces: a third of what a page cost went into wrapping each.

A page joins some hundred escaped texts, most of which stand on thousands of pages. Jinja makes a Markup of each
only to join them, and copies all globals for every page.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

_TEXTS_REMEMBERED = 1 << 14
_LONGEST_REMEMBERED = 64


def escape_piece(value: object) -> str:
    """What `escape` says of a value, to be joined with others.

    >>> escape_piece("<b>"), escape_piece(Markup("<b>")), escape_piece(7)
    ('&lt;b&gt;', Markup('<b>'), Markup('7'))
    """
    # by its very type: a Markup is equal to the text that it would not be escaped as
    if type(value) is str and len(value) <= _LONGEST_REMEMBERED:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


@lru_cache(_TEXTS_REMEMBERED)
def _escape_text(text: str) -> str:
    return str(escape(text))


class _Generator(CodeGenerator):
    """Writes `environment.escape_piece(…)` where Jinja's own writes `escape(…)`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escape_piece(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Template(Template):
    """Its globals are those of all templates, so that nobody has to ask which of them are its own."""

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's name for it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Jinja's name for it
    ) -> Context:
        if shared or locals:
            return super().new_context(vars, shared, locals)
        known = self.environment.globals
        return self.environment.context_class(
            self.environment, {**known, **(vars or {})}, self.name, self.blocks
        )


class Templates(Environment):
    """The templates of a folder: escaped, strict, read once."""

    code_generator_class = _Generator
    template_class = _Template
    escape_piece = staticmethod(escape_piece)

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            undefined=StrictUndefined,
        )
