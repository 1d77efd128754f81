"""The pages of the published records, one for each, at their addresses for ever.

A page shows what its record says, its own days, and links to pages shared by many: nothing that changes
when some other record comes.
"""

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from disclosure.privacy.linkage import may_link
from disclosure.records.address import record_address
from disclosure.records.answer import answer, can_be_contested
from disclosure.records.authority import Authority
from disclosure.records.kinds import KINDS
from disclosure.records.summary import Reference
from disclosure.verdict import Verdict
from disclosure_site.addresses import (
    address_of_authority,
    address_of_month,
    address_of_party,
    depth_of,
    file_of,
)
from disclosure_site.formats import is_web_address, spell_month
from disclosure_site.holdings import has_party_page
from disclosure_site.pages.baselines import key_cases, view_baseline
from disclosure_site.pages.heads import make_head
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.views.attachments import list_attachments
from disclosure_site.views.baseline import cite
from disclosure_site.views.catalogues import view_catalogue
from disclosure_site.views.days import key_days, list_days
from disclosure_site.views.discretion import Explanation, explain
from disclosure_site.views.display import DisplayNote, Explainer
from disclosure_site.views.fields import Link, fill_sections
from disclosure_site.views.layout import DISCRETION
from disclosure_site.views.markdown import convert, first_sentence
from disclosure_site.views.states import key_state, link_followers, show_state
from disclosure_store.judged_site import Page

_MONTH = len("2026-03")
_CASE_PARTS = (
    ("案情", "facts"), ("处理过程", "handling"), ("处理结果", "result"), ("案例评析", "analysis"),
    ("典型意义", "warning"),
)  # fmt: skip
_SHOWN_REFERENCES = frozenset({"discretion.baseline", "previous", "revokes", "supersedes", "decision"})


