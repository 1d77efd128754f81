"""Keys under which a number that was typed slightly wrong still meets the one that was meant.

A decision number is near one that differs in its prefix alone or in its year alone; a code near one that has the
same first or second half. The twin is browser/nearness.mjs.

>>> near_keys("辰卫医罚|2026|75")
('~2026|75', '~辰卫医罚|75')
>>> near_keys("91990100ma5qn0a74g")
('~91990100m', 'a5qn0a74g~')
"""

from typing import Final

SHORTEST_CODE: Final = 12
"""Characters: half of anything shorter is shared by too many."""
_HALF_USCC: Final = 9
"""So much of a unified social credit code is right at one end, though a character of the other is wrong or missing."""
NEAR: Final = 3
"""Characters by which a number may differ from the one typed and still be offered."""
_YEAR: Final = 4


def near_keys(key: str) -> tuple[str, ...]:
    """The near keys of a number's key (`analysis.number_key`); () where it has none."""
    atoms = key.split("|")
    inner = enumerate(atoms[1:-1], 1)
    if year := next((place for place, atom in inner if len(atom) == _YEAR and atom.isdigit()), 0):
        return "~" + "|".join(atoms[year:]), "~" + "|".join(atoms[:year] + atoms[year + 1 :])
    if len(atoms) == 1 and len(key) >= SHORTEST_CODE:
        half = _HALF_USCC if abs(len(key) - 2 * _HALF_USCC) <= 1 else len(key) // 2
        return f"~{key[:half]}", f"{key[-half:]}~"
    return ()


def distance(one: str, other: str) -> int:
    """How many characters have to be put in, taken out or replaced to make one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, 1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (character != wanted)),
            )
    return row[-1]
