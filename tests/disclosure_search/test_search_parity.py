"""Whoosh, the browser's search under Node and a plain scan of every text find the same records."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.disclosure_search.made_documents import make_documents, read_levels, write_shards
from tests.disclosure_search.naive_search import search_naively

from disclosure_search.documents import SearchDocument
from disclosure_search.index import Hit, search_index, update_index
from disclosure_search.index.snapshot import STATISTICS

HERE = Path(__file__).parent
BROWSER = HERE.parents[1] / "plugins/disclosure_search/browser"
DOCUMENTS = make_documents(300)
FIXED = """||
 |。|-|仁|仁和|和仁|𠮷|𠮷野家|abc|ABC 医疗|"仁和 口腔"|仁和 口腔|门诊 -口腔|-口腔|-罚款|北辰仁和口腔门诊部。
91110000600037341l|９１１１００００６０００３７３４１Ｌ|统一社会信用代码：91110000600037341L|2026|2026年3月|执法人员检查|名从业|笔录、询问
辰卫医罚〔2026〕99999号|条例|第十二条 -第三十七条|months|kind=penalty|不存在的词语|罚款 -不存在|号""".replace(
    "\n", "|"
).split("|")


def make_queries(rng: random.Random, count: int) -> Iterator[dict[str, Any]]:
    for _ in range(count):
        document = rng.choice(DOCUMENTS)
        source = rng.choice((document.title, *document.names, *document.text.split("\n"), *document.numbers))
        length = rng.randint(1, 6)
        start = rng.randrange(max(1, len(source) - length + 1))
        fragment = source[start : start + length]
        filters = rng.choice(({}, {}, {"kind": ["penalty"]}, {"authority": ["辰", "岭"], "kind": ["permit"]}))
        spelling = rng.choice(
            (fragment, fragment, respell(rng, rng.choice(document.numbers)), document.names[0])
        )
        joined = rng.choice(
            (
                spelling,
                spelling,
                f"{spelling} -{rng.choice('仁口罚年')}",
                f"{fragment} {document.names[0][:3]}",
            )
        )
        yield {"query": joined, "filters": filters}


def respell(rng: random.Random, number: str) -> str:
    brackets = rng.choice(("〔〕", "［］", "[]", "()", "（）"))
    spelt = number.replace("〔", brackets[0]).replace("〕", brackets[1])
    forms = (
        spelt,
        spelt.removesuffix("号"),
        spelt.replace(brackets[1], brackets[1] + " 第 0"),
        spelt.lower(),
        f'"{spelt}"',
    )
    return rng.choice(forms)


QUERIES = [{"query": query, "filters": {}} for query in FIXED] + list(make_queries(random.Random(11), 300))


@pytest.fixture(scope="module")
def browser_answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    site = tmp_path_factory.mktemp("site")
    write_shards(site, DOCUMENTS)
    return answer_in_node(site, QUERIES)["answers"]


def answer_in_node(site: Path, queries: list[dict[str, Any]]) -> Any:
    command = ["node", HERE / "answer_queries.mjs", BROWSER, site]
    done = subprocess.run(
        command, input=json.dumps(queries), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def whoosh_answers(tmp_path_factory: pytest.TempPathFactory) -> list[list[Hit]]:
    folder = tmp_path_factory.mktemp("whoosh")
    update_index(folder, DOCUMENTS)
    write_shards(folder / "site", DOCUMENTS)
    (folder / STATISTICS).write_text(json.dumps({"common": read_levels(folder / "site")}), encoding="utf-8")
    return [search_index(folder, query["query"], filters=query["filters"]) for query in QUERIES]


@pytest.fixture(scope="module")
def naive_answers() -> list[set[str]]:
    return [search_naively(DOCUMENTS, query["query"], query["filters"]) for query in QUERIES]


def test_whoosh_finds_what_a_plain_scan_finds(
    whoosh_answers: list[list[Hit]], naive_answers: list[set[str]]
) -> None:
    for query, hits, expected in zip(QUERIES, whoosh_answers, naive_answers, strict=True):
        assert {hit.id for hit in hits} == expected, query


def test_the_browser_finds_what_a_plain_scan_finds(
    browser_answers: list[dict[str, Any]], naive_answers: list[set[str]]
) -> None:
    for query, answer, expected in zip(QUERIES, browser_answers, naive_answers, strict=True):
        assert {hit["id"] for hit in answer["hits"]} == expected, query
        assert answer["total"] == len(expected), query
        assert answer["exact"], query


def test_both_engines_order_hits_alike(
    browser_answers: list[dict[str, Any]], whoosh_answers: list[list[Hit]]
) -> None:
    for query, answer, hits in zip(QUERIES, browser_answers, whoosh_answers, strict=True):
        expected = [{"id": hit.id, "score": hit.score, "carriesNumber": hit.carries_number} for hit in hits]
        assert answer["hits"] == expected, query


def test_the_queries_are_worth_asking(naive_answers: list[set[str]]) -> None:
    assert sum(1 for found in naive_answers if found) > 200
    assert sum(1 for found in naive_answers if 0 < len(found) < len(DOCUMENTS) // 2) > 150


def test_a_page_of_hits_is_part_of_all_hits(tmp_path: Path) -> None:
    write_shards(tmp_path, DOCUMENTS)
    queries = [{"query": "执法人员在北辰"}, {"query": "执法人员在北辰", "limit": 7, "offset": 5}]
    everything, page = answer_in_node(tmp_path, queries)["answers"]
    assert page["hits"] == everything["hits"][5:12]
    assert page["total"] == everything["total"]


def test_the_first_of_very_many_hits_are_right_without_reading_all(tmp_path: Path) -> None:
    many = make_documents(1300)
    decoys = [replace(d, party="北辰 辰仁 仁和", title="甲") for d in many[::3]]
    documents = [d for place, d in enumerate(many) if place % 3] + decoys
    write_shards(tmp_path, documents)
    queries = [
        {"query": "辰仁和综", "limit": limit, "offset": offset}
        for limit, offset in ((5000, 0), (10, 0), (10, 30))
    ]
    queries += [{"query": "涉及1", "limit": 5000}, {"query": "涉及1", "limit": 10}]
    everything, first, later, all_facts, few_facts = answer_in_node(tmp_path, queries)["answers"]
    assert {hit["id"] for hit in everything["hits"]} == search_naively(documents, "辰仁和综")
    assert first["hits"] == everything["hits"][:10]
    assert later["hits"] == everything["hits"][30:40]
    assert {hit["id"] for hit in all_facts["hits"]} == search_naively(documents, "涉及1")
    assert few_facts["hits"] == all_facts["hits"][:10]
    assert (all_facts["exact"], few_facts["exact"]) == (True, False)
    assert few_facts["total"] >= all_facts["total"] == len(all_facts["hits"])


def test_marks_of_a_snippet_lie_on_the_words(tmp_path: Path) -> None:
    write_shards(tmp_path, DOCUMENTS)
    queries = [{"query": "ＡＢＣ医疗"}, {"query": "询问笔录"}, {"query": "医疗废物 罚款"}]
    for query, answer in zip(queries, answer_in_node(tmp_path, queries)["answers"], strict=True):
        text, marks = answer["snippet"]["text"], answer["snippet"]["marks"]
        assert marks, query
        assert {text[start:end] for start, end in marks} <= {"ABC医疗", "询问笔录", "医疗废物", "罚款"}


def test_a_number_reads_few_files(tmp_path: Path) -> None:
    write_shards(tmp_path, DOCUMENTS)
    fetched = answer_in_node(tmp_path, [{"query": DOCUMENTS[7].numbers[0]}])["fetched"]
    # the manifest, a bucket a segment, the block of the record; and for its snippet, the text
    assert len(fetched) <= 1 + 6 + 1 + 1
    assert not [path for path in fetched if "/b/" in path or "/p/" in path]


def test_hostile_queries_neither_fail_nor_hang(tmp_path: Path) -> None:
    rng = random.Random(13)
    few: list[SearchDocument] = DOCUMENTS[:20]
    write_shards(tmp_path, few)
    folder = tmp_path / "whoosh"
    update_index(folder, few)
    texts = ["".join(map(chr, rng.choices(range(0x250), k=rng.randint(0, 40)))) for _ in range(4000)]
    texts += [
        "".join(rng.choices('"-()[]〔〕卫罚2026 *?+\\.^$|/<>&\u200b\n\x00\ud800𠮷', k=rng.randint(1, 30)))
        for _ in range(5000)
    ]
    texts += [bytes(rng.choices(range(256), k=30)).decode("utf-8", "replace") for _ in range(990)]
    texts += [
        "卫" * 100_000,
        '"' * 5000,
        "-" * 5000,
        "(" * 5000,
        " ".join("卫罚" * 3000),
        "a.b." * 20_000,
        "0" * 100_000,
        "第" * 999,
        "号1" * 9999,
        "",
    ]
    answers = answer_in_node(tmp_path, [{"query": text, "limit": 3} for text in texts])["answers"]
    assert len(answers) == len(texts) == 10_000
    for text in texts[::50]:
        search_index(folder, text, limit=3)
