"""Posting lists of many texts at once say exactly what the terms of each text say."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_search.analysis import fold, terms
from disclosure_search.gathering import gather_runs
from disclosure_search.parts import MOST_RECORDS
from disclosure_search.postings import Run, make_run

SIGNS = "卫生局罚款口腔〇々𠮷㐀⺀豈aZ9_-、。·()\"'\n\t \u3000²ςß🙂\u0301"
TEXTS = st.lists(st.one_of(st.text(SIGNS), st.text(max_size=20)).map(fold), max_size=12)


def count_one_by_one(texts: list[str], without: list[str]) -> dict[str, Run]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, (text, other) in enumerate(zip(texts, without, strict=True)):
        for term in terms(text) - terms(other):
            found[term].append(number)
    return {term: make_run(numbers) for term, numbers in found.items()}


@given(TEXTS)
def test_all_terms_of_all_texts_are_gathered(texts: list[str]) -> None:
    assert gather_runs(texts) == count_one_by_one(texts, [""] * len(texts))


@given(TEXTS)
def test_terms_of_another_text_are_left_out(texts: list[str]) -> None:
    others = texts[::-1]
    assert gather_runs(texts, without=others) == count_one_by_one(texts, others)


@pytest.mark.parametrize("gap", [1, 127, 128, 5000, MOST_RECORDS - 1])
def test_records_far_apart_are_told(gap: int) -> None:
    texts = ["卫生", *["a"] * (gap - 1), "卫"]
    assert gather_runs(texts)["卫"] == make_run([0, gap])


def test_too_many_texts_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        gather_runs([""] * (MOST_RECORDS * 2))
