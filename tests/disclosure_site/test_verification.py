"""核验: a printed page leads back to its record, and its check code to the ledger."""

import base64
import io
import random

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from tests.builds.records import penalty
from tests.disclosure_site.conftest import Fields, Press

from disclosure_site.views.verification import code
from disclosure_site.views.verification.code import CodeMaker

BASE = "https://wjw.example.gov.cn/gongshi/"
MARGIN_MODULES = 4
ids = st.from_regex(r"[a-z]{2}-[a-z]{1,12}-20[0-9]{2}-[0-9]{1,8}", fullmatch=True)


def read_picture(address: str) -> Image.Image:
    """A picture with the white margin that the style sheet gives it, so large that a scanner can read it."""
    data = base64.b64decode(address.removeprefix("data:image/png;base64,"), validate=True)
    picture = Image.open(io.BytesIO(data)).convert("L")
    wide = ImageOps.expand(picture, MARGIN_MODULES, fill=255)
    return wide.resize((wide.width * 4, wide.height * 4), Image.Resampling.NEAREST)


def scan(address: str) -> str:
    found = zxingcpp.read_barcodes(read_picture(address))
    assert len(found) == 1
    return found[0].text


@given(st.lists(ids, min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_every_code_leads_to_its_address(records: list[str]) -> None:
    maker = CodeMaker(BASE)
    maker._drawn = code._DRAWN_PLAINLY  # put together from the first one on
    for record in records:
        assert scan(maker.draw(f"penalties/{record}/")) == f"{BASE}penalties/{record}/"


def test_codes_put_together_are_those_that_segno_draws() -> None:
    chance = random.Random(7)
    addresses = ["".join(chance.choices("abcxyz0189-/", k=chance.randrange(1, 150))) for _ in range(400)]
    maker = CodeMaker(BASE)
    for address in addresses:
        text = f"{BASE}{address}".encode()
        whole = segno.make(text, mode="byte", error="M", mask=0, micro=False, boost_error=False)
        drawn = read_picture(maker.draw(address))
        size = len(whole.matrix)
        assert drawn.width == 4 * (size + 2 * MARGIN_MODULES)
        for y, row in enumerate(whole.matrix):
            for x, module in enumerate(row):
                place = (4 * (x + MARGIN_MODULES), 4 * (y + MARGIN_MODULES))
                assert drawn.getpixel(place) == (0 if module else 255)


def test_what_a_code_cannot_hold_as_it_stands_is_not_drawn() -> None:
    assert CodeMaker("https://卫健委.example/").draw("penalties/p-1/") == ""


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_has_its_check_code_its_address_and_its_code(press: Press, number: int) -> None:
    press.settings = {"DISCLOSURE_PORTAL": {"name": "测试公示平台"}, "SITEURL": BASE.rstrip("/")}
    built = press.build([penalty(1), penalty(2)])
    page = built[f"penalties/penalty-{number}/index.html"]
    digest = next(
        verdict.summary.digest for verdict in built.site.published
        if verdict.summary.id == f"penalty-{number}"
    ).removeprefix("sha256:")  # fmt: skip
    assert f"{digest[:4]}-{digest[4:8]}".upper() in page
    assert digest in page
    address = f"{BASE}penalties/penalty-{number}/"
    assert f'<link rel="canonical" href="{address}">' in page
    picture = page.partition('class="qr" src="')[2].partition('"')[0]
    assert scan(picture) == address


def test_every_kind_of_record_can_be_verified(press: Press, everything: list[Fields]) -> None:
    built = press.build(everything)
    for verdict in built.site.published:
        page = next(
            text for text in built.pages.values() if f'class="digest">{verdict.summary.digest[7:]}' in text
        )
        assert page.count('class="qr"') == 1, verdict.summary.id


def test_another_address_of_the_site_changes_the_pages(press: Press) -> None:
    tree = press.build([penalty(1)]).tree
    tree.made.clear()
    press.settings = {**press.settings, "SITEURL": BASE}
    assert "penalties/penalty-1/index.html" in press.build([penalty(1)], tree=tree).tree.made
