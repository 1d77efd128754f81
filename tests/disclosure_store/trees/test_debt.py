"""The list of what differs, cut off anywhere."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from disclosure_store.trees import seal as seals
from disclosure_store.trees.debt import DebtNote, read_debt

paths = st.lists(
    st.text(st.characters(exclude_characters="\0/", exclude_categories=("Cs",)), min_size=1, max_size=9)
)


@given(noted=paths, cut=st.integers(min_value=0, max_value=400), later=paths)
def test_a_record_cut_off_by_a_kill_spoils_none_that_follows(tmp_path_factory, noted, cut, later):
    file: Path = tmp_path_factory.mktemp("debt") / "debt"
    note = DebtNote(file)
    note.begin("0" * 64)
    head = file.stat().st_size
    note.add(noted)
    note.close()
    file.write_bytes(file.read_bytes()[: head + cut])
    note = DebtNote(file)
    note.add(later)
    note.close()
    debt = read_debt(file)
    assert debt is not None
    assert debt.base == "0" * 64
    assert debt.paths >= {path for path in later if path not in (".", "..", ".seal")}


@given(
    st.dictionaries(st.text(max_size=5), st.sampled_from(["00" * 32, "ff" * 32]), max_size=6), st.randoms()
)
def test_the_seal_does_not_depend_on_the_order(files, random):
    rows = list(files.items())
    seal = other = seals.EMPTY
    for path, digest in rows:
        seal = seals.add(seal, path, digest)
    random.shuffle(rows)
    for path, digest in rows:
        other = seals.add(other, path, digest)
    assert seal == other
    for path, digest in rows:
        other = seals.take(other, path, digest)
    assert other == seals.EMPTY
