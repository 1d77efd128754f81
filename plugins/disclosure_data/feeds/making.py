"""make_feeds(site, origin): plan every document of every feed, render what is not current, on all cores."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Literal, NamedTuple

from disclosure_data.feeds.archives import choose_current, cut_archives
from disclosure_data.feeds.atom import render_atom, render_item
from disclosure_data.feeds.channels import Channel, list_channels
from disclosure_data.feeds.entries import Deletion, Entry, describe
from disclosure_data.feeds.facts import NEVER, Facts
from disclosure_data.feeds.items import Item, list_items
from disclosure_data.feeds.json_feed import render_json
from disclosure_data.origin import Origin
from disclosure_store.judged_site import JudgedSite, Page

_HERE = Path(__file__).resolve().parent
_RECORDS = _HERE.parents[1] / "disclosure" / "records"
Form = Literal["atom", "json"]


class Document(NamedTuple):
    """A file to be made: its feed, its form, its items, and its neighbours."""

    path: str
    channel: Channel
    form: Form
    items: Sequence[Item]
    is_archive: bool = False
    earlier: str = ""
    later: str = ""
    """Paths of the archives before and after, "" where there is none."""


def make_feeds(site: JudgedSite, origin: Origin) -> None:
    """Bring the feeds of the next site up to date."""
    with site.step("feeds"):
        desk = _Desk(site, origin)
        site.make(desk.plan(), desk.render)


class _Desk:
    """One build's feeds in the making. Workers find it in their memory: what is sent to them is a place in its list."""

    def __init__(self, site: JudgedSite, origin: Origin) -> None:
        self._site = site
        self._origin = origin
        channels = list_channels(list_items(site), site.organs)
        self._documents = [document for channel in channels for document in _list_documents(channel)]

    def plan(self) -> Iterator[Page]:
        """Every document with its key."""
        names = "\0".join(f"{organ.id}\0{organ.name}\0{organ.short_name}" for organ in self._site.organs)
        common = f"{digest_code()}\0{self._origin}\0{names}"
        for place, document in enumerate(self._documents):
            about = (document.path, document.channel.title, document.earlier, document.later)
            facts = "\0".join((common, *about, *(item.key for item in document.items)))
            yield Page(document.path, blake2b(facts.encode(), digest_size=16).hexdigest(), place)

    def render(self, batch: Sequence[Page]) -> Iterator[tuple[Page, bytes]]:
        """Documents with their bytes; what several of a batch tell is described once."""
        documents = [self._documents[page.subject] for page in batch]
        items = {item.id: item for document in documents for item in document.items if item.is_told}
        told = self._describe(items)
        spelled = {item: render_item(each) for item, each in told.items()}
        for page, document in zip(batch, documents, strict=True):
            ids = [item.id for item in document.items if item.is_told]
            if document.form == "atom":
                # Atom's grammar wants everything else before the entries
                ids.sort(key=lambda each: isinstance(told[each], Entry))
                yield page, render_atom(self._state(document), [spelled[each] for each in ids])
            else:
                yield page, render_json(self._state(document), [told[each] for each in ids])

    def _describe(self, items: Mapping[str, Item]) -> dict[str, Entry | Deletion]:
        texts = dict(self._site.read_public(sorted(item.verdict.summary.row for item in items.values())))
        organs, base = self._site.organs_by_id, self._origin.base
        return {
            name: describe(
                item, texts[item.verdict.summary.row], organs[item.verdict.summary.authority], base
            )
            for name, item in items.items()
        }

    def _state(self, document: Document) -> Facts:
        base, channel = self._origin.base, document.channel
        return Facts(
            id=f"{base}{channel.address}",
            title=f"{channel.title} - {self._origin.name}",
            author=self._origin.author,
            page=f"{base}{channel.page}",
            own=f"{base}{document.path}",
            updated=max((item.updated for item in document.items if item.is_told), default=NEVER),
            is_archive=document.is_archive,
            earlier=document.earlier and f"{base}{document.earlier}",
            later=document.later and f"{base}{document.later}",
        )


def _list_documents(channel: Channel) -> Iterator[Document]:
    archives = cut_archives(channel.items) if channel.has_archives else []
    paths = ["", *(channel.address_of_archive(archive.name) for archive in archives), ""]
    for place, archive in enumerate(archives, 1):
        around = paths[place - 1], paths[place + 1]
        yield Document(paths[place], channel, "atom", archive.items, True, *around)
    archived = sum(len(archive.items) for archive in archives)
    unarchived = channel.items[archived:] if channel.has_archives else ()
    current = choose_current(channel.items, unarchived)
    yield Document(channel.address, channel, "atom", current, earlier=paths[-2])
    yield Document(f"{channel.stem}.json", channel, "json", current)


def digest_code() -> str:
    """A digest of the modules that make feeds, and of those that say what records are called."""
    digest = sha256()
    for file in (*sorted(_HERE.glob("*.py")), *sorted(_RECORDS.rglob("*.py"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()
