"""Many full names looked for in many texts at once.

A name is found with spaces, line ends, dots or invisible characters between its characters. One of two characters
(于海) stands in other words by chance (位于海天路), so it counts only where no other Han character stands beside it,
or one that names have beside them (由于海负责).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from disclosure.privacy.names import INVISIBLE, mask_in_text, mask_name

_GAP: Final = f"[\\s{INVISIBLE}·•・･‧∙⋅●.．]"
_BETWEEN: Final = re.compile(f"(?:{_GAP}|\\\\[nrt])+")
"""What JSON writes for a line end counts, too."""
_LEADING: Final = "由与和及向被对经将给人者长员"
_FOLLOWING: Final = "在于的与和及到为是称说负担未无从被因系作违擅经开进等案处罚实一"
"""Words beside a name of two characters."""
_HAN: Final = "\u4e00-\u9fff"
_SHORT: Final = len("于海")


class NameSearch:
    """Full names of natural persons, ready to be looked for; names in Latin letters are left out."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = {press(name): name for name in names if _can_be_found(name)}
        self._search = AhoCorasick(list(self._names), matchkind=MatchKind.Standard)

    def may_hold(self, text: str) -> bool:
        """Whether a text, or JSON with it, is worth a closer look; False is certain."""
        return bool(self._list_pressed(text))

    def find(self, text: str) -> Iterator[str]:
        """The names that a text holds, as they were given, each once."""
        for pressed in dict.fromkeys(self._list_pressed(text)):
            name = self._names[pressed]
            if mask_in_text(text, [name]) != text and (len(pressed) > _SHORT or _stands_alone(pressed, text)):
                yield name

    def _list_pressed(self, text: str) -> list[str]:
        return self._search.find_matches_as_strings(press(text), overlapping=True) if self._names else []


def _can_be_found(name: str) -> bool:
    """Of Han characters, and not entered masked (王某某, 王*)."""
    pressed = press(name)
    return len(pressed) >= _SHORT and pressed.isalpha() and not pressed.isascii() and mask_name(name) != name


def press(text: str) -> str:
    """The text without what may stand between the characters of a name."""
    return _BETWEEN.sub("", text)


def _stands_alone(name: str, text: str) -> bool:
    before, after = f"(?:(?<![{_HAN}])|(?<=[{_LEADING}]))", f"(?:(?![{_HAN}])|(?=[{_FOLLOWING}]))"
    return re.search(f"{before}{name[0]}{_GAP}*{name[1]}{after}", text) is not None
