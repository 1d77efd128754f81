"""Work on all cores: batches in, results out in order, a death reported with what was being worked on.

Workers are forked, so whatever the caller holds in memory is there without being sent.
"""

import gc
import mmap
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from disclosure_store.trees.locks import die_with_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_FORKING = 200
_BATCHES_PER_WORKER = 8
_LARGEST_BATCH = 500


class WorkerDied(RuntimeError):
    """A worker process ended without an answer; the message names what it was working on."""


def count_workers(setting: int | None = None) -> int:
    """How many processes to use: the setting, else one for each core that this process may use."""
    return max(1, setting or len(os.sched_getaffinity(0)))


def map_batches(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    workers: int,
    describe: Callable[[Item], str] = str,
    *,
    worth_forking: int = _WORTH_FORKING,
    largest_batch: int = _LARGEST_BATCH,
) -> Iterator[Result]:
    """`work` over batches of `items`, in order; in this process where forking is not worth it."""
    if not items:
        return
    if workers == 1 or len(items) < worth_forking:
        yield work(items)
        return
    size = max(1, min(largest_batch, len(items) // (workers * _BATCHES_PER_WORKER)))
    batches = [items[i : i + size] for i in range(0, len(items), size)]
    global _work, _busy
    # anonymous shared memory: a worker's marks are still there when it is not
    _work, _busy = work, mmap.mmap(-1, len(batches))
    busy = _busy
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=fork, initializer=_begin) as pool:
        answers = [pool.submit(_run, place, batch) for place, batch in enumerate(batches)]
        try:
            for answer in answers:
                yield answer.result()
        except BrokenProcessPool as error:
            at_work = [batch for batch, mark in zip(batches, busy[:], strict=True) if mark == _AT_WORK]
            spans = "；".join(f"{describe(batch[0])} … {describe(batch[-1])}" for batch in at_work)
            raise WorkerDied(f"一个工作进程意外终止，当时正在处理：{spans}") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """In a worker: what it was forked with is not looked through for garbage, so that it stays shared memory."""
    die_with_parent()
    gc.freeze()


# A forked worker finds these here; sending the function would need it to be importable by name.
_work: Callable[[Any], Any] = len
_busy: mmap.mmap
_AT_WORK, _DONE = 1, 2


def _run(place: int, batch: Sequence[Any]) -> Any:
    busy = _busy
    busy[place] = _AT_WORK
    result = _work(batch)
    busy[place] = _DONE
    return result
