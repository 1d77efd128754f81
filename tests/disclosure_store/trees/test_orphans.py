"""A worker whose build has ended before the worker could ask to end with it."""

import os

from disclosure_store.trees import die_with_parent


def test_a_worker_that_comes_too_late_ends_at_once() -> None:
    nobody = os.getpid()  # of a grandchild, not the parent
    child = os.fork()
    if child == 0:
        grandchild = os.fork()
        if grandchild == 0:
            die_with_parent(nobody)
            os._exit(7)
        _, status = os.waitpid(grandchild, 0)
        os._exit(os.waitstatus_to_exitcode(status))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 1
