"""失信等次: 轻微, 一般 or 严重, by what was imposed; of several kinds the heaviest decides (D5).

The typed class wins. Where a sector has its own standard for fines, the portal's choice moves them.
"""

from typing import get_args

from disclosure.choices import Choices, FineBound
from disclosure.law.display import Classes
from disclosure.records.penalty import DisplayClass
from disclosure.records.summary import Summary

CLASSES: tuple[DisplayClass, ...] = get_args(DisplayClass)
"""The lightest first."""
WEIGHT = {name: weight for weight, name in enumerate(CLASSES)}
_FINE, _SUMMARY, _PERSON = "罚款", "简易程序", "自然人"
_FEN_PER_YUAN = 100


class Classifier:
    """Finds classes under a law and a portal's choices."""

    def __init__(self, classes: Classes, choices: Choices) -> None:
        self._classes = classes
        self._small = choices.display_small_fine
        self._huge = choices.display_huge_fine
        self._has_bounds = bool(self._small or self._huge)
        self._known: dict[tuple[str, DisplayClass | None], DisplayClass] = {}

    def find(self, summary: Summary) -> DisplayClass:
        """The class of a penalty: as typed, else derived."""
        for name in CLASSES:
            if name == summary.display_class:
                return name
        return self.derive(summary)

    def derive(self, summary: Summary) -> DisplayClass:
        """The class by procedure, kinds and fine, whatever was typed; with no kind told, that of other kinds."""
        if summary.procedure == _SUMMARY:
            return self._classes.summary_procedure.display_class
        fine = self.class_of_fine(summary)
        key = summary.penalty_kinds, fine
        if key not in self._known:
            found = [self._class_of(kind, fine) for kind in summary.penalty_kinds.split("、")]
            self._known[key] = max(found, key=WEIGHT.__getitem__)
        return self._known[key]

    def _class_of(self, kind: str, fine: DisplayClass | None) -> DisplayClass:
        if fine and kind.startswith(_FINE):
            return fine
        for beginning, classing in self._classes.kinds.items():
            if kind.startswith(beginning):
                return classing.display_class
        return self._classes.other.display_class

    def class_of_fine(self, summary: Summary) -> DisplayClass | None:
        """What the portal's standard says of the amount; None where it has none, or says nothing of this one."""
        if not self._has_bounds or summary.fine < 0:
            return None
        if self._small and summary.fine < _bound(self._small, summary):
            return CLASSES[0]
        if self._huge and summary.fine >= _bound(self._huge, summary):
            return CLASSES[-1]
        return None


def _bound(bound: FineBound, summary: Summary) -> int:
    yuan = bound.person_yuan if summary.party_type == _PERSON else bound.organisation_yuan
    return yuan * _FEN_PER_YUAN
