"""STATE is a cache: whatever becomes of it between two builds, the next one is silent about it and right."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.torture.grounds import Grounds, make_grounds
from tests.torture.sizes import size

pytestmark = pytest.mark.build

Spoil = Callable[[Path, random.Random], None]
"""Does something to STATE."""


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    return make_grounds(tmp_path_factory.mktemp("state"), many=20)


def truncate(state: Path, generator: random.Random) -> None:
    os.truncate(state / "state.db", generator.randrange((state / "state.db").stat().st_size))


def scramble(state: Path, generator: random.Random) -> None:
    """Up to twenty bytes, anywhere."""
    data = bytearray((state / "state.db").read_bytes())
    for _ in range(generator.randint(1, 20)):
        data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
    (state / "state.db").write_bytes(data)


def scramble_text(state: Path, generator: random.Random) -> None:
    """One character of what a record says, which SQLite itself cannot tell; and every page has to be made again."""
    data = (state / "state.db").read_bytes()
    assert "感染性废物".encode() in data
    (state / "state.db").write_bytes(data.replace("感染性废物".encode(), "感染性宠物".encode()))
    shutil.rmtree(state.parent / "output")


def scramble_page(state: Path, generator: random.Random) -> None:
    """A stretch of zeros, as a broken disk leaves it."""
    data = bytearray((state / "state.db").read_bytes())
    place = generator.randrange(len(data)) // 512 * 512
    data[place : place + 512] = bytes(len(data[place : place + 512]))
    (state / "state.db").write_bytes(data)


def of_another_version(state: Path, _: random.Random) -> None:
    with sqlite3.connect(state / "state.db") as db:
        db.execute("UPDATE facts SET value = 'another' WHERE name = 'code'")
    db.close()


def of_another_shape(state: Path, _: random.Random) -> None:
    with sqlite3.connect(state / "state.db") as db:
        db.execute("ALTER TABLE records RENAME COLUMN title TO headline")
        db.execute("DROP TABLE outputs")
    db.close()


def empty(state: Path, _: random.Random) -> None:
    (state / "state.db").write_bytes(b"")


def stray_journal(state: Path, generator: random.Random) -> None:
    (state / "state.db-wal").write_bytes(generator.randbytes(50_000))


def any_file(state: Path, generator: random.Random) -> None:
    """Whatever else lies there: bytes at random places, an end cut off, or gone."""
    file = generator.choice(sorted(path for path in state.rglob("*") if path.is_file()))
    match generator.randrange(3):
        case 0:
            file.unlink()
        case 1:
            os.truncate(file, file.stat().st_size // 2)
        case _:
            data = bytearray(file.read_bytes() or b"x")
            data[generator.randrange(len(data))] ^= 0x21
            file.write_bytes(data)


def gone_in_part(state: Path, generator: random.Random) -> None:
    folders = sorted(path for path in state.iterdir() if path.is_dir())
    shutil.rmtree(generator.choice(folders))


def of_another_kind(state: Path, _: random.Random) -> None:
    """A file where a folder was, and a folder where a file was."""
    for path in list(state.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
            path.write_text("x")
        elif path.name != "report.json":  # the test itself deletes it
            path.unlink()
            (path / "inside").mkdir(parents=True)


ONCE = [of_another_version, of_another_shape, of_another_kind, empty, stray_journal, gone_in_part]
OFTEN = [truncate, scramble, scramble_text, scramble_page, any_file]


@pytest.mark.parametrize("spoil", [*ONCE, *OFTEN], ids=lambda spoil: spoil.__name__)
def test_the_next_build_is_right_whatever_became_of_the_state(grounds: Grounds, spoil: Spoil) -> None:
    generator = random.Random(spoil.__name__)
    ways = [way for way in grounds.ways if way.saved]
    for number in range(size(1, 40) if spoil in OFTEN else 1):
        way = ways[number % len(ways)]
        grounds.portal.restore(way.saved)
        spoil(grounds.portal.state, generator)
        grounds.build(way)
