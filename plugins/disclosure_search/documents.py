"""What of a record can be searched: the public fields, already masked, in the form the search wants them.

Two fields carry weight: the head (title, names, numbers), by which people look a record up, and the body
(all other public text). A phrase never matches across the end of one of their lines.
"""

from dataclasses import dataclass

from disclosure_search.analysis import fold, number_key


@dataclass(frozen=True)
class SearchDocument:
    """One public record. Texts are as shown to the reader; separate fields within `text` by newlines."""

    id: str
    kind: str
    """Singular, as in reports and hits: permit, penalty, decision, baseline, case …"""
    url: str
    """Site-absolute, as in /penalties/cf-c01-2026-000075/."""
    title: str
    date: str
    """ISO day of the decision or of coming into effect; orders equal hits, newest first."""
    authority: str = ""
    organ: str = ""
    """The authority's name."""
    party: str = ""
    number: str = ""
    """Document number as it is written."""
    codes: tuple[str, ...] = ()
    """Certificate number and USCC."""
    amount: int = -1
    """Fine and confiscation together in 分; -1 where there is none."""
    text: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    """(facet, value) pairs; a facet may occur more than once."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Document number, certificate number, USCC: each is an address of the record."""
        return (self.number, *self.codes) if self.number else self.codes

    @property
    def names(self) -> tuple[str, ...]:
        """Party and authority."""
        return tuple(name for name in (self.party, self.organ) if name)

    @property
    def head(self) -> str:
        """Folded title, names and numbers, one a line."""
        return fold("\n".join((self.title, *self.names, *self.numbers)))

    @property
    def body(self) -> str:
        """Folded text."""
        return fold(self.text)

    @property
    def number_keys(self) -> tuple[str, ...]:
        """The keys of the record's numbers, without those that are none; sorted, each once."""
        keys = (number_key(number) for number in self.numbers)
        return tuple(sorted({key for key in keys if key is not None}))


def newest_first(documents: list[SearchDocument]) -> list[SearchDocument]:
    """Return documents by date descending, then id ascending: the order of equal hits everywhere."""
    by_id = sorted(documents, key=lambda document: document.id)
    return sorted(by_id, key=lambda document: document.date, reverse=True)
