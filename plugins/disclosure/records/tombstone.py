"""What stays public of a withdrawn record: number, organ, event, day, reason, replacement; nothing of its text."""

from collections.abc import Mapping
from typing import Any, Final

from disclosure.choices import Choices
from disclosure.records.nothing import says_nothing
from disclosure.records.passages import repeats
from disclosure.records.record import Record
from disclosure.records.served import hide_names

_DEFAULTS: Final = Choices()


def make_tombstone(record: Record, served: Mapping[str, Any], choices: Choices = _DEFAULTS) -> dict[str, Any]:
    """The public fields of a withdrawn record's page (处罚法 Art. 48); `served` is the text that it had."""
    withdrawal = record.withdrawal
    if withdrawal is None:
        raise ValueError(f"{record.id} is not withdrawn")
    facts = withdrawal.model_dump(mode="json", exclude_none=True)
    if not may_show_reason(record, served, choices):
        facts.pop("reason", None)
    number = getattr(record, "document_number", None)
    return hide_names(record, {"document_number": number, **facts} if number else facts, choices)


def may_show_reason(record: Record, served: Mapping[str, Any], choices: Choices = _DEFAULTS) -> bool:
    """Whether the withdrawal has a reason that does not say again what was withdrawn (T6)."""
    if record.withdrawal is None or says_nothing(record.withdrawal.reason or ""):
        return False
    return not repeats(hide_names(record, {"reason": record.withdrawal.reason}, choices)["reason"], served)
