"""Attachments beside their records' pages, byte for byte as they were looked through."""

from collections.abc import Iterator

from disclosure.records.address import record_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.views.attachments import list_attachments
from disclosure_store.judged_site import Page


class AttachmentFiles(Maker):
    """Orders are digests: a file that is attached twice is made twice, of one copy."""

    name = "attachment"

    def plan(self) -> Iterator[Page]:
        for verdict in self.site.published:
            if verdict.summary.attachments:
                for item in list_attachments(verdict.summary):
                    path = f"{record_address(verdict.summary)}{item.name}"
                    yield Page(path, item.digest, (self.name, item.digest))

    def make(self, order: str, _texts: Texts) -> bytes:
        return self.site.read_attachment(order)
