"""The published records of a site as search documents, month by month, each month with a key of what it is made of."""

from collections.abc import Sequence
from functools import cached_property

from disclosure.permits import PermitStates
from disclosure.verdict import Verdict
from disclosure_search.collection import key_of, make_document
from disclosure_search.config import digest_code
from disclosure_search.documents import SearchDocument
from disclosure_search.spans import group_by_month
from disclosure_store.judged_site import JudgedSite


class Reading:
    """Goes to workers by fork."""

    def __init__(self, site: JudgedSite) -> None:
        self._site = site
        self._states = PermitStates(site.judgement.verdicts, site.judgement.as_of.isoformat())
        self.months = group_by_month(site.published)

    @cached_property
    def keys(self) -> dict[str, str]:
        """Of each month: a digest of all that its analysis and files depend on."""
        code = digest_code()
        return {month: self.key(verdicts, code) for month, verdicts in self.months.items()}

    def key(self, verdicts: Sequence[Verdict], code: str = "") -> str:
        """A digest of all that the documents of some records depend on."""
        return key_of(verdicts, self._site.organs_by_id, code, self._states.find)

    def read(self, verdicts: Sequence[Verdict]) -> list[SearchDocument]:
        """Their documents, in the same order."""
        texts = self._site.read_public([verdict.summary.row for verdict in verdicts])
        return [
            make_document(verdict, public, self._site.organs_by_id, self._states.find(verdict.summary) or "")
            for verdict, (_, public) in zip(verdicts, texts, strict=True)
        ]
