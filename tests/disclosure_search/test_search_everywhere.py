"""500 random questions with random filters and orders: the browser's search under Node and in Chromium, and Whoosh,
give the same records in the same order as counting in every record does, the same facets and the same help."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.disclosure_search.made_documents import make_documents, read_levels, write_shards
from tests.disclosure_search.search_host import published_code, serve
from tests.disclosure_search.slow_answers import SlowAnswers
from tests.disclosure_search.test_search_parity import answer_in_node, respell

from disclosure_search.index import Search, open_snapshot, update_index
from disclosure_search.index.snapshot import STATISTICS, Snapshot
from disclosure_search.suggestions import Suggestion

DOCUMENTS = make_documents(240, seed=17)
SORTS = ("relevance", "relevance", "date", "amount")
LOST = (
    "北辰仁和棕合门诊部", "北辰仁和综门诊部", "北辰仁和综合合门诊部", "和仁大药房 不存在", "不存在 -罚款",
    "辰卫医罚〔2026〕999999号", "甲卫医罚〔2026〕7号", "91110000600037342L", "911100006000", "鸩", "abcdefghijklmnop",
    "仁和 口腔 餐饮", '"南浦 野家"', "康宁宾馆宾馆",
)  # fmt: skip


def make_filters(rng: random.Random) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {}
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        facet, value = rng.choice(rng.choice(DOCUMENTS).facets)
        filters.setdefault(facet, []).append(value)
    if rng.random() < 0.2:
        filters["from"] = [rng.choice(DOCUMENTS).date]
    if rng.random() < 0.2:
        filters["to"] = [rng.choice(DOCUMENTS).date]
    return filters


def make_question(rng: random.Random) -> dict[str, Any]:
    document = rng.choice(DOCUMENTS)
    fields = (document.title, *document.names, *document.text.split("\n"), *document.numbers)
    field = rng.choice(fields)
    start = rng.randrange(max(1, len(field) - 5))
    words = [field[start : start + rng.randint(1, 6)]]
    if rng.random() < 0.3:
        words.append(rng.choice(document.names)[: rng.randint(1, 4)])
    if rng.random() < 0.2:
        words.append("-" + rng.choice("仁口罚年"))
    text = rng.choice((" ".join(words), " ".join(words), respell(rng, rng.choice(document.numbers)), ""))
    return {"query": text, "filters": make_filters(rng), "sort": rng.choice(SORTS)}


QUESTIONS = [make_question(random.Random(place)) for place in range(500)]
ASK = """async ([base, questions]) => {
  const { open } = await import(`${base}search/search.mjs`)
  const search = await open(base)
  const answers = []
  for (const { query, ...options } of questions) {
    const { total, exact, hits } = await search.search(query, { ...options, limit: Infinity })
    answers.push({ total, exact, hits: hits.map(({ id, score }) => [id, score]) })
  }
  return answers
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("everywhere")
    write_shards(site, DOCUMENTS)
    for name, text in published_code().items():
        (site / "search" / name).write_text(text, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def levels(site: Path) -> Sequence[str]:
    return read_levels(site)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, levels: Sequence[str]) -> Snapshot:
    folder = tmp_path_factory.mktemp("index")
    update_index(folder, DOCUMENTS)
    (folder / STATISTICS).write_text(json.dumps({"common": levels}), encoding="utf-8")
    opened = open_snapshot(folder)
    assert opened
    return opened


@pytest.fixture(scope="module")
def expected(levels: Sequence[str]) -> list[list[tuple[str, int]]]:
    slow = SlowAnswers(DOCUMENTS, levels)
    return [slow.order(q["query"], q["filters"], q["sort"]) for q in QUESTIONS]


@pytest.fixture(scope="module")
def in_node(site: Path) -> list[dict[str, Any]]:
    return list(answer_in_node(site, QUESTIONS)["answers"])


def compare(answers: Sequence[Sequence[Any]], expected: Sequence[Sequence[tuple[str, int]]]) -> Iterator[str]:
    for question, answer, wanted in zip(QUESTIONS, answers, expected, strict=True):
        if [tuple(hit) for hit in answer] != list(wanted):
            yield f"{question}: {list(answer)[:3]} instead of {list(wanted)[:3]}"


def test_the_questions_are_worth_asking(expected: Sequence[Sequence[tuple[str, int]]]) -> None:
    found = [len(answer) for answer in expected]
    assert sum(1 for number in found if number > 1) > 200
    assert sum(1 for question in QUESTIONS if question["filters"]) > 200


def test_node_answers_as_counting_does(
    in_node: Sequence[Mapping[str, Any]], expected: Sequence[Sequence[tuple[str, int]]]
) -> None:
    assert list(compare([[(h["id"], h["score"]) for h in a["hits"]] for a in in_node], expected)) == []
    assert [answer["total"] for answer in in_node] == [len(answer) for answer in expected]
    assert all(answer["exact"] for answer in in_node)


def test_whoosh_answers_as_counting_does(
    snapshot: Snapshot, expected: Sequence[Sequence[tuple[str, int]]]
) -> None:
    found = [Search(snapshot, q["query"], q["filters"]).page(None, sort=q["sort"]) for q in QUESTIONS]
    assert list(compare([[(hit.id, hit.score) for hit in each.hits] for each in found], expected)) == []


@pytest.mark.browser
def test_chromium_answers_as_counting_does(
    chromium: Browser, site: Path, expected: Sequence[Sequence[tuple[str, int]]]
) -> None:
    (site / "index.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    page = chromium.new_page()
    with serve(site) as address:
        page.goto(address)
        answers = page.evaluate(ASK, [address, QUESTIONS])
    page.close()
    assert list(compare([answer["hits"] for answer in answers], expected)) == []
    assert [answer["total"] for answer in answers] == [len(answer) for answer in expected]


def test_both_engines_count_facets_alike(site: Path, snapshot: Snapshot) -> None:
    questions = [{**question, "count": True} for question in QUESTIONS[:120]]
    for question, answer in zip(questions, answer_in_node(site, questions)["answers"], strict=True):
        counted, exact = Search(snapshot, question["query"], question["filters"]).count_facets()
        known = {facet: dict(values) for facet, values in counted.items()}
        assert {facet: dict(values) for facet, values in answer["facets"].items()} == known, question
        assert exact


def test_both_engines_help_alike_where_nothing_is_found(site: Path, snapshot: Snapshot) -> None:
    lost = [*LOST, *(f"甲{document.number[1:]}" for document in DOCUMENTS[:20])]
    questions = [{"query": text, "filters": {}} for text in lost]
    helped = near = 0
    for text, answer in zip(lost, answer_in_node(site, questions)["answers"], strict=True):
        search = Search(snapshot, text)
        found = search.page(None)
        hits = [(hit.id, hit.score) for hit in found.hits]
        assert [(hit["id"], hit["score"]) for hit in answer["hits"]] == hits, text
        assert answer["near"] == found.near, text
        known = [] if hits else [each._asdict() for each in search.suggest()]
        offered = answer["suggestions"] or []
        assert [{key: each[key] for key in Suggestion._fields} for each in offered] == known, text
        helped, near = helped + bool(known), near + found.near
    assert helped > 5
    assert near > 10
