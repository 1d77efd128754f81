"""The seal of a tree: one number that says what a whole site consists of, kept in its file `.seal`.

It is the sum, modulo 2^256, of SHA-256(path NUL digest) over all files, the digest in hexadecimal: the order
does not matter, so one changed file costs one subtraction and one addition, and the same content has the same
seal on any machine. A tree that is being changed says `unfinished` instead. A folder without `.seal` is not
ours.

>>> one = add(EMPTY, "index.html", "00" * 32)
>>> both = add(one, "robots.txt", "11" * 32)
>>> take(both, "index.html", "00" * 32) == add(EMPTY, "robots.txt", "11" * 32)
True
"""

from hashlib import sha256
from pathlib import Path

from disclosure_store.trees.address import SEAL
from disclosure_store.trees.problems import OutputProblem

EMPTY = 0
UNFINISHED = "unfinished"

_MODULUS = 1 << 256
_NEW_SEAL = f"{SEAL}.new"
_NOBODYS = frozenset((".gitkeep", ".DS_Store", _NEW_SEAL))
"""What Git, macOS and a build killed at its first step leave in a folder that is otherwise empty."""


def add(seal: int, path: str, digest: str) -> int:
    """The seal of the tree with one file more."""
    return (seal + _term(path, digest)) % _MODULUS


def take(seal: int, path: str, digest: str) -> int:
    """The seal of the tree with one file less."""
    return (seal - _term(path, digest)) % _MODULUS


def spell(seal: int) -> str:
    """A seal as 64 hexadecimal digits."""
    return f"{seal:064x}"


def read_seal(tree: Path) -> str | None:
    """What the tree says of itself: a seal, `unfinished`, or None where there is no tree of ours."""
    try:
        return (tree / SEAL).read_text("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_seal(tree: Path, text: str) -> None:
    """Let a tree that is not live say what it is. In one step, and not through a file that is being read."""
    fresh = tree / _NEW_SEAL
    fresh.write_text(f"{text}\n", "ascii")
    fresh.replace(tree / SEAL)


def check_ours(tree: Path) -> None:
    """Raise OutputProblem where `tree` is a file, or a folder with content that is not of our making."""
    try:
        names = {entry.name for entry in tree.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise OutputProblem(
            f"输出文件夹“{tree}”的位置上是一个文件。", "请移走这个文件，或者用 -o 指定另一个文件夹。"
        ) from None
    if SEAL not in names and names - _NOBODYS:
        raise OutputProblem(
            f"文件夹“{tree}”里有不是本程序生成的文件，为免误删，没有写入。",
            "请移走其中的文件，或者用 -o 指定一个空文件夹。",
        )


def _term(path: str, digest: str) -> int:
    return int.from_bytes(sha256(f"{path}\0{digest}".encode()).digest(), "big")
