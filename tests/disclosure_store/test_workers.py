"""Work on several cores: the same answers in the same order, and a death is told with what was being done."""

import mmap
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence

import pytest

from disclosure_store.workers import WorkerDied, count_workers, map_batches, mark_item

NUMBERS = list(range(450))


def double(batch: Sequence[int]) -> list[int]:
    return [2 * number for number in batch]


def flatten(answers: Iterator[list[int]]) -> list[int]:
    return [number for answer in answers for number in answer]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 199, 200, 450])
def test_answers_come_in_order_whatever_the_number_of_workers(workers: int, size: int) -> None:
    items = NUMBERS[:size]
    assert flatten(map_batches(double, items, workers)) == double(items)


def test_nothing_to_do_asks_nobody() -> None:
    assert list(map_batches(double, [], 3)) == []


def test_little_work_stays_in_this_process() -> None:
    assert set(map_batches(lambda batch: os.getpid(), NUMBERS[:199], 3)) == {os.getpid()}


def test_much_work_goes_to_others() -> None:
    assert os.getpid() not in set(map_batches(lambda batch: os.getpid(), NUMBERS, 2))


def test_the_caller_says_what_is_worth_forking_and_how_large_a_batch_is() -> None:
    sizes = list(map_batches(len, NUMBERS[:6], 2, worth_forking=2, largest_batch=1))
    assert sizes == [1] * 6


def test_what_the_caller_holds_is_there_without_being_sent() -> None:
    class Unsendable:
        """Cannot be pickled."""

        factor = 3

        def __reduce__(self) -> tuple[object, ...]:
            raise TypeError("not to be sent")

    holder = Unsendable()
    answers = map_batches(lambda batch: [holder.factor * number for number in batch], NUMBERS, 2)
    assert flatten(answers) == [3 * number for number in NUMBERS]


def test_answers_that_nobody_has_taken_yet_are_few() -> None:
    shared = memoryview(mmap.mmap(-1, 8)).cast("q")

    def note(batch: Sequence[int]) -> int:
        with lock:
            shared[0] += 1
        return batch[0]

    lock = multiprocessing.get_context("fork").Lock()
    answers = map_batches(note, list(range(400)), 2, worth_forking=2, largest_batch=1)
    assert next(answers) == 0
    time.sleep(0.3)  # the workers would have gone on to the end by now
    assert shared[0] < 40
    assert list(answers) == list(range(1, 400))
    assert shared[0] == 400


@pytest.mark.parametrize("culprit", [0, 222, 449])
def test_a_worker_that_dies_names_its_batch(culprit: int) -> None:
    def work(batch: Sequence[int]) -> list[int]:
        if culprit in batch:
            os.kill(os.getpid(), signal.SIGKILL)
        return double(batch)

    with pytest.raises(WorkerDied) as caught:
        list(map_batches(work, NUMBERS, 2, lambda number: f"文件{number:03}"))
    message = str(caught.value)
    assert "意外终止" in message
    batches = [NUMBERS[i : i + 28] for i in range(0, 450, 28)]
    (first,) = [batch[0] for batch in batches if culprit in batch]
    names = message.partition("：")[2].split("、")
    assert f"文件{first:03}" in names
    assert len(names) <= 2


@pytest.mark.parametrize("culprit", [0, 222, 449])
def test_work_that_goes_item_by_item_names_the_very_one(culprit: int) -> None:
    def work(batch: Sequence[int]) -> list[int]:
        for place, number in enumerate(batch):
            mark_item(place)
            if number == culprit:
                os.kill(os.getpid(), signal.SIGKILL)
        return double(batch)

    with pytest.raises(WorkerDied) as caught:
        list(map_batches(work, NUMBERS, 2, lambda number: f"文件{number:03}"))
    assert f"文件{culprit:03}" in str(caught.value).partition("：")[2].split("、")


def test_a_mark_outside_of_a_worker_is_nothing() -> None:
    mark_item(7)


def test_an_error_in_the_work_is_raised_as_it_is() -> None:
    def work(batch: Sequence[int]) -> list[int]:
        raise LookupError("this one")

    with pytest.raises(LookupError, match="this one"):
        list(map_batches(work, NUMBERS, 2))


def test_a_caller_may_stop_early() -> None:
    answers = map_batches(double, NUMBERS, 2)
    assert next(answers)[:2] == [0, 2]
    answers.close()  # type: ignore[attr-defined]  # it is a generator


def test_the_setting_says_how_many_and_one_is_the_least() -> None:
    assert (count_workers(3), count_workers(-2)) == (3, 1)
    assert count_workers() == count_workers(0) == len(os.sched_getaffinity(0))
