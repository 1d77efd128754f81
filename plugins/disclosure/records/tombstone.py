"""What stays public of a withdrawn record: number, organ, event, day, reason, replacement; nothing of its text."""

from typing import Any, Final

from disclosure.choices import Choices
from disclosure.records.record import Record
from disclosure.records.served import hide_names

_DEFAULTS: Final = Choices()


def make_tombstone(record: Record, choices: Choices = _DEFAULTS) -> dict[str, Any]:
    """The public fields of a withdrawn record's page (处罚法 Art. 48)."""
    withdrawal = record.withdrawal
    if withdrawal is None:
        raise ValueError(f"{record.id} is not withdrawn")
    facts = withdrawal.model_dump(mode="json", exclude_none=True)
    number = getattr(record, "document_number", None)
    return hide_names(record, {"document_number": number, **facts} if number else facts, choices)
