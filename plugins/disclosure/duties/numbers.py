"""C8: a document number is unique among records in force, and each run is complete.

One finding for a run and what is the matter with it, not one for a number. Whoever could be accused by accident is
not: see `numbers/starts.py` for where a run begins, `numbers/gaps.py` for leaps, `numbers/doubts.py` for
stray numbers that may be the missing ones.
"""

from collections.abc import Iterable, Iterator, Sequence

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.numbers.gaps import Leap, spell_ranges
from disclosure.numbers.listing import spell_number
from disclosure.numbers.run import Missing, Run
from disclosure.numbers.runs import Numbers
from disclosure.records.authority import Authority
from disclosure.records.document_number import normalise_prefix, parse
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

_PREFIXES = "number_prefixes"


def find_on_numbers(bench: Bench, numbers: Numbers) -> list[Finding]:
    """All findings of C8 that need more than one record."""
    organs = {organ.id: organ for organ in bench.docket.organs}
    found = [finding for each in _list_doubled(numbers) for finding in _find_doubled(bench, each)]
    found += _find_strange_prefixes(bench, numbers.runs, organs)
    found += _find_shared_prefixes(bench, numbers, organs)
    for organ in bench.docket.organs:
        found += _find_on_voids(bench, organ, numbers)
        found += _find_on_start(bench, organ)
    for run in numbers.runs:
        if run.organs:
            found += _find_missing(bench, run, organs[run.organs[0]])
            found += [_find_leap(bench, run, leap) for leap in run.leaps if leap.after in run.records]
            found += _find_future(bench, run)
        if run.year <= bench.as_of.year:
            found += [_find_misdated(bench, run, verdict.summary) for verdict in run.misdated]
    return found


def _list_doubled(numbers: Numbers) -> Iterator[Sequence[Verdict]]:
    for run in numbers.runs:
        yield from run.doubled.values()
        unplaced: dict[str, list[Verdict]] = {}
        for verdict in run.unplaced:
            unplaced.setdefault(verdict.summary.number, []).append(verdict)
        yield from unplaced.values()
    yield from numbers.formless.values()


