"""What ends a build with a word to the clerk, and what is a bug of ours."""

import errno
import os
from pathlib import Path

import pytest
from tests.disclosure_gate.test_config import read

from disclosure_gate.obstacles import stopping
from disclosure_gate.stop import BuildStopped


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_is_told_wherever_it_is(number: int, tmp_path: Path) -> None:
    with pytest.raises(BuildStopped) as stopped, stopping(read(tmp_path)):
        raise OSError(number, os.strerror(number), "/anywhere")
    assert "/anywhere" in stopped.value.findings[0].message


@pytest.mark.parametrize("number", [errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EISDIR])
def test_a_state_that_somebody_takes_away_is_told_and_elsewhere_it_is_a_bug(
    number: int, tmp_path: Path
) -> None:
    config = read(tmp_path)
    error = OSError(number, os.strerror(number), str(config.state / "search" / "x"))
    with pytest.raises(BuildStopped) as stopped, stopping(config):
        raise error
    assert "删除 DISCLOSURE_STATE" in stopped.value.findings[0].remedy
    with pytest.raises(OSError, match="elsewhere"), stopping(config):
        raise OSError(number, os.strerror(number), "/elsewhere")
