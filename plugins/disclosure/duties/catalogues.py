"""P1, P2, P4, P5, P9 across records, and T8: what should be public beforehand and is not.

One finding for each organ and rule, whatever is missing, and one for each inspection that follows no published item.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from disclosure.duties.bench import Bench
from disclosure.duties.shelves import Shelves, owes_catalogues
from disclosure.duties.updates import find_on_update
from disclosure.findings.finding import Finding
from disclosure.law.catalogues import CatalogueRule
from disclosure.records.authority import Authority
from disclosure.records.catalogues.names import spell_catalogue
from disclosure.verdict import Verdict

_WHAT: dict[CatalogueRule, str] = {
    "P1": "事前公开的内容不全",
    "P2": "作出行政处罚，应当公示的信息不全",
    "P5": "作出行政处罚，对电子监控没有说明",
    "P9": "开展行政检查，没有公布检查事项",
}


def find_on_catalogues(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """All findings on what is public beforehand, organ by organ in the order of `authorities.yaml`."""
    shelves = Shelves(bench.law, bench.docket.organs, verdicts, bench.as_of)
    found = [*_find_incomplete(bench, shelves), *_find_letters(bench, shelves)]
    # few among many: asked here, and not of every record
    catalogues = [verdict.summary for verdict in shelves.by_kind["catalogue"] if not verdict.summary.broken]
    found += [finding for summary in catalogues for finding in find_on_update(bench, summary)]
    return [*found, *_find_unlisted(bench, shelves)]


def _find_incomplete(bench: Bench, shelves: Shelves) -> Iterator[Finding]:
    for organ in shelves.organs:
        for rule, missing in shelves.list_missing(organ):
            if missing:
                items = "、".join(item.name for item in missing)
                names = dict.fromkeys(item.catalogues[0] for item in missing)
                remedy = f"在 records/catalogues 中补充并公开：{'、'.join(map(spell_catalogue, names))}"
                message = f"{organ.name}{_WHAT[rule]}，缺少：{items}"
                yield _tell(bench, rule, organ, message, remedy)


def _find_letters(bench: Bench, shelves: Shelves) -> Iterator[Finding]:
    """P4: a body that punishes is authorised by law, or its principal has published the letter."""
    for body in shelves.organs:
        parent = shelves.by_id.get(body.parent or "")
        if (
            body.level != "body"
            or body.id not in shelves.punishing
            or not (parent and owes_catalogues(parent))
        ):
            continue
        chain = shelves.list_above(body.id)
        if shelves.unread.intersection(chain) or _may_punish(bench, shelves, body, chain):
            continue
        message = f"{body.name}作出行政处罚，没有公布有效的委托书"
        remedy = (
            "由委托机关在「委托执法」清单中公布委托书；法律、法规授权的，在「执法主体」清单中写明授权组织"
        )
        yield _tell(bench, "P4", body, message, remedy)


def _may_punish(bench: Bench, shelves: Shelves, body: Authority, chain: Sequence[str]) -> bool:
    """Whether a published list says by what right, or stands elsewhere so that it cannot be looked into."""
    names = {body.name, body.short_name}
    organs = [row for facts in shelves.list_facts(chain, "执法主体") for row in facts["items"]]
    if any(row.get("name") in names and row.get("nature") == "授权组织" for row in organs):
        return True
    entrusted = shelves.list_facts(chain[1:], "委托执法")
    rows = [row for facts in entrusted for row in facts["items"]]
    is_named = any(row["entrusted"] in names and row["until"] >= bench.today for row in rows)
    return is_named or any(facts["has_link"] for facts in entrusted)


def _find_unlisted(bench: Bench, shelves: Shelves) -> Iterator[Finding]:
    """P9: the item that an inspection names is published, by its organ or above."""

    @cache
    def list_codes(authority: str) -> frozenset[str] | None:
        """The codes that hold for an organ; None where that cannot be known."""
        chain = shelves.list_above(authority)
        listed = shelves.list_facts(chain, "检查事项")
        if not listed or any(each["has_link"] for each in listed) or shelves.unread.intersection(chain):
            return None
        return frozenset(row.get("item_code", "") for each in listed for row in each["items"])

    @cache
    def is_in_force(day: str) -> bool:
        return bool(shelves.table.list_wanted("P9", date.fromisoformat(day)))

    for summary in shelves.inspections:
        if summary.item_code and summary.day and is_in_force(summary.day):
            codes = list_codes(summary.authority)
            if codes is not None and summary.item_code not in codes:
                message = "检查所依据的检查事项没有列入公布的检查事项清单"
                yield bench.find("P9", summary, "item_code", message)


def _tell(bench: Bench, rule: str, organ: Authority, message: str, remedy: str) -> Finding:
    return Finding(rule, bench.law.severity(rule), message, remedy, authority=organ.id)
