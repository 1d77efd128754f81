"""Whoosh's answers are those of counting: sets, order, scores, filters, days, sorts and the counts of facets."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.disclosure_search.made_documents import make_documents
from tests.disclosure_search.slow_answers import SlowAnswers

from disclosure_search.index import Search, Snapshot, update_index
from disclosure_search.index.snapshot import STATISTICS

DOCUMENTS = make_documents(160)
LEVELS = ["的一", "年月日", "卫生"]
SLOW = SlowAnswers(DOCUMENTS, LEVELS)
SORTS = ("relevance", "date", "amount")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """An index that has been through updates: several segments, records that are gone or were something else."""
    folder = tmp_path_factory.mktemp("whoosh")
    former = make_documents(160, seed=6)
    update_index(folder, former[:100])
    update_index(folder, [*DOCUMENTS[50:], *make_documents(170, seed=7)[160:]])
    update_index(folder, DOCUMENTS[:50], [document.id for document in make_documents(170)[160:]])
    (folder / STATISTICS).write_text(json.dumps({"common": LEVELS}), encoding="utf-8")
    return Snapshot(folder)


FILTERS = {"kind": ["penalty"], "authority": ["辰", "岭"], "from": ["2024-05-01"], "to": ["2026-02-28"]}


def make_questions(count: int) -> Iterator[tuple[str, dict[str, list[str]]]]:
    rng = random.Random(17)
    for _ in range(count):
        document = rng.choice(DOCUMENTS)
        source = rng.choice((document.title, *document.names, *document.text.split("\n"), *document.numbers))
        start = rng.randrange(len(source))
        words = [source[start : start + rng.randint(1, 6)]]
        words += rng.choice(([], [], [document.party[:2]], [f"-{rng.choice('仁口罚年')}"], ["罚款。"]))
        chosen = {name: values for name, values in FILTERS.items() if rng.random() < 0.25}
        yield " ".join(words), chosen


QUESTIONS = [("", {}), ("", {"from": ["2025-01-01"]}), ("-罚款", {}), *make_questions(150)]


@pytest.mark.parametrize("sort", SORTS)
def test_hits_and_scores_come_in_the_order_of_the_formula(snapshot: Snapshot, sort: Any) -> None:
    for text, filters in QUESTIONS:
        found = Search(snapshot, text, filters).page(None, sort=sort)
        expected = SLOW.order(text, filters, sort)
        assert [(hit.id, hit.score) for hit in found.hits] == expected, (text, filters)
        assert (found.total, found.exact) == (len(expected), True)


def test_pages_are_stretches_of_all_hits(snapshot: Snapshot) -> None:
    for text, filters in QUESTIONS[::5]:
        search = Search(snapshot, text, filters)
        everything = search.page(None).hits
        assert search.page(7, 5).hits == everything[5:12]
        assert search.page(7, 5).total == len(everything)


def test_facets_are_counted_without_their_own_filter(snapshot: Snapshot) -> None:
    for text, filters in QUESTIONS[::3]:
        counted, exact = Search(snapshot, text, filters).count_facets()
        assert exact
        if not SLOW.find(text, filters):
            continue  # then the query is tried in another form, and it is that one whose facets count
        for facet in ("kind", "authority", "month"):
            others = {name: values for name, values in filters.items() if name != facet}
            expected = Counter(v for d in SLOW.find(text, others) for f, v in d.facets if f == facet)
            assert dict(counted.get(facet, ())) == expected, (text, filters, facet)


def test_facet_values_come_most_first(snapshot: Snapshot) -> None:
    counted, _ = Search(snapshot, "").count_facets()
    for values in counted.values():
        assert list(values) == sorted(values, key=lambda pair: (-pair[1], pair[0]))


def test_an_unknown_facet_finds_nothing(snapshot: Snapshot) -> None:
    assert Search(snapshot, "", {"colour": ["red"]}).page(None).total == 0


def test_deleted_records_do_not_make_a_phrase_less_rare(tmp_path: Path) -> None:
    update_index(tmp_path, DOCUMENTS)
    update_index(tmp_path, [], [document.id for document in DOCUMENTS[:100]])
    again = tmp_path / "again"
    update_index(again, DOCUMENTS[100:])
    one, other = (Search(Snapshot(folder), "仁和 罚款").page(None).hits for folder in (tmp_path, again))
    assert [(hit.id, hit.score) for hit in one] == [(hit.id, hit.score) for hit in other]
    assert one


def test_the_questions_are_worth_asking() -> None:
    found = [len(SLOW.find(text, filters)) for text, filters in QUESTIONS]
    assert sum(0 < count < 80 for count in found) > 60
