"""What the build says of a record, beside the record's own public text: all that its data depend on."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import Final, NamedTuple, cast

from disclosure.permits import PermitStates
from disclosure.records.address import make_address
from disclosure.records.columns import REFERENCES
from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_store.judged_site import JudgedSite

_KEY_BYTES = 16
_YEAR = len("2026")


class Outline(NamedTuple):
    """One published record; days are ISO, "" where there is none."""

    row: int
    kind: KindName
    id: str
    address: str
    title: str
    authority: str
    shown: str
    """The digest of its public text."""
    published_on: str
    proven: str
    """"1" where the ledger proves that day, "" where it is declared."""
    due_on: str
    elsewhere_on: str
    shown_until: str
    permit_state: str
    hidden: str
    """Dotted names of fields, parted by spaces, whose record is not published: they are left out."""


_FACTS: Final = Outline._fields.index("kind")
"""From here on stands what a key is made of; a row may change from build to build."""


_columns_of = itemgetter(
    *map(Summary._fields.index, ("row", "id", "title", "authority", "shown", "elsewhere_on"))
)


class Outliner:
    """Makes the outlines of one site."""

    def __init__(self, site: JudgedSite) -> None:
        self._states = PermitStates(site.judgement.verdicts, site.judgement.as_of.isoformat())
        self._kinds = {verdict.summary.id: verdict.summary.kind for verdict in site.published}
        self._known: dict[str, str] = {"": ""}

    def outline(self, verdict: Verdict) -> Outline:
        """Of a published record."""
        # a hundred thousand of them in every build: each column is fetched once, and all in one go
        summary, _, duty, published_on, proven, _, display = verdict
        kind, day, written = summary.kind, summary.day, summary.refers_to
        row, record, title, authority, shown, elsewhere_on = _columns_of(summary)
        hidden = self._known.get(written)
        return Outline._make(
            (
                row, kind, record, make_address(kind, record, authority, day[:_YEAR]), title, authority, shown,
                published_on, "1" if proven else "", duty.due_on if duty else "", elsewhere_on,
                display.until if display else "",
                (self._states.find(summary) or "") if kind == "permit" else "",
                self._find_hidden(summary) if hidden is None else hidden,
            )
        )  # fmt: skip

    def _find_hidden(self, summary: Summary) -> str:
        hidden = " ".join(
            reference.field
            for reference in summary.list_references()
            if reference.field in REFERENCES
            and self._kinds.get(reference.target) != REFERENCES[reference.field]
        )
        # thousands of penalties cite the same tier
        self._known[summary.refers_to] = hidden
        return hidden


def key_of(outlines: Sequence[Outline], organs: Mapping[str, str], code: str) -> str:
    """A digest of all that the data of some records depend on; `organs` has their names."""
    names = (f"{organ} {organs[organ]}" for organ in sorted({each.authority for each in outlines}))
    return digest(code, *names, *chain.from_iterable(map(_list_facts, outlines)))


def _list_facts(outline: Outline) -> tuple[str, ...]:
    return cast(tuple[str, ...], outline[_FACTS:])


def digest(*parts: str) -> str:
    """A digest of texts, in this order; none of them holds a NUL."""
    return blake2b("\0".join(parts).encode(), digest_size=_KEY_BYTES).hexdigest()
