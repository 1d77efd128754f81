"""Every known decision number at its place: one run for each prefix and year (字轨、年份).

What is known: records of any outcome (a document too broken to be a record counts, if its number could be
read), numbers that the organ declares void, and what the ledger remembers of records that are gone from content.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.duties.bench import Bench
from disclosure.numbers.doubts import Doubts
from disclosure.numbers.gaps import Gap, Leap, find_breaks
from disclosure.numbers.run import Missing, Run
from disclosure.numbers.starts import Starts, find_start
from disclosure.records.authority import Authority
from disclosure.records.document_number import normalise_prefix, parse
from disclosure.verdict import Verdict

_DECISIONS = ("permit", "penalty", "decision")
_NEVER = "9999-99-99"
_END_OF_YEAR = "〕"


@dataclass(frozen=True, slots=True)
class Numbers:
    """All runs by prefix and year, and the numbers that have no such form."""

    runs: Sequence[Run]
    formless: dict[str, list[Verdict]]
    claims: dict[str, tuple[str, ...]]
    """The organs that list a prefix."""


def gather_numbers(bench: Bench, verdicts: Sequence[Verdict]) -> Numbers:
    """The runs of a docket, with what is missing in them."""
    claims = list_claims(bench.docket.organs)
    runs: dict[tuple[str, int], Run] = {}
    formless: dict[str, list[Verdict]] = defaultdict(list)
    _place_records(runs, formless, claims, verdicts)
    _place_departed(runs, claims, bench, verdicts)
    _place_voids(runs, claims, bench.docket.organs)
    organs = {organ.id: organ for organ in bench.docket.organs}
    starts = Starts.of(runs.values(), bench.as_of.year)
    doubts = Doubts(bench.docket, runs.values(), formless.values())
    for run in runs.values():
        owner = organs.get(run.organs[0]) if run.organs else None
        if owner is not None and run.year <= bench.as_of.year:
            _find_missing(bench, run, find_start(run, owner, starts), unsure=doubts.touch(run))
    return Numbers(sorted(runs.values(), key=lambda run: (run.prefix, run.year)), formless, claims)


def list_claims(organs: Sequence[Authority]) -> dict[str, tuple[str, ...]]:
    """Each prefix, in normal form, with the organs that list it."""
    claims: dict[str, tuple[str, ...]] = {}
    for organ in organs:
        for prefix in dict.fromkeys(map(normalise_prefix, organ.number_prefixes)):
            claims[prefix] = (*claims.get(prefix, ()), organ.id)
    return claims


def _place_records(
    runs: dict[tuple[str, int], Run],
    formless: dict[str, list[Verdict]],
    claims: dict[str, tuple[str, ...]],
    verdicts: Sequence[Verdict],
) -> None:
    # 字轨〔年份: parsed once, since a run has many numbers
    by_head: dict[str, tuple[Run, str]] = {}
    serials: dict[str, int | None] = {}
    for verdict in verdicts:
        summary = verdict.summary
        number = summary.number
        if not number:
            continue
        head, _, tail = number.partition(_END_OF_YEAR)
        serial = serials.get(tail)
        found = by_head.get(head)
        if found is None or serial is None:
            known = parse(number)
            if known is None:
                formless[number].append(verdict)
                continue
            run = _open_run(runs, claims, known.prefix, known.year)
            found = by_head[head] = run, str(known.year)
            serial = serials[tail] = known.serial
        run, year = found
        run.add(verdict, serial)
        run.users.add(summary.authority)
        if summary.day and not summary.day.startswith(year):
            run.misdated.append(verdict)


def _open_run(
    runs: dict[tuple[str, int], Run], claims: dict[str, tuple[str, ...]], prefix: str, year: int
) -> Run:
    key = prefix, year
    if key not in runs:
        runs[key] = Run(prefix, year, claims.get(prefix, ()))
    return runs[key]


def _place_departed(
    runs: dict[tuple[str, int], Run],
    claims: dict[str, tuple[str, ...]],
    bench: Bench,
    verdicts: Sequence[Verdict],
) -> None:
    present = {verdict.summary.id for verdict in verdicts}
    for entry in bench.ledger.list_missing(present):
        known = parse(entry.number) if entry.number and entry.kind in _DECISIONS else None
        if known is not None and known.serial is not None:
            run = _open_run(runs, claims, known.prefix, known.year)
            if known.serial not in run.records:
                run.departed[known.serial] = entry


def _place_voids(
    runs: dict[tuple[str, int], Run], claims: dict[str, tuple[str, ...]], organs: Sequence[Authority]
) -> None:
    for organ in organs:
        for void in organ.void_numbers:
            known = parse(void.number)
            if known is not None and known.serial is not None and organ.id in claims.get(known.prefix, ()):
                run = _open_run(runs, claims, known.prefix, known.year)
                run.voids[known.serial] = void.reason


def _find_missing(bench: Bench, run: Run, start: int | None, *, unsure: bool) -> None:
    if start is None:
        return
    last = max((*run.records, *run.departed), default=0)
    serials = [serial for serial in run.list_serials() if start <= serial <= last]
    if not serials or serials[-1] - start + 1 == len(serials):
        return
    decided = _list_next_days(run, serials)
    breaks = find_breaks(serials, start)
    run.leaps += [found for found in breaks if isinstance(found, Leap)]
    # whatever number leapt is perhaps the one that is missing
    unsure = unsure or bool(run.leaps)
    gaps = (found for found in breaks if isinstance(found, Gap))
    run.missing += [_weigh(bench, gap, decided[gap.next], unsure=unsure) for gap in gaps]


def _list_next_days(run: Run, serials: Sequence[int]) -> dict[int, str]:
    """For each known serial, the decision day of the first record from it on, "" where there is none."""
    days: dict[int, str] = {}
    day = ""
    for serial in reversed(serials):
        decided = min((_day_of(verdict) for verdict in run.list_at(serial)), default=_NEVER)
        day = day if decided == _NEVER else decided
        days[serial] = day
    return days


def _day_of(verdict: Verdict) -> str:
    return verdict.summary.day or _NEVER


def _weigh(bench: Bench, gap: Gap, decided: str, *, unsure: bool) -> Missing:
    found = bench.find_deadline("C8.gap", decided) if decided else None
    if found is None:
        return Missing(gap, "", told=False)
    deadline = found[1]
    certain = not deadline.provisional and not unsure
    return Missing(gap, deadline.due.isoformat(), told=certain and bench.as_of > deadline.due)
