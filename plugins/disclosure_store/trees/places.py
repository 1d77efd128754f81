"""Where the two trees lie: the site at its address, and beside it, on the same file system, the spare one.

OUTPUT is a folder that is exchanged with `.OUTPUT.spare`. Where the file system cannot exchange two folders,
OUTPUT is a symbolic link to `.OUTPUT.a` or `.OUTPUT.b`, and the other one is spare. A link of somebody else's
is followed: the folder it leads to is the one that is exchanged.
"""

from dataclasses import dataclass
from pathlib import Path

from disclosure_store.trees.exchange import can_exchange, exchange


@dataclass(frozen=True, slots=True)
class Places:
    """The paths around one OUTPUT."""

    output: Path
    """The address of the site, absolute."""
    live: Path
    """The folder that holds the site; it need not exist yet."""
    spare: Path
    linked: bool
    """Whether OUTPUT is, or is to become, a link of ours."""

    @property
    def debt(self) -> Path:
        """The list of paths in which the trees may differ."""
        return beside(self.output, "debt")

    @property
    def spare_lock(self) -> Path:
        """Held by whoever changes the spare tree."""
        return beside(self.output, "spare.lock")


def beside(output: Path, suffix: str) -> Path:
    """`.{name}.{suffix}` in the folder that holds `output`."""
    return output.parent / f".{output.name}.{suffix}"


def lock_file(output: Path) -> Path:
    """The file to hold while a build works on `output`."""
    return beside(_follow(output), "lock")


def find_places(output: Path, by_link: bool = False) -> Places:
    """Where the trees lie now. `by_link` has OUTPUT made a link even where folders can be exchanged."""
    output = _follow(output)
    if output.is_symlink():
        live = output.parent / output.readlink()
        spare = next(tree for tree in _link_targets(output) if tree != live)
        return Places(output, live, spare, linked=True)
    if not output.exists() and (by_link or not can_exchange(beside(output, "probe"))):
        spare, live = _link_targets(output)
        return Places(output, live, spare, linked=True)
    return Places(output, output, beside(output, "spare"), linked=False)


def heal_places(output: Path) -> None:
    """Finish, or undo, the step from a folder to a link that a killed build left half-way."""
    output = _follow(output)
    link, (_, second) = beside(output, "link"), _link_targets(output)
    if not link.is_symlink():
        return
    if not _stands(output):
        link.replace(output)
        return
    link.unlink()
    if not output.is_symlink() and second.exists() and not beside(output, "spare").exists():
        second.rename(beside(output, "spare"))


def exchange_trees(places: Places, by_link: bool = False) -> None:
    """Make the spare tree the site, in one step, and the site the spare tree. OSError: neither has changed.

    The first exchange of a standing folder for a link is the only one in two steps: for a moment there is
    nothing at the address; a build that is killed in that moment is finished by `heal_places`.
    """
    if places.linked:
        _point(places.output, places.spare)
    elif not places.output.exists():
        places.spare.rename(places.output)
    elif by_link or not exchange(places.spare, places.output):
        _become_link(places)


def _become_link(places: Places) -> None:
    first, second = _link_targets(places.output)
    link = beside(places.output, "link")
    link.unlink(missing_ok=True)
    link.symlink_to(second.name)
    places.spare.rename(second)
    places.output.rename(first)
    link.replace(places.output)


def _point(output: Path, tree: Path) -> None:
    link = beside(output, "link")
    link.unlink(missing_ok=True)
    link.symlink_to(tree.name)
    link.replace(output)


def _link_targets(output: Path) -> tuple[Path, Path]:
    return beside(output, "a"), beside(output, "b")


def _follow(output: Path) -> Path:
    """The address with every link resolved but the last, if that one is ours."""
    output = output.parent.resolve() / output.name
    if not output.is_symlink() or str(output.readlink()) in {tree.name for tree in _link_targets(output)}:
        return output
    return _follow(output.resolve())


def _stands(output: Path) -> bool:
    return output.exists() or output.is_symlink()
