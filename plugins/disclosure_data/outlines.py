"""What the build says of a record, beside the record's own public text: all that its data depend on."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Final, NamedTuple, cast

from disclosure.permits import PermitStates
from disclosure.records.address import record_address
from disclosure.records.columns import REFERENCES
from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_store.judged_site import JudgedSite

_KEY_BYTES = 16


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


class Outliner:
    """Makes the outlines of one site."""

    def __init__(self, site: JudgedSite) -> None:
        self._states = PermitStates(site.judgement.verdicts, site.judgement.as_of.isoformat())
        self._kinds = {verdict.summary.id: verdict.summary.kind for verdict in site.published}
        self._known: dict[str, str] = {"": ""}

    def outline(self, verdict: Verdict) -> Outline:
        """Of a published record."""
        summary, duty, display = verdict.summary, verdict.duty, verdict.display
        return Outline(
            summary.row, summary.kind, summary.id, record_address(summary), summary.title, summary.authority,
            summary.shown, verdict.published_on, "1" if verdict.proven else "", duty.due_on if duty else "",
            summary.elsewhere_on, display.until if display else "",
            (self._states.find(summary) or "") if summary.kind == "permit" else "", self._find_hidden(summary),
        )  # fmt: skip

    def _find_hidden(self, summary: Summary) -> str:
        # thousands of penalties cite the same tier
        written = summary.refers_to
        if written not in self._known:
            self._known[written] = " ".join(
                reference.field
                for reference in summary.list_references()
                if reference.field in REFERENCES
                and self._kinds.get(reference.target) != REFERENCES[reference.field]
            )
        return self._known[written]


def key_of(outlines: Sequence[Outline], organs: Mapping[str, str], code: str) -> str:
    """A digest of all that the data of some records depend on; `organs` has their names."""
    names = (f"{organ} {organs[organ]}" for organ in sorted({each.authority for each in outlines}))
    return digest(code, *names, *chain.from_iterable(map(_list_facts, outlines)))


def _list_facts(outline: Outline) -> tuple[str, ...]:
    return cast(tuple[str, ...], outline[_FACTS:])


def digest(*parts: str) -> str:
    """A digest of texts, in this order; none of them holds a NUL."""
    return blake2b("\0".join(parts).encode(), digest_size=_KEY_BYTES).hexdigest()
