"""`python -m disclosure_desk.verifying [-s SETTINGS]`: see the package.

OUTPUT is brought up to date; then the same content is built from nothing, with a copy of the ledger, as of the same
day, in a temporary place that is removed. Exit codes: 0 the same, 1 different (a bug of ours), else that of a build
that did not come to its end.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from disclosure.ledger.entry import UTC8
from disclosure_desk.chinese import ChineseCommand
from disclosure_desk.verifying.comparing import Comparison, compare

WRITTEN_CODES: Final = (0, 3, 4)
DIFFERENT_CODE: Final = 1
_MOST_NAMES: Final = 50
_REMOVALS: Final = 600
_PAUSE_S: Final = 0.1

_folder = click.Path(path_type=Path)


@click.command(cls=ChineseCommand)
@click.option("-s", "--settings", type=_folder, default=Path("pelicanconf.py"), help="设置文件。")
@click.option("--content", type=_folder, default=Path("content"), help="内容文件夹。")
@click.option("-o", "--output", type=_folder, default=Path("output"), help="站点文件夹。")
@click.pass_context
def verify(context: click.Context, settings: Path, content: Path, output: Path) -> None:
    """更新站点，再从零另建一份，逐字节比较。"""
    environ = {**os.environ, "DISCLOSURE_AS_OF": _find_day(os.environ)}
    _build(context, content, settings, output, environ)
    with _temporary_folder() as place:
        ledger = Path(environ.get("DISCLOSURE_LEDGER") or content / "ledger")
        copy = place / "ledger"
        if ledger.is_dir():
            shutil.copytree(ledger, copy)
        own = {"DISCLOSURE_STATE": str(place / "state"), "DISCLOSURE_LEDGER": str(copy)}
        _build(context, content, settings, place / "output", environ | own)
        found = compare(output, place / "output")
    _tell(found)
    context.exit(0 if found.agrees else DIFFERENT_CODE)


def _find_day(environ: Mapping[str, str]) -> str:
    """The day of both builds: midnight may pass between them."""
    return environ.get("DISCLOSURE_AS_OF") or datetime.now(UTC8).date().isoformat()


def _build(
    context: click.Context, content: Path, settings: Path, output: Path, environ: Mapping[str, str]
) -> None:
    """One build; ends the command where it does not come to its end."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(settings), "-o", str(output)]
    done = subprocess.run(  # our own interpreter
        [*command, "--fatal", "errors"], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode not in WRITTEN_CODES:
        click.echo(done.stdout + done.stderr, err=True)
        click.echo(f"没有比较：构建未完成 Not compared, a build did not end: {done.returncode}", err=True)
        context.exit(done.returncode)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, also where the build goes on with something in it in the background."""
    place = Path(tempfile.mkdtemp(prefix="gongshi-verify-"))
    try:
        yield place
    finally:
        for _ in range(_REMOVALS):
            shutil.rmtree(place, ignore_errors=True)
            if not place.exists():
                break
            time.sleep(_PAUSE_S)


def _tell(found: Comparison) -> None:
    if found.agrees:
        click.echo(f"一致：{found.same} 个文件与从零构建的逐字节相同")
        click.echo(f"The same: {found.same} files equal those of a build from nothing, byte for byte")
        return
    wrong = len(found.different) + len(found.only_first) + len(found.only_second)
    click.echo(f"不一致：{wrong} 个文件与从零构建的不同，{found.same} 个相同")
    click.echo(f"Different: {wrong} files are not as a build from nothing makes them, {found.same} are")
    for title, paths in (
        ("内容不同 differ", found.different),
        ("多出 only in the site", found.only_first),
        ("缺少 missing in the site", found.only_second),
    ):
        for path in paths[:_MOST_NAMES]:
            click.echo(f"  {title}: {path}")
        if paths[_MOST_NAMES:]:
            click.echo(f"  {title}: …… {len(paths) - _MOST_NAMES}")
    click.echo("删除 .disclosure/ 后重新构建即可恢复，并请报告此问题")
    click.echo("Delete .disclosure/ and build again to mend it, and please report it")


if __name__ == "__main__":
    verify(prog_name="make verify")
