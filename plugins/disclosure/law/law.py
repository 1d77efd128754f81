"""The law as one value: sources, rules with the portal's policy, dated limits and the calendar.

Whatever judges gets a `Law` handed in; nothing below reads a file. `digest` covers the bytes of every law
file, so what was made under another law is made again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from disclosure.findings.severity import Severity
from disclosure.law.limits import (
    FixedDate,
    FixedDateHistory,
    Limit,
    LimitHistory,
    LimitList,
    Timeline,
    UnknownLimitError,
)
from disclosure.law.rules import Rule, RuleCatalogue, UnknownRuleError, check_policy
from disclosure.law.sources import Reference, Source, SourceList
from disclosure.law.table import LawTable, find_table_references
from disclosure.workdays import Calendar

Table = TypeVar("Table", bound=LawTable)


@dataclass(frozen=True, slots=True)
class FileCheck:
    """When one law file was last compared with its sources. `file` is relative to the law folder."""

    file: str
    last_checked: date
    check_every_days: int

    def is_overdue(self, as_of: date) -> bool:
        """Whether the next look lies before `as_of`; on that very day it is not overdue yet."""
        return self.last_checked + timedelta(days=self.check_every_days) < as_of


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """What is due when, how grave a miss is, and where that stands. Make it with `Law.compile`."""

    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    limits: Mapping[str, Timeline[Limit]]
    fixed_dates: Mapping[str, Timeline[FixedDate]]
    calendar: Calendar
    digest: str
    """`sha256:` and 64 hexadecimal digits."""
    checks: tuple[FileCheck, ...]
    policy: Mapping[str, Severity] = field(default_factory=dict)
    tables: Mapping[type[LawTable], LawTable] = field(default_factory=dict)
    """By their models; read one with `table`."""

    @classmethod
    def compile(
        cls,
        sources: SourceList,
        catalogue: RuleCatalogue,
        limit_list: LimitList,
        calendar: Calendar,
        *,
        digest: str = "",
        checks: tuple[FileCheck, ...] = (),
        tables: tuple[LawTable, ...] = (),
    ) -> "Law":
        """The law made of its files. Whether references resolve is for `find_unresolved` to say."""
        histories = limit_list.limits.items()
        return cls(
            rules={rule.id: rule for rule in catalogue.named()},
            sources=sources.sources,
            limits={key: each.compile(key) for key, each in histories if isinstance(each, LimitHistory)},
            fixed_dates={
                key: each.compile(key) for key, each in histories if isinstance(each, FixedDateHistory)
            },
            calendar=calendar,
            digest=digest,
            checks=checks,
            tables={type(table): table for table in tables},
        )

    def rule(self, rule_id: str) -> Rule:
        """Raises UnknownRuleError."""
        try:
            return self.rules[rule_id]
        except KeyError:
            raise UnknownRuleError(rule_id) from None

    def severity(self, rule_id: str) -> Severity:
        """The portal's severity for the rule, else the default one. Raises UnknownRuleError."""
        return self.policy.get(rule_id) or self.rule(rule_id).severity

    def with_policy(self, policy: Mapping[str, str]) -> "Law":
        """This law under DISCLOSURE_POLICY, which replaces an earlier policy. Raises PolicyError."""
        return replace(self, policy=check_policy(self.rules, policy))

    def limit(self, key: str, on: date) -> Limit | None:
        """The counted limit in force on `on`; None before the first. Raises UnknownLimitError."""
        try:
            return self.limits[key].find(on)
        except KeyError:
            raise UnknownLimitError(key) from None

    def fixed_date(self, key: str, on: date) -> FixedDate | None:
        """The yearly day in force on `on`; None before the first. Raises UnknownLimitError."""
        try:
            return self.fixed_dates[key].find(on)
        except KeyError:
            raise UnknownLimitError(key) from None

    def table(self, model: type[Table]) -> Table:
        """The law's table of that model; a programming error where it is not in `TABLES`."""
        found = self.tables[model]
        assert isinstance(found, model)
        return found

    def overdue_checks(self, as_of: date) -> list[FileCheck]:
        """The law files that nobody has looked at for too long, the longest neglected first."""
        overdue = [check for check in self.checks if check.is_overdue(as_of)]
        return sorted(
            overdue,
            key=lambda check: (check.last_checked + timedelta(days=check.check_every_days), check.file),
        )


def find_references(
    catalogue: RuleCatalogue, limit_list: LimitList
) -> Iterator[tuple[str, tuple[str, ...], Reference]]:
    """Every reference with its file and its path in it."""
    for rule_id, rule in catalogue.rules.items():
        for position, reference in enumerate(rule.references):
            yield "rules.yaml", ("rules", rule_id, "references", str(position), "source"), reference
    for key, history in limit_list.limits.items():
        for since, value in history.values.items():
            for position, reference in enumerate(value.references):
                path = ("limits", key, "values", since.isoformat(), "references", str(position), "source")
                yield "limits.yaml", path, reference


def find_unresolved(
    sources: SourceList,
    catalogue: RuleCatalogue,
    limit_list: LimitList,
    tables: tuple[LawTable, ...] = (),
) -> list[tuple[str, tuple[str, ...], Reference]]:
    """The references whose source is not listed: file, path, reference."""
    references = [*find_references(catalogue, limit_list)]
    references += [
        (table.file, path, found) for table in tables for path, found in find_table_references(table)
    ]
    return [found for found in references if found[2].source not in sources.sources]