def _find_doubled(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """A withdrawn decision's number is free for the one that replaces it; one id used twice is told by Y6."""
    in_force = sorted(
        (v.summary for v in verdicts if v.outcome != "withdrawn" and not v.summary.withdrawal), key=_place
    )
    found = []
    for summary in in_force:
        others = [other for other in in_force if other.id != summary.id]
        if others:
            known = next((other.id for other in others if other.id), "（标识无法读取）")
            more = f"等 {len(others)} 条记录" if others[1:] else ""
            message = f"文号「{summary.number}」与记录「{known}」{more}重复"
            remedy = "核对决定书，更正写错的一条；重新作出的决定，应在原记录填写 withdrawal（撤回）"
            found.append(bench.find("C8", summary, "document_number", message, remedy=remedy))
    return found


def _place(summary: Summary) -> tuple[str, str, int]:
    """The same order whatever the docket's."""
    return summary.id, summary.path, summary.line


def _first_of(verdicts: Iterable[Verdict]) -> Summary:
    return min((verdict.summary for verdict in verdicts), key=_place)


def _find_strange_prefixes(
    bench: Bench, runs: Iterable[Run], organs: dict[str, Authority]
) -> Iterator[Finding]:
    """One finding for an organ and a prefix, at the first record."""
    told = set()
    for run in runs:
        for organ in sorted(run.users.difference(run.organs)):
            if organ in organs and (organ, run.prefix) not in told:
                told.add((organ, run.prefix))
                first = _first_of(v for v in run.list_verdicts() if v.summary.authority == organ)
                message = f"字轨「{run.prefix}」不在本机关的 number_prefixes（字轨）之列，无法核对是否连号"
                remedy = "写错的更正文号；确是本机关字轨的，补入 authorities.yaml 的 number_prefixes"
                yield bench.find("C8", first, "document_number", message, remedy=remedy)


def _find_shared_prefixes(bench: Bench, numbers: Numbers, organs: dict[str, Authority]) -> Iterator[Finding]:
    for prefix, claimants in numbers.claims.items():
        first, *others = (organs[organ] for organ in claimants)
        for organ in others:
            message = f"字轨「{prefix}」已属于{first.name}，同一字轨只能属于一个机关"
            remedy = "核对两个机关的 number_prefixes，删去不属于本机关的字轨"
            yield bench.find_on_organ("C8", organ, _PREFIXES, message, remedy=remedy)


def _find_on_voids(bench: Bench, organ: Authority, numbers: Numbers) -> Iterator[Finding]:
    """A void number has its form, is the organ's own, and is no record's."""
    if not organ.void_numbers:
        return
    runs = {(run.prefix, run.year): run for run in numbers.runs}
    for place, void in enumerate(organ.void_numbers):
        known = parse(void.number)
        field = f"void_numbers.{place}.number"
        if known is None or known.serial is None:
            message, remedy = (
                "作废文号不是「字轨〔年份〕序号」的形式",
                "写明完整的文号，例如 澄卫罚〔2026〕3号",
            )
        elif organ.id not in numbers.claims.get(known.prefix, ()):
            message = f"作废文号的字轨「{known.prefix}」不在本机关的 number_prefixes（字轨）之列"
            remedy = "更正文号，或把字轨补入 number_prefixes"
        elif records := runs[known.prefix, known.year].list_at(known.serial):
            message = f"作废文号「{known.canonical}」另有记录「{_first_of(records).id}」"
            remedy = "没有作废的，从 void_numbers 中删去；记录的文号写错的，更正记录"
        else:
            continue
        yield bench.find_on_organ("C8", organ, field, message, remedy=remedy)


def _find_on_start(bench: Bench, organ: Authority) -> list[Finding]:
    since = organ.numbers_from
    if since is None or normalise_prefix(since.prefix) in map(normalise_prefix, organ.number_prefixes):
        return []
    message = f"文号起点的字轨「{since.prefix}」不在本机关的 number_prefixes（字轨）之列"
    return [bench.find_on_organ("C8", organ, "numbers_from.prefix", message, remedy="更正字轨")]


def _find_missing(bench: Bench, run: Run, organ: Authority) -> Iterator[Finding]:
    """What the public is told by now (the rule's severity), and what it is not yet told (a note)."""
    name = f"{run.prefix}〔{run.year}〕"
    told = [item for item in run.missing if item.told]
    fresh = [item for item in run.missing if not item.told]
    if told:
        message = f"{name}缺{_spell(told)}；后一号的决定作出已久，公众在文号页面上看到的是「未登记」"
        remedy = (
            "补登记缺号的决定；作废的号列入 void_numbers 并写明原因；本平台不是从头登记的，填写 numbers_from"
        )
        yield bench.find_on_organ("C8", organ, _PREFIXES, message, remedy=remedy)
    if fresh:
        due = min((item.due_on for item in fresh if item.due_on > bench.today), default="")
        when = f"，{due}以后显示为「未登记」" if due else ""
        message = f"{name}缺{_spell(fresh)}；目前不对外显示{when}"
        remedy = "尽快补登记，或列入 void_numbers 并写明原因"
        yield bench.find_on_organ(
            "C8", organ, _PREFIXES, message, severity="note", remedy=remedy, due_on=due or None
        )


def _spell(items: Sequence[Missing]) -> str:
    gaps = [item.gap for item in items]
    return f" {sum(gap.size for gap in gaps)} 个号：{spell_ranges(gaps)}"


def _find_leap(bench: Bench, run: Run, leap: Leap) -> Finding:
    summary = _first_of(run.list_at(leap.after))
    before = f"「{spell_number(run, leap.before)}」之后" if leap.before else "本年度第一个已知的号"
    message = f"{before}就是「{summary.number}」，中间的号都没有记录，疑为序号误写"
    remedy = "对照决定书核对序号；序号无误的，补登记中间的决定"
    return bench.find("C8", summary, "document_number", message, remedy=remedy)


def _find_misdated(bench: Bench, run: Run, summary: Summary) -> Finding:
    message = f"文号的年份{run.year}与决定日期{summary.day}不在同一年"
    remedy = "对照决定书核对文号和决定日期；确实如此的，不必改动，但这个字轨在这两年的缺号不对外显示"
    return bench.find("C8", summary, "document_number", message, remedy=remedy)


def _find_future(bench: Bench, run: Run) -> list[Finding]:
    if run.year <= bench.as_of.year or not run.records:
        return []
    summary = _first_of(run.list_at(min(run.records)))
    message = f"文号的年份{run.year}晚于今年，疑为误写"
    return [bench.find("C8", summary, "document_number", message, remedy="对照决定书核对文号的年份")]
