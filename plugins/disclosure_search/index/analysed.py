"""Records with their posting lists: what a segment is made of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from disclosure_search.documents import SearchDocument
from disclosure_search.parts import make_lists
from disclosure_search.postings import Run


class PartLike(Protocol):
    """Records with their posting lists (`postings.Run`), which number them by their places in `documents`."""

    @property
    def documents(self) -> Sequence[SearchDocument]:
        """In any order."""

    @property
    def head(self) -> Mapping[str, Run]:
        """Terms of title, names and numbers."""

    @property
    def body(self) -> Mapping[str, Run]:
        """Terms of the text, of the records that do not have them in the head. `facet=value` is passed over."""


class AnalysedPart(NamedTuple):
    """A part made here."""

    documents: Sequence[SearchDocument]
    head: Mapping[str, Run]
    body: Mapping[str, Run]


def analyse(documents: Sequence[SearchDocument]) -> AnalysedPart:
    """Make the posting lists of records."""
    return AnalysedPart(documents, *make_lists(documents))
