"""The files that the browser fetches: the same bytes from the same records, nothing of records that are gone."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure_search.made_documents import make_documents

from disclosure_search.documents import SearchDocument
from disclosure_search.postings import encode_number, encode_postings
from disclosure_search.shards import build_manifest, build_segment

DOCUMENTS = [replace(document, date=f"2026{document.date[4:]}") for document in make_documents(120)]


def decode(content: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in content:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers


@given(st.integers(0, 2**40))
def test_a_number_is_read_back(number: int) -> None:
    assert decode(encode_number(number)) == [number]


@given(st.sets(st.integers(0, 2**22), min_size=1))
def test_a_posting_list_is_read_back(numbers: set[int]) -> None:
    read, last = [], -1
    for gap in decode(encode_postings(sorted(numbers))):
        last += gap
        read.append(last)
    assert read == sorted(numbers)


def test_the_order_of_documents_does_not_matter() -> None:
    shuffled = random.Random(3).sample(DOCUMENTS, len(DOCUMENTS))
    assert build_segment(2026, shuffled) == build_segment(2026, DOCUMENTS)


def test_every_change_changes_the_folder_and_so_every_name() -> None:
    changed = [replace(DOCUMENTS[0], text="改动"), *DOCUMENTS[1:]]
    before, after = build_segment(2026, DOCUMENTS), build_segment(2026, changed)
    assert not {path for path, _ in before.files} & {path for path, _ in after.files}


def test_a_removed_record_is_in_no_shard() -> None:
    gone = SearchDocument(
        id="canary-gone",
        kind="penalty",
        url="/penalties/canary-gone/",
        title="金丝雀鸟甲",
        date="2026-01-01",
        numbers=("鹮卫医罚〔2026〕4471号", "CANARY4471X"),
        names=("鹮鸟诊所",),
        text="鸩鸩",
        facets=(("authority", "zz-canary"),),
    )
    canaries = ("canary-gone", "丝雀", "鹮", "canary4471x", "CANARY4471X", "鸩", "zz-canary")
    with_it = b"".join(content for _, content in build_segment(2026, [*DOCUMENTS, gone]).files)
    without = b"".join(content for _, content in build_segment(2026, DOCUMENTS).files)
    assert all(word.encode() in with_it for word in canaries)
    assert not any(word.encode() in without for word in canaries)


def test_the_manifest_is_small_and_counts_records() -> None:
    newer, older = (
        build_segment(2026, DOCUMENTS),
        build_segment(2025, [replace(DOCUMENTS[0], date="2025-01-01")]),
    )
    content = build_manifest([older.summary, newer.summary])
    manifest = json.loads(content)
    assert manifest["documents"] == len(DOCUMENTS) + 1
    assert [(entry["name"], entry["documents"]) for entry in manifest["segments"]] == [
        ("2026", len(DOCUMENTS)),
        ("2025", 1),
    ]
    assert len(content) < 4000
    assert content == build_manifest([newer.summary, older.summary])


def test_an_empty_site_has_a_manifest() -> None:
    assert json.loads(build_manifest([]))["segments"] == []


def test_segments_that_share_days_are_refused() -> None:
    segments = [build_segment(name, DOCUMENTS).summary for name in ("a", "b")]
    with pytest.raises(ValueError, match="overlap"):
        build_manifest(segments)


def test_a_segment_without_records_is_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        build_segment(2026, [])


def test_no_file_is_large() -> None:
    segment = build_segment(2026, [replace(d, id=f"{d.id}-{n}") for n in range(20) for d in DOCUMENTS])
    assert max(len(content) for path, content in segment.files if not path.endswith("facets.json")) < 40_000
