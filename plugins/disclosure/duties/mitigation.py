"""B5 on one record alone: what is remitted, reduced or made lighter stands on an article of 处罚法 (Arts. 30-33)."""

from disclosure.discretion.grounds import find_citations, match_article
from disclosure.findings.fault import Fault
from disclosure.law.mitigation_grounds import GroundArticle, MitigationGrounds
from disclosure.records.penalty import Mitigation, Penalty
from disclosure.records.record import Record
from disclosure.terms import Terms

_GROUND = "mitigation.ground"


def check_mitigation(record: Record, terms: Terms) -> list[Fault]:
    """B5: the ground is one that 处罚法 knows for this kind; 不予 goes with 不予处罚, and nothing else does."""
    if not isinstance(record, Penalty) or record.mitigation is None or record.decided_on is None:
        return []
    mitigation = record.mitigation
    if (mitigation.kind == "不予") != (record.outcome == "不予处罚"):
        message = f"处理结果是「{record.outcome}」，减免种类却是「{mitigation.kind}」"
        remedy = "不予处罚决定的减免种类填「不予」；作出处罚的填「减轻」或「从轻」"
        return [Fault("B5", "mitigation.kind", message, remedy)]
    articles = terms.law.table(MitigationGrounds).find(record.decided_on)
    return _check_ground(mitigation, articles) if articles else []


def _check_ground(mitigation: Mitigation, articles: tuple[GroundArticle, ...]) -> list[Fault]:
    kind = mitigation.kind
    expected = "、".join(f"第{article.article}条" for article in articles if kind in article.kinds)
    remedy = f"写明《行政处罚法》的条、款、项：{kind}处罚的情形见{expected}"
    citations = find_citations(mitigation.ground)
    if not citations:
        return [Fault("B5", _GROUND, "减免依据没有写明是《行政处罚法》的哪一条", remedy)]
    matched = [(article, c) for c in citations if (article := match_article(c, articles, kind))]
    if not matched:
        return [Fault("B5", _GROUND, f"减免依据所引的条款不是「{kind}」处罚的法定情形", remedy)]
    if all(article.items and not citation.item for article, citation in matched):
        article = matched[0][0]
        message = f"减免依据引用《行政处罚法》第{article.article}条，没有写明是哪一项"
        return [Fault("B5", _GROUND, message, f"写明第{article.article}条第几项，例如「第（一）项」")]
    return []
