"""What may follow once the site is published, in a process of its own that holds nothing of the caller's."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

_STANDARD = (0, 1, 2)
_POLITENESS = 10


def run_detached(task: Callable[[], None], log: Path) -> None:
    """Run `task` in a grandchild that outlives this process and keeps none of its pipes; returns at once.

    What goes wrong there is written to `log`: nobody is waiting for an answer.
    """
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        os.setsid()
        if os.fork():
            os._exit(0)
        _let_go(log)
        os.nice(_POLITENESS)
        task()
    except BaseException:  # whatever it is, the caller's code must not go on in this copy of it
        traceback.print_exc(file=sys.stderr)
        sys.stderr.flush()
    finally:
        # not sys.exit: the caller's own cleaning up must not run a second time in here
        os._exit(0)


def _let_go(log: Path) -> None:
    """Point the standard streams away and close everything else that was inherited."""
    null = os.open(os.devnull, os.O_RDWR)
    try:
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    except OSError:
        out = null  # a full disk: what goes wrong then is not worth a word on somebody's terminal
    for target, source in zip(_STANDARD, (null, out, out), strict=True):
        os.dup2(source, target)
    os.closerange(max(_STANDARD) + 1, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") > 0 else 1024)
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # lives as long as the process
