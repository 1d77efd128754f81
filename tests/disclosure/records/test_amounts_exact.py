"""C4: an amount is kept in 分 and loses nothing on its way to 元 and to 万元 (at most six decimals)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.fields import format_fen, parse_fen
from disclosure.statistics.yearly.figures import spell_wan

FEN = st.integers(0, 10**15 - 1)
YUAN, WAN = Decimal("0.01"), Decimal("0.000001")


@given(FEN)
def test_yuan_read_back_is_the_same_amount(fen: int) -> None:
    assert parse_fen(format_fen(fen)) == fen
    assert Decimal(format_fen(fen)) == fen * YUAN


@given(FEN)
def test_ten_thousands_are_exact_with_at_most_six_decimals(fen: int) -> None:
    written = spell_wan(fen).replace(",", "")
    assert Decimal(written) == fen * WAN
    assert len(written.partition(".")[2]) <= 6
