"""The lists of many records at once are those of record after record."""

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure_search.made_documents import make_documents

from disclosure_search.analysis import terms
from disclosure_search.documents import SearchDocument, newest_first
from disclosure_search.gathering import collect_runs
from disclosure_search.postings import Run, make_run

MIXED = st.text(
    st.sampled_from("卫生局罚〇々𠮷㐀⺀aB9_é٣、，。（[“ \t\n\u3000\u200b\ue000＿＝=·"), max_size=30
)


def make_document(number: int, title: str, text: str) -> SearchDocument:
    return SearchDocument(
        id=str(number), kind="penalty", url=f"/penalties/{number}/", title=title, date="2026-01-01", text=text
    )


def collect_one_by_one(documents: Sequence[SearchDocument]) -> list[dict[str, Run]]:
    found: list[defaultdict[str, list[int]]] = [defaultdict(list), defaultdict(list)]
    for number, document in enumerate(documents):
        head = terms(document.head)
        for field, own in zip(found, (head, terms(document.body) - head), strict=True):
            for term in own:
                field[term].append(number)
    return [{term: make_run(numbers) for term, numbers in field.items()} for field in found]


@given(st.lists(st.tuples(MIXED | st.text(max_size=9), MIXED | st.text(max_size=30)), max_size=5))
def test_any_text_has_the_same_terms(texts: list[tuple[str, str]]) -> None:
    documents = [make_document(number, *text) for number, text in enumerate(texts)]
    assert list(collect_runs(documents)) == collect_one_by_one(documents)


def test_records_far_apart_have_the_same_lists() -> None:
    documents = newest_first(make_documents(300))
    far = [make_document(-1, "鹇", "鸲鹆"), *documents[:150], make_document(-2, "鹇", "鸲"), *documents * 60]
    far.append(make_document(-3, "鸲鹆", "鹇"))
    assert len(far) > 128 * 128, "gaps of one, two and three bytes"
    assert list(collect_runs(far)) == collect_one_by_one(far)
