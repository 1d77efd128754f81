"""规则: the catalogue of what a build checks, as `law/rules.yaml` lists it.

Each rule has the ids that tools outside rely on (T1, C3, M1 …), a default severity that a portal may change,
and at least one reference. Rules that guard privacy, form and the ledger cannot be lowered.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, Self, TypeGuard

from pydantic import Field, model_validator

from disclosure.findings.severity import SEVERITIES, Severity, is_at_least
from disclosure.law.sources import LawFile, References
from disclosure.records.fields import Flag, Text
from disclosure.workdays.notices import LawData

Level = Literal["LAW", "POL", "DATA", "LOCAL", "INF"]


class UnknownRuleError(KeyError):
    """No such rule in the catalogue."""

    def __str__(self) -> str:
        return f"规则目录中没有「{self.args[0]}」这条规则"


class PolicyError(ValueError):
    """DISCLOSURE_POLICY asks for what cannot be; the message is Chinese and names the rule."""


class RuleText(LawData):
    """One rule as the file has it, without its id."""

    title: Text
    severity: Severity
    level: Level
    remedy: Text
    references: References = Field(min_length=1)
    lowerable: Flag = True
    hides: Flag = False
    """Whether all that the rule says is said of one record before it is shown; see `may_hide`."""

    @property
    def may_hide(self) -> bool:
        """Whether its findings can keep a record from being shown: those of others come too late, or of no record."""
        return self.hides or self.severity == "quarantine"

    @model_validator(mode="after")
    def forbid_lowering_a_stop(self) -> Self:
        """What stops a build by default would publish something false as a whole if it were lowered."""
        if self.severity == "stop" and self.lowerable:
            raise ValueError("默认为 stop 的规则应写明 lowerable: false")
        return self


class Rule(RuleText):
    """规则. `level` says on what it stands at most: law, policy, data standard, local rule, inference.

    `remedy` is one Chinese sentence for a clerk, true of every breach of the rule; a finding may say more.
    """

    id: Text


class RuleCatalogue(LawFile):
    """`law/rules.yaml`. The order of the file is the order of the contract."""

    rules: dict[str, RuleText] = Field(min_length=1)

    def named(self) -> Iterator[Rule]:
        """Every rule with its id."""
        for rule_id, text in self.rules.items():
            yield Rule(id=rule_id, **dict(text))


def check_policy(rules: Mapping[str, Rule], policy: Mapping[str, str]) -> dict[str, Severity]:
    """The policy, typed. Raises PolicyError for an unknown rule or severity, a forbidden lowering,
    or a quarantine that would hide nothing."""
    return {rule_id: _check_entry(rules, rule_id, wanted) for rule_id, wanted in policy.items()}


def _check_entry(rules: Mapping[str, Rule], rule_id: str, wanted: str) -> Severity:
    rule = rules.get(rule_id)
    if rule is None:
        raise PolicyError(f"DISCLOSURE_POLICY 中的「{rule_id}」不是规则编号，请核对（如 T1、K1）")
    if not _is_severity(wanted):
        choices = "、".join(SEVERITIES)
        raise PolicyError(f"DISCLOSURE_POLICY 中规则 {rule_id} 的严重程度无效，只能是 {choices}")
    if not rule.lowerable and not is_at_least(wanted, rule.severity):
        raise PolicyError(
            f"规则 {rule_id}（{rule.title}）不得调低：默认为 {rule.severity}，设置为 {wanted}，请删去这一项"
        )
    if wanted == "quarantine" and not rule.may_hide:
        raise PolicyError(
            f"规则 {rule_id}（{rule.title}）不是逐条记录在公开之前审查的，设为 quarantine 隔离不了任何记录；"
            "要更严格的，设为 breach 或 stop"
        )
    return wanted


def _is_severity(text: object) -> TypeGuard[Severity]:
    return text in SEVERITIES
