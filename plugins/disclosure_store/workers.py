"""Work on all cores: batches in, results out in order, a death reported with what was being worked on.

Workers are forked, so whatever the caller holds in memory is there without being sent.
"""

import gc
import mmap
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from disclosure_store.trees.locks import die_with_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_FORKING = 200
_BATCHES_PER_WORKER = 8
_LARGEST_BATCH = 500
_BATCHES_AHEAD = 6
"""For each worker, of what may be at work, done or waiting before the oldest answer is taken."""


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
    global _work, _marks
    # anonymous shared memory: a worker's marks are still there when it is not
    marks = memoryview(mmap.mmap(-1, len(batches) * _MARK_BYTES)).cast("i")
    _work, _marks = work, marks
    fork = multiprocessing.get_context("fork")
    # a worker that looks for garbage among all that it was born with would copy it
    gc.freeze()
    mine = (os.getpid(),)
    with ProcessPoolExecutor(workers, mp_context=fork, initializer=die_with_parent, initargs=mine) as pool:
        try:
            yield from _hand_out(pool, batches, workers)
        except BrokenProcessPool as error:
            at_work = [batch[mark - 1] for batch, mark in zip(batches, marks, strict=False) if mark > 0]
            names = "、".join(map(describe, at_work))
            raise WorkerDied(f"一个工作进程意外终止，当时正在处理：{names}") from error
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()


def _hand_out(pool: ProcessPoolExecutor, batches: Sequence[Sequence[Any]], workers: int) -> Iterator[Any]:
    """The answers in order. Only so many wait to be taken: all that a million files say would not fit into memory."""
    waiting: deque[Future[Any]] = deque()
    for place, batch in enumerate(batches):
        # a worker may have died before all is handed out
        waiting.append(pool.submit(_run, place, batch))
        if len(waiting) > workers * _BATCHES_AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


# A forked worker finds these here; sending the function would need it to be importable by name.
_work: Callable[[Any], Any] = len
_marks = memoryview(bytearray()).cast("i")
"""For each batch: the number of the item that a worker is at, from 1; 0 before, and `_DONE` after."""
_MARK_BYTES = 4
_DONE = -1
_place: int | None = None
"""The batch that this process is at; None where no one asks."""


def mark_item(number: int) -> None:
    """Called by work that goes item by item, as it comes to each, from 0: should it die there, that item is told."""
    if _place is not None:
        _marks[_place] = number + 1


def _run(place: int, batch: Sequence[Any]) -> Any:
    global _place
    _place = place
    mark_item(0)
    result = _work(batch)
    _marks[place] = _DONE
    _place = None
    return result
