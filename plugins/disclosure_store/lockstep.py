"""Work on many small things, each step of it on several of them before the next one.

What a step needs (its code, its patterns) then stays in the processor's cache: reading records one after the other,
each through all steps, takes a third longer.
"""

from collections.abc import Callable, Generator, Iterable
from typing import TypeAlias, TypeVar

from disclosure_store.workers import mark_item

Item = TypeVar("Item")
Result = TypeVar("Result")
Steps: TypeAlias = Generator[int, None, Result]
"""One piece of work: yields after each step, at first how many bytes it holds, which are let go at its end."""
_TOGETHER, _BYTES_TOGETHER = 50, 512 * 1024


def take_together(work: Callable[[Item], Steps[Result]], items: Iterable[Item]) -> list[Result]:
    """The results in the order of the items; whichever is at work is marked, should the process die there."""
    results: list[Result] = []
    together: list[tuple[int, Steps[Result]]] = []
    size = 0
    for number, item in enumerate(items):
        mark_item(number)
        steps = work(item)
        size += next(steps)
        together.append((number, steps))
        if len(together) == _TOGETHER or size > _BYTES_TOGETHER:
            results += _finish(together)
            together, size = [], 0
    return results + _finish(together)


def _finish(together: list[tuple[int, Steps[Result]]]) -> list[Result]:
    found: dict[int, Result] = {}
    while together:
        together = [(number, steps) for number, steps in together if not _is_finished(number, steps, found)]
    return [found[number] for number in sorted(found)]


def _is_finished(number: int, steps: Steps[Result], found: dict[int, Result]) -> bool:
    mark_item(number)
    try:
        next(steps)
    except StopIteration as end:
        found[number] = end.value
        return True
    return False
