"""What can stand between a whole new site and its address, told to the person who has to clear it away.

A full disk, a folder that may not be written, a mount point, somebody else's files: none of them is a bug,
none of them harms the site that stands, and each has a remedy.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SITE_STANDS = "现有网站未受影响。"

_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘空间不足", "请清理磁盘后重新构建。"),
    errno.EDQUOT: ("磁盘配额已用完", "请清理文件或申请提高配额后重新构建。"),
    errno.EROFS: ("所在磁盘是只读的", "请把磁盘改为可写，或者用 -o 指定另一个输出文件夹。"),
    errno.EACCES: ("没有写入权限", "请让运行构建的用户对该文件夹及其上级文件夹有写权限。"),
    errno.EPERM: ("没有写入权限", "请让运行构建的用户对该文件夹及其上级文件夹有写权限。"),
    errno.EBUSY: (
        "它是一个挂载点，不能整体替换",
        "请把磁盘挂载在它的上级文件夹，或者用 -o 指定挂载点里面的一个子文件夹。",
    ),
    errno.EXDEV: ("它与上级文件夹不在同一个磁盘上，不能整体替换", "请用 -o 指定挂载点里面的一个子文件夹。"),
    errno.EMFILE: ("打开的文件太多", "请用 ulimit -n 提高上限后重新构建。"),
}


class OutputProblem(Exception):
    """The next site cannot be put in place; the one that stands is untouched. In Chinese, with the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}{self.remedy}"


def problem_of(error: OSError, folder: Path | str) -> OutputProblem:
    """Word an operating system's error about `folder` for a reader."""
    unknown = (f"操作系统报告“{error.strerror}”", "请检查磁盘后重新构建。")
    cause, remedy = _CAUSES.get(error.errno or 0, unknown)
    return OutputProblem(f"无法写入输出文件夹“{folder}”：{cause}。{_SITE_STANDS}", remedy)


@contextmanager
def reporting(folder: Path | str) -> Iterator[None]:
    """Turn every OSError inside the block into an `OutputProblem` about `folder`."""
    try:
        yield
    except OSError as error:
        raise problem_of(error, folder) from error
