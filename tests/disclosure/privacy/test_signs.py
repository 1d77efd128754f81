"""The signs that finished bytes are searched for stand wherever the pattern behind them could match."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from disclosure.privacy.labelled import _LETTERS, _PLATE, _PLATE_START
from disclosure.privacy.signs import Signs


def test_no_letter_begins_a_plate_that_is_no_sign_of_one() -> None:
    letter = re.compile(_PLATE_START[_PLATE_START.index("]") + 1 :], re.IGNORECASE)
    assert set(filter(letter.fullmatch, map(chr, range(sys.maxunicode + 1)))) == set(_LETTERS)
    assert _PLATE.pattern.startswith(_PLATE_START)


@given(st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=9), st.text(max_size=30), st.booleans())
def test_bytes_have_a_text_exactly_where_their_text_has_it(texts: list[str], text: str, many: bool) -> None:
    signs = Signs(texts, many=many)
    assert signs.stand_in(text.encode()) == any(each in text for each in texts)
    assert signs.stand_in(b"\xe4" + f"{text}{texts[0]}".encode() + b"\xe4\xba")
