"""A record as a row of a list: from its summary alone, so that lists read no text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from disclosure.permits import PermitStates
from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_site.formats import spell_fen
from disclosure_site.views.states import StateTag, show_state


class ListRow(NamedTuple):
    """What a list shows of a record; texts, "" where there is none."""

    kind: KindName
    kind_label: str
    address: str
    day: str
    number: str
    party: str
    matter: str
    amount: str
    organ: str
    state: StateTag | None
    """Of a permit, where the list knows the states."""


def list_rows(
    verdicts: Iterable[Verdict], organ_names: Mapping[str, str], states: PermitStates | None = None
) -> list[ListRow]:
    """Rows in the order given."""
    return [_row(verdict, organ_names, states) for verdict in verdicts]


def _row(verdict: Verdict, organ_names: Mapping[str, str], states: PermitStates | None) -> ListRow:
    summary = verdict.summary
    return ListRow(
        kind=summary.kind,
        kind_label=KINDS[summary.kind].label,
        address=record_address(summary),
        day=summary.day,
        number=summary.number,
        party=summary.party,
        matter=summary.title.removeprefix(f"{summary.party}："),
        amount=spell_fen(summary.amount),
        organ=organ_names.get(summary.authority, ""),
        state=show_state(states.find(summary)) if states else None,
    )


def key_row(summary: Summary, states: PermitStates) -> str:
    """What a row depends on, the organs' names apart. The day of a case is not part of its public text."""
    return f"{summary.id} {summary.day} {summary.shown} {states.find(summary)}"
