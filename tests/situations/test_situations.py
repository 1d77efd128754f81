"""Situations a lawyer can read: facts, a day, and what the build must say (the YAML files beside this one)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.builds.records import make_code

from disclosure.choices import Choices
from disclosure.docket import Docket
from disclosure.duties.imprint import find_on_imprint
from disclosure.findings import Finding
from disclosure.imprint import Imprint
from disclosure.judge import Judgement, judge
from disclosure.law import FileCheck, Law
from disclosure.law.limits import LimitHistory
from disclosure.ledger import Chain, Draft, Publications, chain_drafts
from disclosure.numbers import Run, list_entries, list_unplaced
from disclosure.privacy.contacts import list_contacts
from disclosure.statistics.yearly.editions import Edition
from disclosure.terms import Terms
from disclosure.verdict import Duty
from disclosure.workdays import Calendar
from disclosure_store.docket import scan, take_in
from disclosure_store.law_files import read_law
from disclosure_store.loading import LineIndex, load_faults, load_summaries
from disclosure_store.notices import LAW_FOLDER, read_notice_years, read_statutory_days
from disclosure_store.organs import read_organs, read_organs_with_lines
from disclosure_store.state import open_state

HERE = Path(__file__).parent
FOLDERS = {
    "penalty": "penalties", "no_penalty": "penalties", "permit": "permits", "decision": "decisions",
    "inspection": "decisions", "baseline": "baselines", "case": "cases", "report": "reports",
    "catalogue": "catalogues",
}  # fmt: skip
ELSEWHERE = {
    "W2": "tests/builds", "W5": "tests/builds/test_dead_links.py and test_columns.py",
    "W6": "tests/builds/test_dead_links.py and the pages' own tests", "P10": "tests/disclosure_site/test_downloads.py",
    "C4": "a property test of amounts", "Y1": "tests/invalid", "Y2": "tests/invalid", "Y3": "tests/invalid",
    "Y4": "tests/invalid", "Y5": "tests/invalid",
}  # fmt: skip
"""Rules of what is no record, or whose breach a YAML file that is read cannot tell: where they are shown instead."""
LAST_NOTICE = 2026

Fields = dict[str, Any]


def read_yaml(name: str) -> Any:
    """A file of this folder, every scalar as text, as a clerk's files are read."""
    return yaml.load((HERE / name).read_text("utf-8"), Loader=yaml.CBaseLoader)


BASES: Fields = read_yaml("bases.yaml")
SITUATIONS = [
    pytest.param(situation, id=f"{path.stem}:{situation['name']}")
    for path in sorted(HERE.glob("*.yaml"))
    if path.name != "bases.yaml"
    for situation in read_yaml(path.name)
]


@cache
def law_until_2026() -> Law:
    """The project's law with no notice after 2026, so that the situations hold when later ones are added.

    When its files were last compared with their sources is no part of a situation that does not say so.
    """
    years = [year for year in read_notice_years(LAW_FOLDER / "workdays") if year.year <= LAST_NOTICE]
    calendar = Calendar.from_notices(years, read_statutory_days(LAW_FOLDER / "statutory_days.yaml"))
    return replace(read_law(), calendar=calendar, checks=())


def law_of(situation: Fields) -> Law:
    """The law of a situation: `law_checked` are the files' last looks, `lengths` replaces dated lengths of duties."""
    law = law_until_2026()
    checks = tuple(
        FileCheck(told["file"], date.fromisoformat(told["on"]), int(told["every_days"]))
        for told in situation.get("law_checked", ())
    )
    lengths = {
        key: LimitHistory.model_validate(told).compile(key)
        for key, told in situation.get("lengths", {}).items()
    }
    return replace(law, checks=checks, limits={**law.limits, **lengths})


def repeated(items: Iterable[Fields], *marked: str) -> list[Fields]:
    """Each item, as often as its `repeat` says, `%` in the marked fields being the number."""
    found = []
    for item in items:
        for number in range(1, int(item.get("repeat", "1")) + 1):
            copy = {key: value for key, value in deepcopy(item).items() if key != "repeat"}
            found.append(copy | {key: copy[key].replace("%", str(number)) for key in marked if key in copy})
    return found


