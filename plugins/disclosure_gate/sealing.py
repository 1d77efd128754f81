"""The second half of a build: count, append to the ledger, swap, and start what may follow."""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from subprocess import CalledProcessError

from disclosure.findings.finding import Finding
from disclosure.privacy.finished import UNKNOWN, Found
from disclosure_gate.archive import write_archive
from disclosure_gate.bookkeeping import close_books, write_book
from disclosure_gate.health import write_health
from disclosure_gate.links import find_dead_links
from disclosure_gate.obstacles import stopping
from disclosure_gate.opening import Build
from disclosure_gate.pictures import find_silent_pictures
from disclosure_gate.report import Report
from disclosure_gate.residue import check_residue
from disclosure_gate.stop import CHANGED, OUTPUT, BuildStopped
from disclosure_gate.stopwatch import seconds_since_start
from disclosure_store.background import run_detached
from disclosure_store.meanwhile import count_changed
from disclosure_store.trees import Changes
from disclosure_store.trees.level import spawn_level

_PRIVATE_REMEDY = (
    "到对应的记录、页面、主题或设置中删去它；确实不是个人信息的号码，"
    "写进设置 DISCLOSURE_CHOICES 的 known_numbers 并写明理由"
)


def seal(build: Build) -> Report:
    """Make the next site the one that stands; BuildStopped where OUTPUT or the ledger cannot be written."""
    with build.account.watch.step("seal"), stopping(build.account.config):
        changes = _swap(build)
    _tell_changed(build)
    report = build.account.make_report()
    report.published_after_s = round(seconds_since_start(), 3)
    made = len(changes.added) + len(changes.changed)
    report.pages = {"made": made, "kept": changes.unchanged, "deleted": len(changes.deleted)}
    return report


def start_background(build: Build) -> None:
    """What may follow once the site is published, in processes of its own.

    Where none can be started the site is published all the same: the next build does what is missing.
    """
    config = build.account.config
    log = config.state / "background.log"
    with suppress(OSError, CalledProcessError):
        spawn_level(config.output, log)
        if build.site.afterwards:
            run_detached(partial(_run_all, build.site.afterwards), log)


def _swap(build: Build) -> Changes:
    config, tree = build.account.config, build.site.tree
    _take_prose(build)
    _check_pages(build)
    _check_private(build)
    _check_prose(build)
    write_health(build)
    changes = tree.changes()
    check_residue(build, changes)
    tree.publish(partial(_write_books, build))
    if config.publishing:
        _close_books(build)
    return changes


def _tell_changed(build: Build) -> None:
    """A note of files that changed since they were read: what stands is whole, but no longer the newest."""
    count = count_changed(build.account.config.content, build.changes)
    if count:
        message = f"构建期间有 {count} 个记录文件被改动、增加、改名或删除；站点用的是读取时的内容"
        build.account.findings.append(Finding(CHANGED, "note", message, "改完以后再构建一次", path="records"))


def _close_books(build: Build) -> None:
    """The site is public by now: what cannot be put down any more the next build finds out by itself."""
    config = build.account.config
    head = build.entries[-1].hash if build.entries else build.books.chain.head
    try:
        close_books(config, head, build.state)
    except (OSError, sqlite3.OperationalError) as error:
        what = getattr(error, "strerror", None) or error
        message = f"网站已经发布，但最后的记号没有写成（{what}）：{config.ledger} 或 {config.state}"
        remedy = "检查权限和磁盘空间；下次构建会自行补上"
        build.account.findings.append(Finding(OUTPUT, "warning", message, remedy))


def _write_books(build: Build) -> None:
    """The figures first: no line of the ledger speaks of a report whose figures are not kept."""
    config = build.account.config
    write_archive(config, build.site.judgement, build.editions)
    write_book(config, build.books, build.entries)


def _run_all(tasks: list[Callable[[], None]]) -> None:
    for task in tasks:
        task()


def _take_prose(build: Build) -> None:
    """What Pelican wrote becomes part of the next site, keyed by its own content."""
    for file in sorted(build.prose_output.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            path, key = file.relative_to(build.prose_output).as_posix(), hashlib.sha256(data).hexdigest()
            if build.site.tree.is_current(path, key):
                build.site.tree.keep(path)
            else:
                build.site.tree.stage(path, key, data)


def _check_private(build: Build) -> None:
    """M1 to M7: with a single private value in a finished file nothing is published (exit 5)."""
    places: dict[Found, list[str]] = defaultdict(list)
    for written in build.site.tree.refused:
        for found in written.found:
            places[found].append(written.path)
    if places:
        raise BuildStopped([_tell_private(found, paths) for found, paths in places.items()])


def _check_prose(build: Build) -> None:
    """W5, W6: told, and a stop only where the portal's policy says so."""
    found = [*find_dead_links(build), *find_silent_pictures(build)]
    if any(finding.severity == "stop" for finding in found):
        raise BuildStopped(found)
    build.account.findings += found


def _tell_private(found: Found, paths: list[str]) -> Finding:
    if found.in_name:
        # the name itself must not be repeated
        where = f"{len(paths)}个成品文件的文件名（在 {paths[0].partition('/')[0]}/ 下）"
    else:
        more = f"等{len(paths)}个成品文件" if len(paths) > 1 else ""
        where = f"成品文件 {paths[0]} {more}".rstrip()
    if found.hit == UNKNOWN:
        message, remedy = f"{where}是{found.hit.what}，不能发布", "去掉这个文件，或者换成能够检查的类型"
    else:
        message, remedy = f"{where}里有{found.hit.what}，停止发布", _PRIVATE_REMEDY
    return Finding(found.hit.rule, "stop", message, remedy)


def _check_pages(build: Build) -> None:
    """Nothing vanishes: every record that has a page by its verdict has one in the next site."""
    for address in build.site.list_record_addresses():
        if f"{address}index.html" not in build.site.tree:
            raise RuntimeError(f"no page was made for {address}")
