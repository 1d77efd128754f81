"""Steps one to three of a build: scan, parse and check, judge. Nothing is written but the state and the report."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from disclosure.docket import Docket
from disclosure.duties.privacy import check_organ
from disclosure.findings.fault import Fault
from disclosure.findings.finding import Finding
from disclosure.judge import Judgement, judge
from disclosure.law import Law, PolicyError
from disclosure.ledger import Publications
from disclosure.privacy.texts import walk_texts
from disclosure.records.authority import Authority
from disclosure.statistics.yearly.editions import Edition
from disclosure.terms import Terms
from disclosure_gate.config import BuildConfig
from disclosure_gate.prose import check_prose
from disclosure_gate.stop import SETTINGS, BuildStopped, stop
from disclosure_gate.stopwatch import Stopwatch
from disclosure_store.attachments import FOLDER as ATTACHMENTS
from disclosure_store.attachments import list_strays
from disclosure_store.disguise import disguise, is_private_name
from disclosure_store.docket import Changes, scan, take_in
from disclosure_store.files import empty_folder
from disclosure_store.law_files import LawProblem, read_law
from disclosure_store.loading import LineIndex, load_attachments, load_faults, load_summaries
from disclosure_store.organs import FILE as ORGANS_FILE
from disclosure_store.organs import OrganLines, OrgansProblem, read_organs_with_lines
from disclosure_store.scan import Oddity

PROSE_COPIES = "prose_checked"
"""In STATE: the pages of prose as they were looked through, for Pelican to read."""


@dataclass(frozen=True)
class Content:
    """What a build has read: the docket, the pages of prose, and what is wrong outside of records."""

    docket: Docket
    prose: tuple[str, ...]
    findings: tuple[Finding, ...]
    changes: Changes
    """What the scan found."""


def load_law(config: BuildConfig) -> Law:
    """The law under this portal's policy; BuildStopped where either cannot be used."""
    try:
        return read_law().with_policy(config.policy)
    except PolicyError as error:
        raise stop(
            SETTINGS, f"DISCLOSURE_POLICY 有误：{error}", "改正设置文件中的 DISCLOSURE_POLICY"
        ) from None
    except LawProblem as error:
        raise stop("T14", f"法律数据文件有误：{error}", "改正 plugins/disclosure/law/ 下的文件") from None


def read_content(
    config: BuildConfig,
    terms: Terms,
    organs: Sequence[Authority],
    organ_lines: OrganLines,
    state: sqlite3.Connection,
    watch: Stopwatch,
) -> Content:
    """Everything below CONTENT that the judge needs, parsed again only where it changed."""
    with watch.step("scan"):
        changes = scan(config.content, state)
    with watch.step("parse"):
        take_in(config.content, state, changes, terms, config.workers)
    with watch.step("load"):
        docket = Docket(
            summaries=load_summaries(state),
            organs=organs,
            faults=load_faults(state),
            unread=[
                (_show(config, terms, o.path), Fault("Y1", "", o.reason, _ODDITY_REMEDY))
                for o in changes.oddities
                if o.lost
            ],
            find_line=LineIndex(state).find,
            organ_lines=organ_lines,
        )
    oddities = [*changes.oddities, *list_strays(config.content, load_attachments(state))]
    strays = _find_strays(config, terms, oddities)
    if not docket.summaries and not docket.unread:
        strays.append(
            Finding(
                "Y1", "warning", "records/ 下没有任何记录", "按 docs/schema/ 的格式写入记录", path="records"
            )
        )
    prose, faults = check_prose(config.content, terms.detector, empty_folder(config.state / PROSE_COPIES))
    findings = [_finding(terms.law, path, line, fault) for path, line, fault in faults]
    return Content(docket, tuple(prose), tuple(findings + strays), changes)


_ODDITY_REMEDY = "用普通的 .yaml 文件代替，放在 records/ 下各类信息自己的文件夹里"


def judge_content(
    config: BuildConfig,
    content: Content,
    terms: Terms,
    ledger: Publications,
    frozen: Mapping[str, Edition],
    watch: Stopwatch,
) -> Judgement:
    """The verdicts and findings of this build's day."""
    with watch.step("judge"):
        return judge(
            content.docket,
            terms.law,
            ledger,
            config.as_of,
            publishing=config.publishing,
            proves_today=config.proves_today,
            vanished_stop_share=config.vanished_stop_share,
            choices=terms.choices,
            time_of_day=f"{config.now:%H:%M}",
            frozen=frozen,
        )


def load_organs(config: BuildConfig, law: Law) -> tuple[tuple[Authority, ...], OrganLines]:
    """Organs and their lines; BuildStopped where they cannot be known or something private stands in their file."""
    # nothing is a contact of anybody's yet
    check = partial(check_organ, terms=Terms(law, config.choices))
    try:
        return read_organs_with_lines(config.content, check)
    except OrgansProblem as problem:
        findings = [
            Finding(f.rule, "stop", f.message, f.remedy, path=ORGANS_FILE, line=line, field=f.field or None)
            for line, f in problem.faults
        ]
        raise BuildStopped(findings) from None


def check_imprint(config: BuildConfig, terms: Terms) -> None:
    """BuildStopped where the portal's own settings hold what no page may show."""
    texts = walk_texts(config.imprint.model_dump())
    hits = [(name, hit) for name, text in texts for hit in terms.detector.find(text)]
    if hits:
        raise BuildStopped(
            [
                Finding(
                    hit.rule, "stop", f"设置 DISCLOSURE_PORTAL 的「{name}」里有{hit.what}", "从设置文件中删去"
                )
                for name, hit in hits
            ]
        )


def _finding(law: Law, path: str, line: int, fault: Fault) -> Finding:
    severity = fault.severity or law.severity(fault.rule)
    return Finding(
        fault.rule, severity, fault.message, fault.remedy, path=path, line=line, field=fault.field or None
    )


def _find_strays(config: BuildConfig, terms: Terms, oddities: Iterable[Oddity]) -> list[Finding]:
    return [
        Finding(
            "Y1",
            "warning",
            oddity.reason,
            _stray_remedy(oddity.path),
            path=_show(config, terms, oddity.path),
            line=1,
        )
        for oddity in oddities
        if not oddity.lost
    ]


def _stray_remedy(path: str) -> str:
    if path.startswith(f"{ATTACHMENTS}/"):
        return "在相应记录的 attachments（附件）中写上文件名；不用的文件请删除"
    return "移到 records/ 以外，或改名为 .yaml"


def _show(config: BuildConfig, terms: Terms, path: str) -> str:
    """A path as a report may have it."""
    return disguise(config.content, path, partial(is_private_name, terms.detector))
