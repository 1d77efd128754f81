"""The search's bench on few records and without peers: its queries, its truth and its scores hold together."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from tests.bench.make_records import make_all
from tests.bench.searching.engine import FirstQuery, ask
from tests.bench.searching.public_records import PublicRecord, load_records
from tests.bench.searching.queries import KINDS, Query, make_queries
from tests.bench.searching.scoring import Answer, Score, compare_totals, median_and_95, score, score_by_kind
from tests.bench.searching.step_timing import DAY, Step, Steps
from tests.bench.searching.steps import OUTPUT, RECORDS
from tests.bench.searching.truth import find_expected
from tests.bench.searching.wire import pack

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("search_bench")]


class Small:
    """300 records, made and searched once for all tests here."""

    def __init__(self, folder: Path) -> None:
        content, work = folder / "content", folder / "work"
        list(make_all(300, content, seed=3, as_of=dt.date.fromisoformat(DAY)))
        steps = Steps(content, work, known=None)
        self.cold: dict[str, Step] = steps.cold(1)
        self.records: list[PublicRecord] = load_records(work / RECORDS)
        self.queries: list[Query] = make_queries(self.records, 150)
        texts = {record.id: record.fields for record in self.records}
        self.expected = find_expected(self.queries, self.records, texts)
        self.first: list[FirstQuery]
        self.answers: list[Answer]
        self.answers, self.first = ask(work / OUTPUT, self.queries)
        self.again = steps.again(1)
        self.changed = ask(work / OUTPUT, [Query("facts", "复查1次")])[0][0]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    return Small(tmp_path_factory.mktemp("bench"))


def test_every_kind_is_asked_and_has_something_to_find(small: Small) -> None:
    assert {query.kind for query in small.queries} == set(KINDS)
    assert all(small.expected)
    assert make_queries(small.records, 150) == small.queries, "same seed, same queries"


def test_what_a_plain_scan_finds_is_found(small: Small) -> None:
    for kind, found in score_by_kind(small.queries, small.answers, small.expected).items():
        assert (found.recall, found.precision) == (1, 1), kind
    assert compare_totals(small.answers, small.expected).off_95 < 2


def test_numbers_take_fewer_bytes_than_texts(small: Small) -> None:
    texts = [f.hits for f, q in zip(small.first, small.queries, strict=True) if not q.carried]
    numbers = [f.hits for f, q in zip(small.first, small.queries, strict=True) if q.carried]
    assert 0 < median_and_95(numbers)[0] < median_and_95(texts)[0]
    assert all(f.snippets >= f.hits for f in small.first)


def test_steps_are_measured_and_a_change_is_one(small: Small) -> None:
    assert {"shards", "index"} <= set(small.cold)
    assert set(small.cold) == set(small.again)
    assert len(small.changed.ids) == 1


def test_scores_count_what_is_missing_and_what_is_too_much() -> None:
    answers = [Answer(["a", "b"], 2), Answer([], 0), Answer(["c", "x", "y", "z"], 4)]
    found = score(answers, [{"a", "b"}, {"a"}, {"c"}])
    assert found == Score(3, pytest.approx(2 / 3), pytest.approx((1 + 1 / 4) / 2))
    assert compare_totals(answers, [{"a", "b"}, {"a"}, {"c"}]).right == pytest.approx(1 / 3)


def test_what_is_packed_already_goes_as_it_is() -> None:
    packed = pack(b"a" * 1000)
    assert len(packed) < 100
    assert pack(packed) == packed
