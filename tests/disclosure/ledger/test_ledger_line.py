"""One line: its canonical form, what is refused, what is accepted in another form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.ledger.ledger_samples import draft

from disclosure.ledger import ZERO_HASH, Side, render
from disclosure.ledger.entry import canonical, digest_of
from disclosure.ledger.line import read_canonical, read_line, seal

ENTRY = seal(draft(), ZERO_HASH)
LINE = render(ENTRY)
VOID = draft(event="void", voids="c" * 64)
MERGE = draft()._replace(
    event="merge", record="", kind="", authority="", number=None, digest="",
    sides=(Side("a" * 64, ((0, 1), (3, 3))), Side("b" * 64, ((2, 2),))),
)  # fmt: skip


def resealed(**changes: object) -> bytes:
    """The line with other fields and a hash that fits them."""
    fields = {name: value for name, value in json.loads(LINE).items() if name != "hash"} | changes
    fields = {name: value for name, value in fields.items() if value is not Ellipsis}
    body = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    own = digest_of(canonical(fields))
    return f'{body[:-1]},"hash":"{own}"}}'.encode()


@pytest.mark.parametrize("one", [draft(), draft(number=None), draft(number='带"引号\\和\n'), VOID, MERGE])
def test_an_entry_reads_back_from_its_line(one):
    entry = seal(one, "d" * 64)
    assert entry.draft == one
    assert entry.prev == "d" * 64
    assert read_line(render(entry)) == entry


@given(st.text(min_size=1, max_size=8), st.none() | st.text(min_size=1, max_size=8))
def test_the_line_is_the_canonical_json_of_its_fields(record, number):
    try:
        line = render(seal(draft(record, number=number), ZERO_HASH))
    except ValueError:
        assert any("\ud800" <= letter <= "\udfff" for letter in f"{record}{number}")
        return
    fields = json.loads(line)
    stated = fields.pop("hash")
    body = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert line == body[:-1] + f',"hash":"{stated}"}}'.encode()
    assert stated == digest_of(body)


def test_the_quick_way_takes_the_common_line():
    assert read_canonical(LINE) == ENTRY
    assert read_canonical(render(seal(VOID, ZERO_HASH))) is not None


@pytest.mark.parametrize(
    "line",
    [
        LINE + b"\r",
        b"\xef\xbb\xbf" + LINE,
        json.dumps(json.loads(LINE)).encode(),
        json.dumps(dict(reversed(json.loads(LINE).items())), ensure_ascii=False, indent=1).encode(),
    ],
)
def test_the_same_in_another_form_is_the_same(line):
    assert read_line(line) == ENTRY


@pytest.mark.parametrize(
    ("line", "flaw"),
    [
        (b"", "blank"),
        (b" \t", "blank"),
        (b"\xff" + LINE, "encoding"),
        (b"<<<<<<< HEAD", "conflict"),
        (b"=======", "conflict"),
        (LINE[:-1], "json"),
        (b"[]", "json"),
        (b"null", "json"),
        (b"[" * 100_000, "json"),
        (LINE.replace(b'"at"', b'"at":"2026-11-21T10:00:00+08:00","at"'), "json"),
        (LINE.replace(b'"p-1"', b'"\\ud800"'), "json"),
        (LINE.replace(b'"p-1"', b"1.5"), "json"),
        (LINE.replace(b'"p-1"', b"NaN"), "json"),
        (LINE.replace("沈卫".encode(), "沈药".encode()), "changed"),
        (LINE.replace(b"11-21", b"11-20"), "changed"),
        (LINE.replace(ENTRY.hash.encode(), ENTRY.hash[::-1].encode()), "changed"),
        (resealed(event="deleted"), "event"),
        (resealed(event=None), "event"),
        (resealed(day="2026-02-30"), "fields"),
        (resealed(day=20261121), "fields"),
        (resealed(at="2026-11-21T10:00:00Z"), "fields"),
        (resealed(at="2026-11-21T24:00:00+08:00"), "fields"),
        (resealed(at="2026-13-21T10:00:00+08:00"), "fields"),
        (resealed(digest="sha256:1"), "fields"),
        (resealed(record=""), "fields"),
        (resealed(record=None), "fields"),
        (resealed(number=1), "fields"),
        (resealed(prev="0"), "fields"),
        (resealed(kind=...), "fields"),
        (resealed(more="1"), "fields"),
        (resealed(voids="c" * 64), "fields"),
        (resealed(event="void"), "fields"),
        (resealed(event="merge"), "fields"),
    ],
)
def test_a_flawed_line_is_named_by_its_flaw(line, flaw):
    assert read_line(line) == flaw


@pytest.mark.parametrize("runs", [[], [[1, 0]], [[-1, 0]], [[0]], [[True, True]], [["0", "1"]], 7, [0]])
def test_a_merge_with_senseless_runs_is_flawed(runs):
    fields = json.loads(render(seal(MERGE, ZERO_HASH)))
    del fields["hash"]
    fields["sides"][0]["runs"] = runs
    assert read_line(json.dumps(fields | {"hash": digest_of(canonical(fields))}).encode()) == "fields"


@pytest.mark.parametrize(
    "bad",
    [draft(""), draft(digest="md5:1"), draft(at="2026-11-21T10:00:00+00:00"), draft(voids="c" * 64),
     draft(event="void"), draft(event="gone"), draft("\ud800"), draft(number="")],
)  # fmt: skip
def test_what_could_not_be_read_back_is_not_sealed(bad):
    with pytest.raises(ValueError, match=r"not a ledger entry|surrogates"):
        seal(bad, ZERO_HASH)


@pytest.mark.parametrize(
    ("day", "at", "proven"),
    [
        ("2026-11-21", "2026-11-21T00:00:00+08:00", True),
        ("2026-11-21", "2026-11-21T23:59:59+08:00", True),
        ("2026-11-21", "2026-11-22T00:00:00+08:00", False),
        ("2026-11-21", "2026-11-20T23:59:59+08:00", False),
    ],
)
def test_a_day_is_proven_by_the_machines_own_day_alone(day, at, proven):
    assert seal(draft(day=day, at=at), ZERO_HASH).proven is proven


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(line):
    assert isinstance(read_line(line), str)
