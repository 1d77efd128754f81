"""The published records of a site as search documents, month by month, each month with a key of what it is made of."""

import hashlib
from collections.abc import Sequence
from functools import cached_property

from disclosure.permits import PermitStates
from disclosure_search.collection import Outline, key_of, make_document, outline
from disclosure_search.config import digest_code
from disclosure_search.documents import SearchDocument
from disclosure_search.parts import cut
from disclosure_search.spans import group_by_month
from disclosure_store.judged_site import JudgedSite


class Reading:
    """Goes to workers by fork."""

    def __init__(self, site: JudgedSite) -> None:
        self._site = site
        states = PermitStates(site.judgement.verdicts, site.judgement.as_of.isoformat())
        summaries = (verdict.summary for verdict in site.published)
        self.months = group_by_month([outline(summary, states.find(summary)) for summary in summaries])

    @cached_property
    def stretch_keys(self) -> dict[str, list[str]]:
        """Of each month's stretches: a digest of all that its analysis and files depend on, but for its place."""
        code = digest_code()
        return {
            month: [self.key(records[first:last], code) for first, last in cut(len(records))]
            for month, records in self.months.items()
        }

    @cached_property
    def keys(self) -> dict[str, str]:
        """Of each month the same."""
        return {
            month: hashlib.sha256("\n".join(keys).encode()).hexdigest()
            for month, keys in self.stretch_keys.items()
        }

    def key(self, records: Sequence[Outline], code: str = "") -> str:
        """A digest of all that the documents of some records depend on."""
        return key_of(records, self._site.organs_by_id, code)

    def read(self, records: Sequence[Outline]) -> list[SearchDocument]:
        """Their documents, in the same order."""
        texts = self._site.read_public([record.row for record in records])
        organs = self._site.organs_by_id
        return [
            make_document(record, public, organs) for record, (_, public) in zip(records, texts, strict=True)
        ]
