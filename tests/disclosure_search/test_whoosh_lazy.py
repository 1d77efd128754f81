"""No more texts are read than the hits on a page need, and what is shown is right all the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure_search.made_documents import make_documents
from tests.disclosure_search.slow_answers import SlowAnswers

from disclosure_search.documents import SearchDocument
from disclosure_search.index import Search, Snapshot, searching, update_index

MANY = make_documents(600)
DECOYS = [replace(document, party="北辰 辰仁 仁和", title="甲") for document in MANY[::3]]
DOCUMENTS = [document for place, document in enumerate(MANY) if place % 3] + DECOYS
QUERY = "辰仁和综"
EXPECTED = SlowAnswers(DOCUMENTS).order(QUERY, {})


class CountingSnapshot(Snapshot):
    """Counts the texts that are read."""

    read = 0

    def document(self, number: int) -> SearchDocument:
        """Read one."""
        self.read += 1
        return super().document(number)


@pytest.fixture
def snapshot(tmp_path: Path) -> CountingSnapshot:
    update_index(tmp_path, DOCUMENTS)
    return CountingSnapshot(tmp_path)


@pytest.fixture
def few_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_READ", 10)


@pytest.mark.usefixtures("few_are_read")
@pytest.mark.parametrize("offset", [0, 20])
def test_a_page_is_right_though_most_texts_are_not_read(snapshot: CountingSnapshot, offset: int) -> None:
    found = Search(snapshot, QUERY).page(10, offset)
    assert [(hit.id, hit.score) for hit in found.hits] == EXPECTED[offset : offset + 10]
    assert (found.total >= len(EXPECTED), found.exact) == (True, False)
    assert snapshot.read <= (offset + 10) * 2


@pytest.mark.usefixtures("few_are_read")
def test_all_hits_are_exact_even_so(snapshot: CountingSnapshot) -> None:
    found = Search(snapshot, QUERY).page(None)
    assert [(hit.id, hit.score) for hit in found.hits] == EXPECTED
    assert found.exact


@pytest.mark.usefixtures("few_are_read")
def test_a_query_that_finds_nothing_says_so_exactly(snapshot: CountingSnapshot) -> None:
    found = Search(snapshot, '"仁和 辰仁"').page(10)
    assert (found.total, found.exact) == (0, True)


@pytest.mark.usefixtures("few_are_read")
def test_facets_of_unread_texts_are_no_exact_counts(snapshot: CountingSnapshot) -> None:
    counted, exact = Search(snapshot, QUERY).count_facets()
    assert not exact
    assert dict(counted["kind"])["penalty"] >= sum(
        1 for d in DOCUMENTS if d.kind == "penalty" and QUERY in d.head
    )


def test_what_the_terms_decide_is_not_read(snapshot: CountingSnapshot) -> None:
    found = Search(snapshot, "仁和 罚款").page(3)
    assert (found.exact, len(found.hits), snapshot.read) == (True, 3, 3)
