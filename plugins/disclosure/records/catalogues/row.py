"""A row of a catalogue, and what all rows have in common."""

from typing import Any, ClassVar

from disclosure.records.node import Node

MOST_ROWS_TOLD = 5
"""How many incomplete rows a message names; the others are counted."""


class Row(Node):
    """One row. Fields are in the order of the table's columns; 序号 is the row's place and not written."""

    rule: ClassVar[str] = "Y4"
    """Under which rule an empty cell is told."""
    needed: ClassVar[tuple[str, ...]] = ()
    """Fields without which the row does not say what it must."""

    def list_missing(self) -> tuple[str, ...]:
        """The needed fields that are empty."""
        return tuple(name for name in self.needed if getattr(self, name) in (None, ()))

    def list_facts(self) -> dict[str, Any]:
        """What the rules need of the row: nothing that tells of a person."""
        facts = {name: getattr(self, name, None) for name in ("item_code", "name")}
        return {name: value for name, value in facts.items() if value is not None}
