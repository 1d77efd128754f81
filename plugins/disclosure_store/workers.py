"""Work on all cores: batches in, results out in order, a death reported with the batch that died.

Workers are forked, so whatever the caller holds in memory is there without being sent.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

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
    global _work
    _work = work
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        answers = [pool.submit(_run, batch) for batch in batches]
        for batch, answer in zip(batches, answers, strict=True):
            try:
                yield answer.result()
            except BrokenProcessPool as error:
                span = f"{describe(batch[0])} … {describe(batch[-1])}"
                raise WorkerDied(f"一个工作进程意外终止，当时正在处理：{span}") from error


# A forked worker finds the function here; sending it would need it to be importable by name.
_work: Callable[[Any], Any] = len


def _run(batch: Sequence[Any]) -> Any:
    return _work(batch)