def merge(base: Any, over: Any) -> Any:
    """`over` on top of `base`, mapping by mapping."""
    if not isinstance(base, dict) or not isinstance(over, dict):
        return deepcopy(over)
    return {**base, **{key: merge(base.get(key), value) for key, value in over.items()}}


def make_record(told: Fields) -> str:
    """The YAML of one record of a situation."""
    told = dict(told)
    if "raw" in told:
        return str(told["raw"])
    fields = merge(BASES[told.pop("kind")], {})
    states = {"public": {}, "withheld": {"withheld": {"basis": "公开条例15", "reason": "涉及商业秘密"}}}
    for state, more in states.items():
        if state in told:
            review = {"state": state, "reviewed_by": "政策法规处", "reviewed_on": told.pop(state), **more}
            fields = merge(fields, {"disclosure": review})
    without = told.pop("without", ())
    fields = merge(fields, told)
    for dotted in without:
        *path, name = dotted.split(".")
        inner = fields
        for step in path:
            inner = inner[step]
        del inner[name]
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)


def number_records(records: list[Fields]) -> list[Fields]:
    """Each record with a number of its own and of its year: the second of a prefix that says none is 2号."""
    used: Counter[str] = Counter()
    for told in records:
        prefix, bracket, _ = BASES[told["kind"]].get("document_number", "").partition("〔")
        if bracket and "document_number" not in told and "raw" not in told:
            year = re.match("20[0-9]{2}", str(told.get("decided_on", "")))
            head = f"{prefix}〔{year[0] if year else 2026}〕"
            used[head] += 1
            told["document_number"] = f"{head}{used[head]}号"
    return records


def write_content(content: Path, situation: Fields) -> None:
    """The folder that a clerk would have."""
    records = number_records(repeated(situation["records"], "id", "document_number"))
    for number, told in enumerate(records):
        folder = content / "records" / FOLDERS[told["kind"]]
        folder.mkdir(parents=True, exist_ok=True)
        file = told.get("file", f"{number:03}")
        told = {key: value for key, value in told.items() if key != "file"}
        (folder / f"{file}.yaml").write_text(make_record(told), "utf-8")
    organs = [make_organ(place, over) for place, over in enumerate(situation.get("organs", [{}]))]
    (content / "authorities.yaml").write_text(yaml.safe_dump(organs, allow_unicode=True), "utf-8")


def make_organ(place: int, told: Fields) -> Fields:
    """An organ of a situation; from the second on, with a code and no prefixes of another organ."""
    own = {"uscc": make_code("11", place, region="990100"), "number_prefixes": []} if place else {}
    return dict(merge(deepcopy(BASES["authority"]), own | told))


def make_publications(entries: Iterable[Fields], digests: Mapping[str, str]) -> Publications:
    """The ledger: each entry is made at noon of its day, or of the day in `at`, of the record's text as it is.

    `text: other`: of another text.
    """
    chain = Chain()
    for told in repeated(entries, "record"):
        event, day = told.get("event", "published"), told["day"]
        about = told["record"], told.get("kind", "penalty"), "jinghu", told.get("number")
        at = f"{told.get('at', day)}T12:00:00+08:00"
        voids = chain.head if event == "void" else None
        digest = digests.get(told["record"]) or "sha256:" + "0" * 64
        if told.get("text") == "other":
            digest = "sha256:" + "f" * 64
        draft = Draft(event, *about, digest, date.fromisoformat(day), at, voids)
        chain = chain.extended(chain_drafts(chain, [draft]))
    return Publications(chain)


def decide(folder: Path, situation: Fields) -> Judgement:
    """Read the situation's files as a build does, and judge them."""
    content = folder / "content"
    content.mkdir()
    write_content(content, situation)
    state = open_state(folder / "state", "test")
    choices = merge(BASES["choices"], situation.get("choices", {}))
    contacts = list_contacts(read_organs(content))
    terms = Terms(law_of(situation), Choices.model_validate(choices), contacts)
    take_in(content, state, scan(content, state), terms, workers=1)
    organs, organ_lines = read_organs_with_lines(content)
    docket = Docket(
        load_summaries(state),
        organs,
        load_faults(state),
        find_line=LineIndex(state).find,
        organ_lines=organ_lines,
    )
    judgement = judge(
        docket,
        terms.law,
        make_publications(situation.get("ledger", ()), {s.id: s.digest for s in docket.summaries}),
        date.fromisoformat(situation["as_of"]),
        publishing=situation.get("publishing") == "true",
        proves_today=situation.get("proves_today") != "false",
        vanished_stop_share=Decimal(situation.get("stop_share", "0.01")),
        choices=terms.choices,
        frozen={record: freeze(told) for record, told in situation.get("frozen", {}).items()},
    )
    if "site" not in situation:
        return judgement
    site = dict(situation["site"])
    found = find_on_imprint(terms.law, Imprint(**BASES["imprint"] | site.pop("imprint")), site.pop("url", ""))
    return replace(judgement, findings=[*judgement.findings, *found])


