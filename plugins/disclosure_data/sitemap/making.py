"""make_sitemap(site, origin, prose): one document up to 50,000 addresses, above that parts and their index."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import blake2b

from disclosure_data.origin import Origin
from disclosure_data.sitemap.parts import MOST, Place, cut_parts, list_places
from disclosure_data.sitemap.writing import INDEX, path_of, write_index, write_places, write_robots
from disclosure_store.judged_site import JudgedSite, Page

ROBOTS = "robots.txt"
_FORM = "1"
"""Of these documents; another one makes all of them anew."""
Write = Callable[[], bytes]


def make_sitemap(site: JudgedSite, origin: Origin, prose: Sequence[str] = (), most: int = MOST) -> None:
    """Bring the map of the next site up to date: after all pages but those of `prose`, whose addresses are given."""
    with site.step("sitemap"):
        documents = dict(_plan(origin.base, list_places(site, prose), most))
        pages = [Page(path, key, path) for path, (key, _) in documents.items()]
        site.make(pages, lambda batch: ((page, documents[page.path][1]()) for page in batch))


def _plan(base: str, places: Sequence[Place], most: int) -> Iterator[tuple[str, tuple[str, Write]]]:
    """Each path with its key and what writes it."""
    if len(places) <= most:
        yield INDEX, (_key(base, places), partial(write_places, base, places))
    else:
        parts = cut_parts(places)
        heads = [Place(part.name, path_of(part), part.last_day) for part in parts]
        yield INDEX, (_key(base, heads), partial(write_index, base, parts))
        for part in parts:
            yield path_of(part), (_key(base, part.places), partial(write_places, base, part.places))
    yield ROBOTS, (_key(base, ()), partial(write_robots, base))


def _key(base: str, places: Sequence[Place]) -> str:
    facts = "\n".join((_FORM, base, *map(" ".join, places)))
    return blake2b(facts.encode(), digest_size=16).hexdigest()
