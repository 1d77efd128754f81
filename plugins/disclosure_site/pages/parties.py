"""All public records of one organisation, at its USCC; never of a natural person."""

from collections.abc import Iterator

from disclosure.records.kinds import KINDS
from disclosure_site.addresses import address_of_party, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_store.judged_site import Page


class PartyPages(Maker):
    """Orders are USCCs. The name is the newest record's."""

    name = "party"

    def plan(self) -> Iterator[Page]:
        for code, verdicts in self.holdings.parties.items():
            yield self.page(
                file_of(address_of_party(code)), code, code, self.portal.names_digest, self.key_rows(verdicts)
            )

    def make(self, order: str, _texts: Texts) -> bytes:
        verdicts = self.holdings.parties[order]
        rows = self.list_rows(verdicts)
        groups = [(kind, [row for row in rows if row.kind == kind.name]) for kind in KINDS.values()]
        name = rows[0].party
        head = Head(f"{name}（{order}）", COLUMNS["party"], f"{name}的行政许可、行政处罚等公开执法信息")
        return self.frame.render(
            "party.html",
            depth_of(address_of_party(order)),
            head,
            party=name,
            code=order,
            groups=[group for group in groups if group[1]],
        )
