"""Where builds are broken off: four ways to build one change, each with the site before it and the site after it.

The clock stands still, so whatever is broken off how often, what comes out in the end must be the very bytes,
ledger included, that an unbroken build gives.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from tests.builds.conftest import DEVELOPMENT, PRODUCTION
from tests.builds.records import permit
from tests.torture.portals import CLOCK, ForkedPortal, Site, make_portal, put_many

from disclosure.ledger import Chain, verify


@dataclass(frozen=True)
class Way:
    """One way to build the change."""

    name: str
    settings: Path
    saved: Path | None
    """What was generated before; None: nothing."""
    last: Site
    next: Site
    last_lines: list[bytes]
    next_lines: list[bytes]
    duration_s: float


@dataclass(frozen=True)
class Grounds:
    """A portal, changed since it was last built, and the ways to build it."""

    portal: ForkedPortal
    ways: list[Way]

    def build(self, way: Way) -> None:
        """One build to its end: it must give the next site, and nothing less in the ledger."""
        built = self.portal.build(way.settings, clock=CLOCK)
        assert built.code in (0, 3), built.said
        assert self.portal.site() == way.next
        assert self.portal.lines() == way.next_lines

    def check_broken_off(self, way: Way) -> None:
        """What must be so at any moment: one of the two sites, whole; a ledger of which nothing is lost or doubled."""
        site = self.portal.site()
        assert site in (way.last, way.next)
        files = {file.name: file.read_bytes() for file in self.portal.ledger.glob("*.jsonl")}
        chain = verify(files)
        assert isinstance(chain, Chain)
        whole = [line for data in files.values() for line in data.split(b"\n")[:-1]]
        assert whole == way.next_lines[: len(whole)]
        assert len(whole) >= len(way.next_lines if site == way.next else way.last_lines)


def make_grounds(root: Path, many: int) -> Grounds:
    """Publish, preview, then change every permit's file, a text that was public, and add and remove records."""
    portal = make_portal(root, many)
    saved: dict[Path, Path] = {}
    for settings in (DEVELOPMENT, PRODUCTION):
        portal.restore(None)
        assert portal.build(settings, clock=CLOCK).code == 0
        saved[settings] = portal.save(settings.stem)
    put_many(portal.content, many + 20, certificate_name="执业登记证书")
    portal.content.put("permits/2026/permit-1", permit(1, certificate_name="诊所备案凭证"))
    portal.content.drop("cases/case-1")
    portal.env["DISCLOSURE_VANISHED_STOP_SHARE"] = "1"
    ways = [
        _walk(portal, settings, saved[settings] if warm else None)
        for settings in (DEVELOPMENT, PRODUCTION)
        for warm in (False, True)
    ]
    return Grounds(portal, ways)


def _walk(portal: ForkedPortal, settings: Path, saved: Path | None) -> Way:
    portal.restore(saved)
    last, last_lines, start = portal.site(), portal.lines(), time.monotonic()
    built = portal.build(settings, clock=CLOCK)
    duration_s = time.monotonic() - start
    assert built.code in (0, 3), built.said
    name = f"{'warm' if saved else 'cold'} {settings.stem}"
    way = Way(name, settings, saved, last, portal.site(), last_lines, portal.lines(), duration_s)
    assert portal.cold(settings, clock=CLOCK) == way.next, name
    return way
