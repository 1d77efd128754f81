"""The folder of an index: which segments it has now, and the one step by which they become others.

Whoosh's table of contents (TOC) names the segments with what is deleted in each. It is written beside the old one
and renamed: readers, a crash and a kill find the old index or the new one. Files of segments that no table names
are removed by the next commit. The table is a pickle: the folder must be as trustworthy as the code.
"""

import mmap
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, LockError, clean_files
from whoosh.util.filelock import try_for

from disclosure_search.index.codec import ListCodec
from disclosure_search.index.schema import INDEX_NAME, make_schema

LOCK_TIMEOUT_S: Final = 60.0
Storage: TypeAlias = FileStorage
CODEC: Final = ListCodec()
_SCHEMA: Final = make_schema()


class MappedFile(StructFile):
    """A file in memory as far as it is looked at; may be read by several threads at once."""

    def get(self, position: int, length: int) -> bytes:
        """Some bytes, as many as there are."""
        view: Any = self.file
        found: bytes = view[position : position + length]
        return found


class _MappedStorage(FileStorage):
    """Whoosh's storage, except that it reads through memory maps."""

    def open_file(self, name: str, **kwargs: Any) -> MappedFile:
        """Open for reading."""
        with Path(self.folder, name).open("rb") as file:
            view: Any = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return MappedFile(view, name=name, **kwargs)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's last step of a commit; the file's content must not come to the disk after its name."""
        _flush(Path(self.folder, oldname))
        super().rename_file(oldname, newname, safe)  # type: ignore[no-untyped-call]
        _flush(Path(self.folder))


def _flush(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_storage(folder: Path) -> Storage:
    """The folder as Whoosh wants it."""
    return _MappedStorage(str(folder))  # type: ignore[no-untyped-call]


def find_generation(folder: Path) -> int:
    """The number of the last commit, -1 where there is no index. Costs a look into the folder."""
    if not folder.is_dir():
        return -1
    return int(TOC._latest_generation(open_storage(folder), INDEX_NAME))


def read_segments(storage: Storage) -> tuple[int, list[Any]]:
    """The last commit's number and segments; -1 and none where there is no index."""
    generation = int(TOC._latest_generation(storage, INDEX_NAME))
    if generation < 0:
        return -1, []
    return generation, list(TOC.read(storage, INDEX_NAME, gen=generation, schema=_SCHEMA).segments)


def commit(storage: Storage, segments: Sequence[Any], made: Sequence[Any]) -> None:
    """Make these the index, of which some have just been written; the lock must be held."""
    for segment in made:
        for name in segment.list_files(storage):
            _flush(Path(storage.folder, name))
    generation = int(TOC._latest_generation(storage, INDEX_NAME)) + 1
    TOC(_SCHEMA, list(segments), generation).write(storage, INDEX_NAME)
    clean_files(storage, INDEX_NAME, generation, segments)


def identify(folder: Path) -> tuple[int, ...]:
    """What tells the last commit from any other, that of an index made anew included; () where there is none."""
    generation = find_generation(folder)
    try:
        file = (folder / TOC._filename(INDEX_NAME, generation)).stat()  # Whoosh has no public name for it
    except OSError:
        return ()
    return generation, file.st_ino, file.st_mtime_ns


def new_segment(storage: Storage, documents: int) -> Any:
    """A segment with a name of its own and no files yet."""
    segment: Any = CODEC.new_segment(storage, INDEX_NAME)
    segment.set_doc_count(documents)
    return segment


def drop(storage: Storage, segments: Sequence[Any]) -> None:
    """Remove the files of segments that did not make it."""
    for segment in segments:
        for name in segment.list_files(storage):
            with suppress(OSError):
                storage.delete_file(name)


@contextmanager
def writing(folder: Path) -> Iterator[Storage]:
    """The folder, made where it is missing, with its lock held: whoosh.index.LockError after a minute of waiting."""
    folder.mkdir(parents=True, exist_ok=True)
    storage = open_storage(folder)
    lock: Any = storage.lock(f"{INDEX_NAME}_WRITELOCK")
    if not try_for(lock.acquire, timeout=LOCK_TIMEOUT_S, delay=0.05):
        raise LockError(f"somebody else has been writing to {folder} for {LOCK_TIMEOUT_S:.0f} s")
    try:
        yield storage
    finally:
        lock.release()