class RecordPages(Maker):
    """Orders are positions in `site.published`."""

    name = "record"

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self._explainer = Explainer(portal.site.law)

    def plan(self) -> Iterator[Page]:
        for position, verdict in enumerate(self.site.published):
            if verdict.summary.kind == "report":
                continue  # shows figures of other records: see pages/reports.py
            yield self.page(file_of(record_address(verdict.summary)), position, *self._list_parts(verdict))

    def _list_parts(self, verdict: Verdict) -> Iterator[str]:
        summary = verdict.summary
        yield summary.id
        yield summary.shown
        yield summary.last_event
        yield key_days(verdict)
        yield from self._explain(verdict)
        yield self.portal.find_run(summary.number)
        yield self.portal.organ_digests.get(summary.authority, "")
        for reference in self._references(verdict):
            target = self.holdings.by_id[reference.target].summary
            yield f"{reference.field} {target.id} {target.shown}"
        if summary.kind == "permit":
            states = self.portal.permit_states
            yield key_state(states.find(summary), states.followers(summary))
        if summary.kind == "penalty" and (cited := self.portal.find_citation(verdict)):
            yield self.portal.chain_digests[cited[0]]
        if summary.kind == "baseline":
            yield key_cases(self.portal, summary.id)
            for successor in self.holdings.successors.get(summary.id, ()):
                yield f"{successor.summary.id} {successor.summary.shown}"

    def _explain(self, verdict: Verdict) -> DisplayNote | tuple[()]:
        return self._explainer.explain(verdict.display, verdict.summary.day) if verdict.display else ()

    def _references(self, verdict: Verdict) -> list[Reference]:
        if not verdict.summary.refers_to:
            return []
        return [
            reference
            for reference in verdict.summary.list_references()
            if reference.field in _SHOWN_REFERENCES and self._may_link(verdict, reference)
        ]

    def _may_link(self, verdict: Verdict, reference: Reference) -> bool:
        target = self.holdings.by_id.get(reference.target)
        return target is not None and (
            reference.field != "decision" or may_link(verdict.summary, target.summary)
        )

    def rows(self, order: int) -> Sequence[int]:
        verdict = self.site.published[order]
        cited = [self.holdings.by_id[reference.target].summary.row for reference in self._references(verdict)]
        return (verdict.summary.row, *cited)

    def make(self, order: int, texts: Texts) -> bytes:
        verdict = self.site.published[order]
        text = texts[verdict.summary.row]
        template, values = self._view(verdict, text, texts)
        depth = depth_of(record_address(verdict.summary))
        return self.frame.render(
            template,
            depth,
            make_head(self.portal, verdict, text, values["opening"]),
            summary=verdict.summary,
            number=text.get("document_number", ""),
            run=self.portal.find_run(verdict.summary.number),
            kind=KINDS[verdict.summary.kind],
            tag=_tag(verdict, text),
            state=show_state(self.portal.permit_states.find(verdict.summary)),
            organ=self.site.organs_by_id[verdict.summary.authority],
            days=list_days(verdict),
            display=self._explain(verdict),
            corrections=text.get("corrections", ()),
            proof=self.portal.prover.prove(verdict.summary),
            attachments=list_attachments(verdict.summary),
            **values,
        )

    def _view(self, verdict: Verdict, text: dict[str, Any], texts: Texts) -> tuple[str, dict[str, Any]]:
        organ = self.site.organs_by_id[verdict.summary.authority]
        match verdict.summary.kind:
            case "permit" | "penalty" | "decision":
                return "record.html", self._view_decision(verdict, text, texts, organ)
            case "baseline":
                earlier = [self.holdings.by_id[reference.target] for reference in self._references(verdict)]
                return "baseline.html", view_baseline(self.portal, verdict, texts, earlier)
            case "case":
                return "case.html", _view_case(verdict, text, self._link_decision(verdict))
            case "report":
                raise ValueError("yearly reports have a maker of their own")
            case "catalogue":
                return "catalogue.html", view_catalogue(text, organ)
            case _:
                assert_never(verdict.summary.kind)

    def _view_decision(
        self, verdict: Verdict, text: dict[str, Any], texts: Texts, organ: Authority
    ) -> dict[str, Any]:
        links = self._link_references(verdict, texts)
        if has_party_page(verdict):
            links["party.name"] = Link(address_of_party(verdict.summary.code), verdict.summary.party)
        return {
            "opening": answer(verdict.summary.kind, text, organ.short_name or organ.name),
            "contestable": can_be_contested(text),
            "followers": link_followers(self.portal.permit_states.followers(verdict.summary)),
            "sections": fill_sections(verdict.summary.kind, text, links),
            "related": self._relate(verdict, links),
            "explained": self._explain_discretion(verdict),
            "website": organ.contact.website if is_web_address(organ.contact.website) else "",
        }

    def _explain_discretion(self, verdict: Verdict) -> dict[str, Explanation]:
        """What stands below the fields of a section, by its heading."""
        cited = self.portal.find_citation(verdict) if verdict.summary.kind == "penalty" else None
        return {DISCRETION: explain(verdict.summary, *cited, self.portal.versions)} if cited else {}

    def _link_references(self, verdict: Verdict, texts: Texts) -> dict[str, Link]:
        links = {}
        for reference in self._references(verdict):
            target = self.holdings.by_id[reference.target].summary
            if target.kind == "baseline":
                words = cite(texts[target.row], reference.tier)
            else:
                words = " ".join(filter(None, (target.number, target.title)))
            links[reference.field] = Link(record_address(target), words)
        return links

    def _link_decision(self, verdict: Verdict) -> Link | None:
        """The decision behind a case, where the case may lead there."""
        for reference in self._references(verdict):
            target = self.holdings.by_id[reference.target].summary
            return Link(record_address(target), " ".join(filter(None, (target.number, target.title))))
        return None

    def _relate(self, verdict: Verdict, links: dict[str, Link]) -> list[Link]:
        """Links to pages that many records share."""
        summary = verdict.summary
        month = summary.day[:_MONTH]
        found = []
        if "party.name" in links:
            found.append(Link(links["party.name"].address, f"{summary.party}的全部公开信息"))
        if "discretion.baseline" in links:
            found.append(Link(links["discretion.baseline"].address, "本案适用的裁量基准"))
        if month:
            found.append(
                Link(
                    address_of_month(summary.kind, month),
                    f"{spell_month(month)}的{KINDS[summary.kind].label}",
                )
            )
        organ = self.portal.organ_names.get(summary.authority, "")
        return [*found, Link(address_of_authority(summary.authority), f"{organ}的公开信息")]


def _tag(verdict: Verdict, text: dict[str, Any]) -> str:
    """What sort of thing it is, as near as the record says."""
    match verdict.summary.kind, text.get("outcome"), text.get("type"):
        case "penalty", "不予处罚", _:
            return "不予处罚"
        case "permit", "不予", _:
            return "不予许可"
        case "decision", _, str(kind) if kind != "其他":
            return kind
        case _:
            return KINDS[verdict.summary.kind].label


def _view_case(verdict: Verdict, text: dict[str, Any], decision: Link | None) -> dict[str, Any]:
    return {
        "decision": decision,
        "opening": first_sentence(text.get("warning", "")) or verdict.summary.title,
        "text": text,
        "parts": [(heading, convert(text[name])) for heading, name in _CASE_PARTS if name in text],
        "month": Link(
            address_of_month("case", verdict.summary.day[:_MONTH]), spell_month(verdict.summary.day[:_MONTH])
        ),
    }
