"""The search that the others are held against: reads every text of every record, knows no index."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from disclosure_search.analysis import number_key
from disclosure_search.documents import SearchDocument
from disclosure_search.query import parse_query, relax_query

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd]")


def search_naively(
    documents: list[SearchDocument], text: str, filters: Mapping[str, Sequence[str]] | None = None
) -> set[str]:
    kept = [
        d
        for d in documents
        if all(set(v) & {b for a, b in d.facets if a == f} for f, v in (filters or {}).items())
    ]
    query = parse_query(text)
    if query.number:
        carriers = {d.id for d in documents if query.number in map(number_key, d.numbers)}
        if carriers:
            return carriers & {d.id for d in kept}
    for wanted in (query.wanted, relax_query(query).wanted):
        if wanted or query.unwanted or query.empty:
            found = {
                d.id
                for d in kept
                if all(_has(d, phrase) for phrase in wanted)
                and not any(_has(d, phrase) for phrase in query.unwanted)
            }
            if found:
                return found
    return set()


def _has(document: SearchDocument, phrase: str) -> bool:
    fields = (document.title, *document.numbers, *document.names, *document.text.split("\n"))
    return any(contains_plainly(make_plain(field), phrase) for field in fields)


def make_plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return plain.translate({ord(a): b for a, b in zip("〔〕【】[]", "()()()", strict=True)})


def contains_plainly(field: str, phrase: str) -> bool:
    if HAN.search(phrase):
        return phrase in field
    letters = r"[^\W_\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd]"
    before = f"(?<!{letters})" if re.match(letters, phrase) else ""
    after = f"(?!{letters})" if re.match(letters, phrase[-1]) else ""
    return re.search(before + re.escape(phrase) + after, field) is not None
