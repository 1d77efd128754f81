"""Jinja, and what every page has around it: navigation, imprint, meta tags.

Autoescape is on for everything; what is not text (Markdown that was cleaned) comes as Markup from one view.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, NamedTuple

from markupsafe import Markup

from disclosure_site.addresses import root_from
from disclosure_site.columns import COLUMNS, NAVIGATION, Column
from disclosure_site.config import Imprint
from disclosure_site.formats import spell_count, spell_day
from disclosure_site.keys import digest
from disclosure_site.templates import Templates
from disclosure_site.theme import Theme

_ENGINES = ("jinja2", "markupsafe", "markdown", "nh3")
"""Libraries whose version may change the bytes of a page."""


class Prose(NamedTuple):
    """A page written by hand: its title, and its address below the root."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to readers of tabs, search engines and inspection tools."""

    title: str
    column: Column
    description: str = ""
    noindex: bool = False
    is_column: bool = False
    """Whether the page stands for its column; else it is content."""
    has_search: bool = False
    """Whether the page has a search form of its own."""
    published_at: str = ""
    """PubDate: `YYYY-MM-DD HH:MM`."""
    source: str = ""
    address: str = ""
    """Of a page that is for ever, below the root: named as the one address of what it says."""
    linked_data: str = ""
    """JSON-LD, as it may stand within a script element."""


class Frame:
    """Renders templates; `digest` is the part of a page's key that all pages share."""

    def __init__(
        self, theme: Theme, imprint: Imprint, prose: Sequence[Prose], site_path: str = "/", base: str = ""
    ) -> None:
        self.theme = theme
        self.site_path = site_path
        """Path of the site's root, for the one page that may be served at any address (404)."""
        self.base = base
        """The site's root as a whole address."""
        self.shared: Mapping[str, Any] = {
            "imprint": imprint, "navigation": NAVIGATION, "columns": COLUMNS, "prose": tuple(prose)
        }  # fmt: skip
        facts = [base, imprint.model_dump_json(), *(part for link in prose for part in link)]
        self.digest = digest(theme.digest, *map(version, _ENGINES), *facts)
        self._environment = Templates(theme.templates)
        self._environment.globals.update(self.shared)
        self._environment.filters.update(day=spell_day, count=spell_count)
        self._parts: dict[tuple[object, ...], Markup] = {}

    def render(self, template: str, depth: int, head: Head, **values: Any) -> bytes:
        """A page so many folders below the root."""
        return self.render_from(root_from(depth), template, head, **values)

    def render_from(self, root: str, template: str, head: Head, **values: Any) -> bytes:
        """A page whose links start with `root`."""
        text = self._environment.get_template(template).render(
            root=root,
            head=head,
            origin=self.base,
            names=self._render_part("names", root, (head.column.key, head.is_column), head),
            masthead=self._render_part(
                "masthead", root, (head.column.key, head.is_column, head.has_search), head
            ),
            imprint_lines=self._render_part("imprint", root, (), head),
            **values,
        )
        return text.encode()

    def _render_part(self, part: str, root: str, of: tuple[object, ...], head: Head) -> Markup:
        """What is the same on all pages that agree in `of`: rendered once."""
        place = (part, root, of)
        known = self._parts.get(place)
        if known is None:
            text = self._environment.get_template(f"parts/{part}.html").render(root=root, head=head)
            known = self._parts[place] = Markup(text)  # noqa: S704 - rendered with autoescape on the line above
        return known
