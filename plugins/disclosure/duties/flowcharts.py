"""Y5 and Y7 within a flow chart: its arrows lead to steps, every step can be reached, and no path goes round for ever.

Going back (补正材料) is no mistake as long as there is a way out. Whatever is wrong, the chart can still be drawn.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from disclosure.findings.fault import Fault
from disclosure.records.catalogue import Catalogue
from disclosure.records.catalogues.flowcharts import FlowchartRow, Step
from disclosure.records.record import Record

Arrows = Mapping[str, Iterable[str]]


def check_flowcharts(record: Record) -> list[Fault]:
    """All faults of a catalogue's charts."""
    rows = record.list_rows() if isinstance(record, Catalogue) else ()
    return [
        fault
        for place, row in enumerate(rows)
        if isinstance(row, FlowchartRow)
        for fault in _check_chart(row, f"items.{place}.steps")
    ]


def _check_chart(chart: FlowchartRow, where: str) -> Iterator[Fault]:
    yield from _find_doubled(chart, where)
    arrows = {step.id: [arrow.to for arrow in step.next] for step in chart.steps}
    yield from _find_dangling(chart, where)
    starts = [step.id for step in chart.steps if step.kind == "开始"] or [s.id for s in chart.steps[:1]]
    reached = reach(arrows, starts)
    lost = [step for step in chart.steps if step.id not in reached]
    if lost:
        yield _say(chart, where, lost, "从开始走不到", "补上通往这些步骤的箭头（next），或者删去它们")
    ends = [step.id for step in chart.steps if step.kind == "结束" or not step.next]
    leading = reach(_turn(arrows), ends)
    endless = [step for step in chart.steps if step.id in reached and step.id not in leading]
    if endless:
        yield _say(chart, where, endless, "走不到结束", "补上通往结束的箭头（next），避免循环没有出口")


def _find_doubled(chart: FlowchartRow, where: str) -> Iterator[Fault]:
    uses = Counter(step.id for step in chart.steps)
    seen: set[str] = set()
    for place, step in enumerate(chart.steps):
        if step.id in seen:
            message = f"同一流程图中有{uses[step.id]}个步骤用了同一编号"
            yield Fault("Y5", f"{where}.{place}.id", message, "给每个步骤一个不重复的编号")
        seen.add(step.id)


def _find_dangling(chart: FlowchartRow, where: str) -> Iterator[Fault]:
    known = {step.id for step in chart.steps}
    for place, step in enumerate(chart.steps):
        for number, arrow in enumerate(step.next):
            if arrow.to not in known:
                field = f"{where}.{place}.next.{number}.to"
                yield Fault("Y7", field, "箭头所指的步骤不在这张流程图中", "核对步骤编号")


def _say(chart: FlowchartRow, where: str, steps: list[Step], what: str, remedy: str) -> Fault:
    place = chart.steps.index(steps[0])
    message = f"流程图有{len(steps)}个步骤{what}，第一个是第{place + 1}步"
    return Fault("Y5", f"{where}.{place}", message, remedy, severity="warning")


def reach(arrows: Arrows, starts: Iterable[str]) -> set[str]:
    """All that can be reached along the arrows, the starts included; unknown ends are no steps."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step not in reached:
            reached.add(step)
            waiting.extend(to for to in arrows[step] if to in arrows)
    return reached


def _turn(arrows: Arrows) -> Arrows:
    turned: dict[str, list[str]] = {step: [] for step in arrows}
    for step, ends in arrows.items():
        for to in ends:
            if to in turned:
                turned[to].append(step)
    return turned