def spell_run(run: Run) -> str:
    return f"{run.prefix}〔{run.year}〕"


def list_words(run: Run) -> list[str]:
    """What the public sees of a run, number by number: `3 unregistered`, of a stretch `3-5 unregistered`."""
    return [
        f"{each.first or each.number}{'' if each.first == each.last else f'-{each.last}'} {each.state}"
        for each in [*list_entries(run), *list_unplaced(run)]
    ]


def freeze(told: Fields) -> Edition:
    """Figures that a report was published with: `day`, and `tables` where they are not 0."""
    tables = {
        table: {column: int(figure) for column, figure in cells.items()}
        for table, cells in told.get("tables", {}).items()
    }
    corrections = int(told.get("corrections", "0"))
    return Edition(day=told["day"], before="", corrections=corrections, tables=tables)


def describe(duty: Duty) -> Fields:
    """A duty in the words of the situations, all as text."""
    told = {"status": duty.status, "due_on": duty.due_on}
    if duty.performed_on:
        told |= {"performed_on": duty.performed_on, "proven": str(duty.proven).lower()}
    if duty.status in ("late", "overdue") and not duty.provisional:
        told["late"] = str(duty.working_days_late)
    if duty.provisional:
        told["provisional"] = "true"
    return told


def fits(finding: Finding, expected: Fields) -> bool:
    """Whether a finding is the expected one."""
    facts = finding.rule, finding.severity, str(finding.closed).lower(), finding.field
    if facts != (
        expected["rule"],
        expected["severity"],
        expected.get("closed", "false"),
        expected.get("field"),
    ):
        return False
    said = all(word in finding.message for word in expected.get("words", ()))
    return (
        said
        and all(word in finding.remedy for word in expected.get("remedy", ()))
        and expected.get("record") in (None, finding.record)
        and expected.get("authority") in (None, finding.authority)
    )


def expected_of(situation: Mapping[str, Any]) -> list[Fields]:
    return list(situation["expect"].get("findings", ()))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_build_says_what_the_law_says(situation: Fields, tmp_path: Path) -> None:
    judgement = decide(tmp_path, situation)
    expect = situation["expect"]
    left = list(judgement.findings)
    for expected in expected_of(situation):
        hit = next((finding for finding in left if fits(finding, expected)), None)
        assert hit is not None, f"no {expected} among {left}"
        left.remove(hit)
    assert left == []
    if "outcomes" in expect:
        assert {v.summary.id: v.outcome for v in judgement.verdicts} == expect["outcomes"]
    if "duties" in expect:
        found = {v.summary.id: describe(v.duty) for v in judgement.verdicts if v.duty}
        assert found == expect["duties"]
    if "runs" in expect:
        assert {spell_run(run): list_words(run) for run in judgement.runs} == expect["runs"]
    if "vanished" in expect:
        assert [item.address for item in judgement.vanished] == expect["vanished"]
    counts = judgement.count()
    assert counts.pop("read") == sum(counts.values()) == len(judgement.verdicts)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_shows_what_it_says_it_shows(situation: Fields) -> None:
    open_ones = [f for f in expected_of(situation) if f["severity"] != "note" or f.get("closed") == "true"]
    own_word = any("自报" in f.get("words", ()) for f in expected_of(situation))
    broken = {f["rule"] for f in open_ones} | ({"T15"} if own_word else set())
    assert situation.get("keeps") not in broken
    assert situation.get("breaks") in {None, *broken}


@pytest.mark.parametrize("way", ["keeps", "breaks"])
def test_every_rule_is_kept_and_broken_somewhere(way: str) -> None:
    shown = {param.values[0].get(way) for param in SITUATIONS}
    assert set(law_until_2026().rules) - set(ELSEWHERE) - shown == set()
