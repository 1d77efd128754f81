"""The state of a permit (许可状态): computed from what follows it, never typed (许可法 Arts 69, 70).

A later permit follows the one that its `previous` names, a penalty with 吊销 the one that its `revokes` names. What
is not public changes nothing that is shown, and what a follower did is undone when it is withdrawn; a penalty whose
display has ended still has revoked, though nobody is led to it. Of several followers the latest decides, by day of
decision; of two of one day the graver. A follower decided before the permit itself is a slip and follows nothing,
so that a circle of references decides nothing either.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

PermitState = Literal["有效", "已变更", "已延续", "已注销", "已吊销", "已撤销", "已过期"]

ACTIONS: Mapping[str, PermitState] = {
    "变更": "已变更",
    "补发": "已变更",
    "延续": "已延续",
    "注销": "已注销",
}
"""What a later permit of that 办理类型 makes of the earlier one; a reissue takes its place as a change does."""
_REVOCATION = "吊销"
_IN_EFFECT = ("published", "ended")
_GRAVITY: tuple[PermitState, ...] = ("已变更", "已延续", "已注销", "已吊销")
_LONG_TERM = "长期"


class Follower(NamedTuple):
    """A public record that follows a permit, and what it made of it."""

    verdict: Verdict
    made: PermitState
    words: str
    """What it did: 变更, 延续, 补发, 注销, 吊销."""


class PermitStates:
    """The states of all permits on one day, and the records that follow each."""

    def __init__(self, verdicts: Iterable[Verdict], today: str) -> None:
        self._today = today
        self._followers: dict[str, list[Follower]] = defaultdict(list)
        for verdict in verdicts:
            if verdict.summary.refers_to and verdict.outcome in _IN_EFFECT:
                self._take(verdict)
        for followers in self._followers.values():
            followers.sort(key=_order)

    def _take(self, verdict: Verdict) -> None:
        if followed := find_followed(verdict.summary):
            target, words = followed
            made: PermitState = "已吊销" if words == _REVOCATION else ACTIONS[words]
            self._followers[target].append(Follower(verdict, made, words))

    def followers(self, permit: Summary) -> list[Follower]:
        """What follows a permit, in the order in which it was decided; a withdrawn follower is none."""
        if permit.id not in self._followers:
            return []
        return [one for one in self._followers[permit.id] if _may_follow(one.verdict.summary, permit)]

    def find(self, permit: Summary) -> PermitState | None:
        """The state of a permit that was granted; None of a refusal and of any other kind of record."""
        if permit.kind != "permit" or permit.result == "不予":
            return None
        if permit.withdrawal:
            return "已撤销"
        if permit.id in self._followers and (followers := self.followers(permit)):
            return followers[-1].made
        if permit.action == "注销":
            return "已注销"
        # the last day of its validity is a valid one
        over = permit.valid_until and permit.valid_until != _LONG_TERM and permit.valid_until < self._today
        return "已过期" if over else "有效"


def find_followed(summary: Summary) -> tuple[str, str] | None:
    """The id of the permit that a record follows, and what it does to it; None where it follows none."""
    match summary.kind:
        case "permit" if summary.action in ACTIONS and summary.result != "不予":
            field, words = "previous", summary.action
        case "penalty" if _REVOCATION in summary.penalty_kinds:
            field, words = "revokes", _REVOCATION
        case _:
            return None
    targets = [reference.target for reference in summary.list_references() if reference.field == field]
    return (targets[0], words) if targets else None


def _may_follow(follower: Summary, permit: Summary) -> bool:
    return permit.kind == "permit" and follower.id != permit.id and follower.day >= permit.day


def _order(follower: Follower) -> tuple[str, int, str]:
    summary = follower.verdict.summary
    return summary.day, _GRAVITY.index(follower.made), summary.id
