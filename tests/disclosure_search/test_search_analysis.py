"""The analysis and its twin in the browser agree with each other and with the number parser of the records."""

import json
import shutil
import subprocess
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.document_number import normalise
from disclosure_search.analysis import fold, has_han, number_key, phrase_pairs, pieces, terms
from disclosure_search.nearness import distance, near_keys
from disclosure_search.query import candidate_terms, contains, parse_query, relax_query
from disclosure_search.ranking import idf, phrase_score

HERE = Path(__file__).parent
BROWSER = HERE.parents[1] / "plugins/disclosure_search/browser"
VECTORS = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS["texts"], ids=lambda vector: ascii(vector["text"])[:40])
def test_a_text_is_folded_and_cut_as_the_vectors_say(vector: dict[str, object]) -> None:
    text = str(vector["text"])
    computed = {
        "text": text,
        "folded": fold(text),
        "terms": sorted(terms(fold(text))),
        "number": number_key(text),
    }
    assert computed == vector


@pytest.mark.parametrize("vector", VECTORS["queries"], ids=lambda vector: ascii(vector["query"])[:40])
def test_a_query_is_read_as_the_vectors_say(vector: dict[str, object]) -> None:
    query = parse_query(str(vector["query"]))
    computed = {
        "query": vector["query"],
        "wanted": list(query.wanted),
        "unwanted": list(query.unwanted),
        "number": query.number,
        "empty": query.empty,
        "relaxed": list(relax_query(query).wanted),
    }
    assert computed == vector


@pytest.mark.parametrize("vector", VECTORS["phrases"], ids=lambda vector: ascii(vector["phrase"])[:40])
def test_a_phrase_is_found_as_the_vectors_say(vector: dict[str, object]) -> None:
    text, phrase = str(vector["text"]), str(vector["phrase"])
    computed = {
        "text": text,
        "phrase": phrase,
        "found": contains(text, phrase),
        "candidates": candidate_terms(phrase),
        "crc32": crc32(phrase.encode()),
    }
    assert computed == vector


@pytest.mark.parametrize("vector", VECTORS["ranks"], ids=str)
def test_a_phrase_weighs_as_the_vectors_say(vector: dict[str, int]) -> None:
    worth = idf(vector["documents"], vector["found"])
    assert (worth, phrase_score(worth, True)) == (vector["idf"], vector["head"])


@pytest.mark.parametrize("vector", VECTORS["near"], ids=lambda vector: ascii(vector["key"]))
def test_a_number_is_near_others_as_the_vectors_say(vector: dict[str, object]) -> None:
    assert list(near_keys(str(vector["key"]))) == vector["near"]


@pytest.mark.parametrize("vector", VECTORS["distances"], ids=lambda vector: ascii(vector["one"]))
def test_two_spellings_are_as_far_apart_as_the_vectors_say(vector: dict[str, object]) -> None:
    one, other = str(vector["one"]), str(vector["other"])
    assert distance(one, other) == distance(other, one) == vector["distance"]


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_browser_agrees_with_the_vectors() -> None:
    command = ["node", HERE / "check_vectors.mjs", BROWSER, HERE / "vectors.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once_for_spaces_and_lines(text: str) -> None:
    folded = fold(text)
    assert "  " not in folded
    assert "\n\n" not in folded
    assert folded == folded.strip(" \n")


@given(st.text(alphabet="卫生监督局罚⺅𠮷\n ，。a1-_", max_size=60))
def test_terms_are_the_pairs_characters_and_words_of_each_line(text: str) -> None:
    folded = fold(text)
    words = {piece for _, piece in pieces(folded) if not has_han(piece)}
    pairs = {pair for line in folded.split("\n") for pair in phrase_pairs(line)}
    assert terms(folded) == words | pairs | {character for character in folded if has_han(character)}


@given(
    st.text(alphabet="卫生罚𠮷a1b2 ，\n", max_size=40),
    st.text(alphabet="卫生罚𠮷a1b2，", min_size=1, max_size=5),
)
def test_whatever_contains_a_phrase_has_its_candidate_terms(text: str, phrase: str) -> None:
    folded, wanted = fold(text), fold(phrase)
    if wanted and contains(folded, wanted):
        assert set(candidate_terms(wanted)) <= terms(folded)


BRACKETS = st.sampled_from(["〔〕", "［］", "[]", "()", "（）", "【】"])


@given(
    st.sampled_from(["辰卫医罚", "示卫许", "南浦卫强"]),
    st.integers(2000, 2099),
    st.integers(1, 99999),
    BRACKETS,
    st.sampled_from(["{}号", "第{}号", "{}", " {} 号", "00{}号", "第 0{}"]),
    st.booleans(),
)
def test_every_spelling_of_a_number_has_one_key(
    prefix: str, year: int, serial: int, brackets: str, form: str, wide: bool
) -> None:
    spelt = f"{prefix}{brackets[0]}{year}{brackets[1]}{form.format(serial)}"
    if wide:
        spelt = spelt.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)})
    assert number_key(spelt) == number_key(f"{prefix}〔{year}〕{serial}号") == number_key(normalise(spelt))


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_different_numbers_have_different_keys(one: int, other: int) -> None:
    keys = {number_key(f"辰卫医罚〔2026〕{serial}号") for serial in (one, other)}
    assert len(keys) == len({one, other})
