"""The files that the browser fetches: the same bytes from the same records, nothing of records that are gone."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure_search.made_documents import make_documents

from disclosure_search.analysis_record import Analysis, dump, load
from disclosure_search.documents import SearchDocument, newest_first
from disclosure_search.joining import join
from disclosure_search.manifest import PartEntry, SegmentEntry, build_manifest
from disclosure_search.packing import SUFFIX, pack, unpack
from disclosure_search.parts import analyse, build_files
from disclosure_search.postings import Run, encode_number, encode_run, join_runs, make_run
from disclosure_search.shards import build_shards

DOCUMENTS = newest_first([replace(d, date=f"2026{d.date[4:]}") for d in make_documents(120)])


def read_numbers(content: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in content:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers


def read_run(run: Run) -> list[int]:
    read, last = [], -1
    for gap in read_numbers(encode_run(run)):
        last += gap
        read.append(last)
    return read


def list_files(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    files = [*build_shards(analyse(documents)).files, *build_files(documents, 0)]
    return {path: unpack(data) if path.endswith(SUFFIX) else data for path, data in files}


@given(st.integers(0, 2**40))
def test_a_number_is_read_back(number: int) -> None:
    assert read_numbers(encode_number(number)) == [number]


@given(st.sets(st.integers(0, 2**22), min_size=1))
def test_a_posting_list_is_read_back(numbers: set[int]) -> None:
    assert read_run(make_run(sorted(numbers))) == sorted(numbers)


@given(st.lists(st.sets(st.integers(0, 999), min_size=1), min_size=1, max_size=5))
def test_joined_lists_are_one_list(parts: list[set[int]]) -> None:
    joined = join_runs([(1000 * place, make_run(sorted(part))) for place, part in enumerate(parts)])
    everything = sorted(1000 * place + number for place, part in enumerate(parts) for number in part)
    assert joined == make_run(everything)
    assert read_run(joined) == everything


@given(st.integers(1, len(DOCUMENTS) - 1))
def test_where_records_are_cut_does_not_matter(place: int) -> None:
    parts = [analyse(DOCUMENTS[:place]), analyse(DOCUMENTS[place:])]
    assert build_shards(join(parts)) == build_shards(analyse(DOCUMENTS))


def test_the_order_in_which_records_come_does_not_matter() -> None:
    shuffled = random.Random(3).sample(DOCUMENTS, len(DOCUMENTS))
    assert list_files(newest_first(shuffled)) == list_files(DOCUMENTS)


def test_an_analysis_is_read_back_and_a_damaged_one_is_none() -> None:
    analysis = analyse(DOCUMENTS)
    data = dump(analysis)
    known = load(data)
    assert known is not None
    assert known._replace(ranges=list(known.ranges)) == analysis
    for damaged in (b"", data[:40], data[:-1], data[:50] + b"x" + data[51:]):
        assert load(damaged) is None


def test_ranges_ascend_and_hold_each_term_once() -> None:
    analysis = analyse(DOCUMENTS)
    rising = [term for lists in analysis.ranges for term in sorted({*lists.head, *lists.body})]
    assert rising == sorted(analysis.list_head() | analysis.list_body())
    assert min(len(lists.body) for lists in analysis.ranges) > 0, "none is empty, or it would save nothing"


def test_packed_bytes_do_not_depend_on_the_machine() -> None:
    assert pack("卫生".encode() * 20).hex() == "789c7bdabbfaf994f94fe94e0200f80d544d"


def test_a_removed_record_is_in_no_shard() -> None:
    gone = SearchDocument(
        id="canary-gone",
        kind="penalty",
        url="/penalties/canary-gone/",
        title="金丝雀鸟甲",
        date="2026-01-01",
        number="鹮卫医罚〔2026〕4471号",
        codes=("CANARY4471X",),
        party="鹮鸟诊所",
        text="鸩鸩",
        facets=(("authority", "zz-canary"),),
    )
    canaries = ("canary-gone", "丝雀", "鹮", "canary4471x", "CANARY4471X", "鸩", "zz-canary")
    with_it = b"".join(list_files(newest_first([*DOCUMENTS, gone])).values())
    without = b"".join(list_files(DOCUMENTS).values())
    assert all(word.encode() in with_it for word in canaries)
    assert not any(word.encode() in without for word in canaries)


def make_entry(name: str, *months: str, of: Analysis) -> SegmentEntry:
    parts = [PartEntry(month, "x", of.documents, of.count_characters()) for month in months]
    return SegmentEntry(name, "x", parts, *build_shards(of)[1:])


def test_the_manifest_is_small_and_counts_records() -> None:
    analysis = analyse(DOCUMENTS)
    months = [f"2026-{month:02d}" for month in range(9, 0, -1)]
    entries = [make_entry("2026-10", "2026-10", of=analysis), make_entry("2026", *months, of=analysis)]
    _, data = build_manifest(entries, {"辰": "辰市卫生健康委员会"})
    manifest = json.loads(data)
    assert manifest["documents"] == 10 * len(DOCUMENTS)
    assert len(data) < 4000
    assert "卫" in manifest["common"][0], "a character that all records have"


def test_an_empty_site_has_a_manifest() -> None:
    assert json.loads(build_manifest([], {})[1])["segments"] == []


def test_months_that_are_in_two_segments_are_refused() -> None:
    entry = make_entry("2026", "2026-03", of=analyse(DOCUMENTS))
    with pytest.raises(ValueError, match="overlap"):
        build_manifest([entry, entry], {})


def test_no_file_is_large() -> None:
    many = [replace(d, id=f"{d.id}-{n}") for n in range(20) for d in DOCUMENTS]
    files = [*build_shards(analyse(many)).files, *build_files(many, 0)]
    assert max(len(content) for path, content in files if not path.startswith("f/")) < 10_000
