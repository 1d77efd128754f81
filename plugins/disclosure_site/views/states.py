"""The state of a permit as it is shown: words, a shape and a class of colour, never colour alone."""

from collections.abc import Iterable
from typing import NamedTuple, assert_never

from disclosure.permits import Follower, PermitState
from disclosure.records.address import record_address
from disclosure_site.formats import spell_day


class StateTag(NamedTuple):
    """What a template prints of a state."""

    words: str
    shape: str
    colour: str
    """Class of the style sheet: in-force, replaced, over or struck."""


class FollowingLink(NamedTuple):
    """A record that followed a permit: address below the root, its day, what it did, its number."""

    address: str
    day: str
    words: str
    number: str


def show_state(state: PermitState | None) -> StateTag | None:
    """The tag of a state; None of what has none."""
    match state:
        case None:
            return None
        case "有效":
            return StateTag(state, "●", "in-force")
        case "已变更" | "已延续":
            return StateTag(state, "→", "replaced")
        case "已过期":
            return StateTag(state, "◷", "over")
        case "已注销":
            return StateTag(state, "■", "over")
        case "已吊销" | "已撤销":
            return StateTag(state, "✕", "struck")
        case _:
            assert_never(state)


def link_followers(followers: Iterable[Follower]) -> list[FollowingLink]:
    """Links to what followed; one whose display has ended leads nowhere."""
    return [
        FollowingLink(
            record_address(follower.verdict.summary),
            spell_day(follower.verdict.summary.day),
            follower.words,
            follower.verdict.summary.number,
        )
        for follower in followers
        if follower.verdict.outcome == "published"
    ]


def key_state(state: PermitState | None, followers: Iterable[Follower]) -> str:
    """What the state and the links of a permit's page depend on beyond the permit's own text."""
    return f"{state} " + " ".join("|".join(link) for link in link_followers(followers))
