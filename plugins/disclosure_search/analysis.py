"""How text becomes what can be searched: the one definition, of which browser/analysis.mjs is the twin.

Han characters are written without spaces, so words cannot be cut out reliably; every pair of neighbours, one of
them a Han character, is indexed instead, and a search verifies the whole phrase against the text. Letters and
digits form words.

The classes of characters are spelt out as ranges, and not taken from a Unicode table, wherever Python and browsers
could carry different versions of it. tests/disclosure_search/vectors.json holds the two twins together.

>>> fold("Ａ１　〔２０２６〕")
'a1 (2026)'
>>> sorted(terms(fold("卫生、局A1")))
['a1', '、局', '卫', '卫生', '局', '局a', '生', '生、']
>>> number_key("辰卫医罚［2026］第0075") == number_key("辰卫医罚〔2026〕75号")
True
"""

import re
import unicodedata
from operator import add

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Han characters as the inside of a class of a regular expression: radicals, 々, 〇, all ideographs."""

LONGEST_NUMBER = 64
"""Characters: no decision number, certificate number or code is longer."""

SHORTEST_KEY = 5
"""Characters: anything shorter is a word in a sentence and not an address of a record."""

# Invisible characters that come with pasted text; a name with one inside must still be found.
_IGNORABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e0fff]"
)
# What NFKC does to the signs that nearly every text has; without them, most texts need no normalising.
_WIDE_SIGNS = (("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")"))
_SPACES = re.compile("  +")
_SPELLINGS = re.compile("[\u3010\u3014\u3016\\[\u3011\u3015\u3017\\]\u201c\u201d\u201e\u201f\u03c2]")
_ONE_SPELLING = (
    {"\u03c2": "\u03c3"}
    | dict.fromkeys("【〔〖[", "(")
    | dict.fromkeys("】〕〗]", ")")
    | dict.fromkeys("“”„‟", '"')
)

_NOT_HAN = re.compile(f"[^{HAN}]+")
_STRETCH = re.compile(f"[\\w{HAN}]+")
_SIGN = f"(?:(?![{HAN}])[^\\w\\s]|_)"
_SIGN_AFTER = re.compile(f"[{HAN}]{_SIGN}")
_SIGN_BEFORE = re.compile(f"{_SIGN}[{HAN}]")
_BETWEEN_HAN = re.compile(f"(?<=[^{HAN}])[^{HAN}]*(?=[^{HAN}])")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_WORD = re.compile(f"[^\\W_{HAN}]+")
_WORD_CHARACTER = re.compile(f"[^\\W_{HAN}]")
_PIECE = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
_NUMBER_ATOM = re.compile(f"[0-9]+|[{HAN}]+|[^\\W_0-9{HAN}]+")
_YEAR_WORD = re.compile("([0-9]{4})年(?=\\)|第? ?[0-9])")
_NUMBER_LABEL = re.compile(
    "^(?:统一社会信用代码|社会信用代码|信用代码|uscc|(?:行政)?(?:处罚|许可)?决定书?文号|决定书编号"
    "|文号|编号|许可证号|证书编号|证号)[: ]*"
)
_HAN_YEAR = re.compile("\\([〇零○一二三四五六七八九]{4}\\)")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_SENTENCE = re.compile("[,;:!?。、《》]")
_DIGIT = re.compile("[0-9]")
# How nearly all decision numbers are written; read at once, they need no folding.
_PLAIN_NUMBER = re.compile("([\u4e00-\u9fff]{2,12})〔([1-9][0-9]{3})〕([1-9][0-9]{0,8})号")


def fold(text: str) -> str:
    """Return the one spelling under which text is compared: NFKC, lower case, one kind of bracket and quote.

    Runs of spaces become one space, runs of line breaks one newline; a newline bounds a field.
    """
    text = _IGNORABLE.sub("", text)
    for wide, narrow in _WIDE_SIGNS:
        text = text.replace(wide, narrow)
    folded = unicodedata.normalize("NFKC", text).lower().replace("\t", " ").replace("\u1680", " ")
    folded = _SPELLINGS.sub(lambda match: _ONE_SPELLING[match[0]], folded)
    lines = (line.strip(" ") for line in _SPACES.sub(" ", folded).splitlines())
    return "\n".join(line for line in lines if line)


def has_han(folded: str) -> bool:
    """Say whether folded text has a Han character."""
    return _HAN_CHARACTER.search(folded) is not None


def is_word_character(character: str) -> bool:
    """Say whether a character is a letter or digit that is not Han."""
    return _WORD_CHARACTER.match(character) is not None


def pieces(folded: str) -> list[tuple[int, str]]:
    """Return the runs of Han characters and the words of folded text, each with its offset in it."""
    return [(match.start(), match[0]) for match in _PIECE.finditer(folded)]


def list_words(folded: str) -> list[str]:
    """Return the runs of letters and digits of folded text."""
    return _WORD.findall(folded)


def terms(folded: str) -> set[str]:
    """Return what the index keeps of folded text: Han characters, pairs of neighbours with one, words.

    `gathering.py` finds the same in many texts at once.
    """
    found = set(_SIGN_AFTER.findall(folded))
    found.update(_SIGN_BEFORE.findall(folded))
    for stretch in _STRETCH.findall(folded.replace("_", " ")):
        found.update(_NOT_HAN.sub("", stretch))
        # With only the ends of what stands between Han characters left, every pair of neighbours has one.
        for piece in _BETWEEN_HAN.sub(" ", stretch).split():
            found.update(map(add, piece, piece[1:]))
    found.update(list_words(folded))
    return found


def phrase_pairs(folded: str) -> list[str]:
    """Return the pairs and lone Han characters that every text containing this one has, in order."""
    found: list[str] = []
    for stretch in folded.split():
        pairs = [pair for pair in map(add, stretch, stretch[1:]) if has_han(pair)]
        found += pairs or [character for character in stretch if has_han(character)]
    return found


def number_key(text: str) -> str | None:
    """Return the key under which all spellings of one number meet, or None when text cannot be a number.

    Brackets, spaces, hyphens, 第 before digits, 号 after them, letter case and width do not count; leading
    zeros do not count in a number with Han characters. Serves decision numbers, certificate numbers and
    USCC alike.
    """
    plain = _PLAIN_NUMBER.fullmatch(text)
    if plain and not plain[1].endswith("第"):
        return f"{plain[1]}|{plain[2]}|{plain[3]}"
    if text.isascii() and text.isalnum():  # a code
        is_key = SHORTEST_KEY <= len(text) <= LONGEST_NUMBER and _DIGIT.search(text)
        return text.lower() if is_key else None
    folded = _bare_number(fold(text))
    if len(folded) > LONGEST_NUMBER or not _DIGIT.search(folded) or _SENTENCE.search(folded):
        return None
    atoms = _NUMBER_ATOM.findall(_YEAR_WORD.sub(r"\1 ", folded))
    joined = "|".join(_number_atoms(atoms)) if has_han(folded) else "".join(atoms)
    return joined if len(joined) >= SHORTEST_KEY else None


def _bare_number(folded: str) -> str:
    """A number without the label before it and the signs around it, its year in digits."""
    bare = _NUMBER_LABEL.sub("", folded.strip("《》 "))
    return _HAN_YEAR.sub(lambda year: year[0].translate(_HAN_DIGITS), bare.strip("《》 "))


def _number_atoms(atoms: list[str]) -> list[str]:
    kept: list[str] = []
    for place, atom in enumerate(atoms):
        following = atoms[place + 1] if place + 1 < len(atoms) else ""
        if _DIGIT.match(atom):
            kept.append(atom.lstrip("0") or "0")
        elif atom == "号" and not following:
            continue
        else:
            before_digits = bool(following) and _DIGIT.match(following) is not None
            name = atom.removesuffix("第") if before_digits else atom
            joins = bool(kept) and has_han(kept[-1]) and has_han(name)
            kept.append(kept.pop() + name if joins else name)
    return [atom for atom in kept if atom]
