"""A worker that dies: the build says at which record, the site stays as it was, and the next build is well."""

import pytest
from tests.torture.portals import CLOCK, MANY, ForkedPortal, put_many

pytestmark = pytest.mark.build

AT = ["records/permits/many/77.yaml", "permits/permit-77/index.html"]


@pytest.mark.parametrize("place", AT, ids=["while reading", "while making pages"])
def test_a_worker_that_dies_is_told_with_its_record_and_harms_nothing(
    published: ForkedPortal, place: str
) -> None:
    before, lines = published.site(), published.lines()
    put_many(published.content, MANY, certificate_name="执业许可证")
    built = published.publish(clock=CLOCK, worker_dies_at=place)
    assert built.code == 5, built.said
    (finding,) = built.findings("WORKER", "stop")
    assert place in finding["message"]
    assert place in "".join(built.said.split())
    assert (published.site(), published.lines()) == (before, lines)
    assert published.publish(clock=CLOCK).code in (0, 3)
    assert published.site() == published.cold(clock=CLOCK)
