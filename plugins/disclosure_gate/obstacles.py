"""What can end a build without being anybody's mistake: a full disk, a folder that may not be written, a worker gone.

Each becomes a stop that says what to do (exit 5); whatever else is raised is a bug of ours and shows its traceback.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from disclosure_gate.config import BuildConfig
from disclosure_gate.stop import OUTPUT, WORKER, BuildStopped, stop
from disclosure_store.ledger_folder import LedgerFileError
from disclosure_store.trees import OutputProblem
from disclosure_store.workers import WorkerDied

Guard = Callable[[], AbstractContextManager[None]]
"""A block within which an obstacle ends the build, told and with the right code."""

_OF_THE_MACHINE = frozenset(
    (
        errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO,
        errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN,
    )
)  # fmt: skip
_OF_OTHERS = frozenset((errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY))
_WORKER_REMEDY = (
    "多半是内存不足，或进程被人终止：关闭其他程序，或减小 DISCLOSURE_WORKERS，然后重新构建；"
    "总停在同一条记录上的，请先移走它的文件再构建"
)


@contextmanager
def stopping(config: BuildConfig) -> Iterator[None]:
    """Raise BuildStopped for every obstacle met in the block; the site that stands is untouched."""
    try:
        yield
    except OutputProblem as error:
        raise stop(OUTPUT, error.message, error.remedy) from None
    except LedgerFileError as error:
        raise stop("T15", f"台账无法写入：{error}", "检查台账文件夹的权限和磁盘空间，然后重新构建") from None
    except WorkerDied as error:
        raise stop(WORKER, f"{error}。现有网站未受影响", _WORKER_REMEDY) from None
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.ProgrammingError | sqlite3.IntegrityError):
            raise
        raise stop_for_state(config, error) from None
    except OSError as error:
        if error.errno not in _OF_THE_MACHINE and not _is_disturbed(config, error):
            raise
        raise stop_for_state(config, error) from None


def _is_disturbed(config: BuildConfig, error: OSError) -> bool:
    """Whether somebody has taken away, or put something else into, the folder that only builds write to."""
    return (
        error.errno in _OF_OTHERS
        and isinstance(error.filename, str)
        and Path(error.filename).is_relative_to(config.state)
    )


def stop_for_state(config: BuildConfig, error: OSError | sqlite3.DatabaseError) -> BuildStopped:
    """A stop because STATE, or what else an error names, cannot be used."""
    place = getattr(error, "filename", None) or config.state
    what = getattr(error, "strerror", None) or error
    message = f"文件夹无法写入（{what}）：{place}。现有网站未受影响"
    remedy = "检查权限和磁盘空间，然后重新构建；仍然不行的，删除 DISCLOSURE_STATE 文件夹（只会多花时间）"
    return stop(OUTPUT, message, remedy)
