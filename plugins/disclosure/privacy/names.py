"""Masking of natural persons' names (自然人姓名): the surname stays, 某某 stands for the rest.

After the Supreme People's Court's rule on judgments published online (法释〔2016〕19号, Art. 9): the surname
is kept; names of ethnic minorities and of foreigners, written in Chinese with a ·, keep the first character;
names in Latin letters the first letter. 某某 follows in each case, never asterisks (Markdown would read
them), and always two, so that the mask does not tell how long the name is.

>>> mask_name("张三"), mask_name("欧阳小明"), mask_name("阿依古丽·买买提"), mask_name("John Smith")
('张某某', '欧阳某某', '阿某某', 'J某某')
>>> mask_in_text("经查，张 三（张三诊所负责人）……", ["张三"])
'经查，张某某（张某某诊所负责人）……'
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

_COMPOUND: Final = (
    # 百家姓, its compound part
    "万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 "
    "公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 "
    "乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 "
    # others borne today, those of Manchu and northern peoples among them
    "独孤 贺兰 完颜 纳兰 耶律 太史 即墨 达奚 哥舒 相里 仲长 南荣 爱新觉罗 叶赫那拉 钮祜禄 侯莫陈 "
    # the commonest again as written in Hong Kong, Macao and Taiwan
    "萬俟 司馬 歐陽 諸葛 聞人 東方 赫連 尉遲 澹臺 濮陽 單于 公孫 軒轅 鍾離 長孫 鮮于 顓孫 "
    "東郭 南宮 獨孤 賀蘭 完顏"
)
COMPOUND_SURNAMES: Final = frozenset(_COMPOUND.split())
"""Surnames of more than one character: 《百家姓》 and others in use; two parents' joined names are none."""

_MASK: Final = "某某"
_MASKED_REST: Final = re.compile("某+[甲乙丙丁戊己庚辛壬癸0-9]*")
_DOTS: Final = "·•・･‧∙⋅●.．-"
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Characters that nobody sees, as the inside of a pattern's brackets."""
_LOOKALIKES: Final = (
    "\u2e80-\u2fdf"  # radicals, which PDF files leave in the place of characters
    "\uf900-\ufaff\U0002f800-\U0002fa1f"  # compatibility ideographs
    "\uff08-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e"  # full-width letters and signs, not ，：；！？
)
_UNSEEN: Final = re.compile(f"[{INVISIBLE}]")
_FOLDED: Final = re.compile(f"[{INVISIBLE}{_LOOKALIKES}]")
_SIGNS: Final = re.compile("[^\\w。,;:!?、\n]|_")
_NAME_SIGN: Final = f"[{re.escape(_DOTS)}/\\\\|~_*—–]"
_SHORT_FORM: Final = re.compile("简称[为是：: ]?[“\"「『‘']?([^“”\"「」『』‘’'（）()，,。；;、《》]{2,20})")
_NOTHING: Final = "\x1f"  # stands for an invisible character, counts as a space
_GAP: Final = r"[^\S\n]*(?:\n[^\S\n]*)?"  # over one line end, never over an empty line
_WORD_GAP: Final = f"{_GAP}(?:[{re.escape(_DOTS)},]{_GAP})?"
_LETTER: Final = re.compile("[A-Za-z]")
_LATIN: Final = re.compile("[A-Za-z]+")


@lru_cache(maxsize=256)  # a record's own names are asked about again and again
def mask_name(name: str) -> str:
    """Mask a natural person's name; one character stays, a name that is masked already stays, "" stays."""
    letters = _clean(name)
    if len(letters) < 2 or letters[0] == "某":
        return letters
    if letters[0].isascii():
        return _keep(letters, 1, letters[0].upper())
    if not any(c in _DOTS for c in letters):
        for size in (4, 3, 2):
            if len(letters) > size and letters[:size] in COMPOUND_SURNAMES:
                return _keep(letters, size, letters[:size])
    return _keep(letters, 1, letters[0])


def mask_in_text(text: str, names: Sequence[str], mask: str | None = None) -> str:
    """Mask each of the names wherever the text has it, the longer of two at one place.

    `mask` is put instead of 姓 + 某某 where what is hidden is no person's name (a firm, a code).

    Found also with spaces, one line end or invisible characters between its characters, with another dot or
    none, in full-width letters and in the radicals that PDF files leave behind. Parts of a name stay.
    """
    wanted = tuple(name for name in names if len(name) > 1)
    folded = _fold(text)
    if not any(_may_hold(folded, name) for name in wanted):
        return text
    pattern, masks = _compile(wanted, mask)
    pieces, end = [], 0
    for hit in pattern.finditer(folded) if pattern else ():
        pieces += [text[end : hit.start()], masks[hit.lastindex or 0]]
        end = hit.end()
    return "".join(pieces) + text[end:]


def remains_split(text: str, name: str) -> bool:
    """Whether a masked text still holds a name whose characters are parted by signs (张/三, 张（三）).

    Signs that end a clause part two words, not one. Of a name of two characters (于海) only a sign that parts names
    counts: 位于“海天”小区 says nobody's.
    """
    letters = _clean(name)
    if len(letters) < 2 or not _may_hold(text, letters):
        return False
    plain = unicodedata.normalize("NFKC", text)
    if len(letters) == len("于海"):
        first, last = map(re.escape, letters)
        return re.search(f"{first}(?:{_NAME_SIGN}{{1,3}}{last}|\\({last}\\))", plain) is not None
    return letters in _SIGNS.sub("", plain)


def abbreviates(text: str, name: str) -> bool:
    """Whether a text introduces a short form of the name (以下简称第一口腔), which no mask finds.

    >>> abbreviates("某单位（以下简称“一口腔”）", "镜湖市第一口腔门诊部"), abbreviates("（以下简称当事人）", "镜湖第一")
    (True, False)
    """
    if "简称" not in text:
        return False
    return any(_is_within(short, name) for short in _SHORT_FORM.findall(text))


def _is_within(short: str, name: str) -> bool:
    """Whether the characters stand in the name in their order."""
    rest = iter(name)
    return all(character in rest for character in short)


def _fold(text: str) -> str:
    """Each lookalike as the character it means, each invisible one as a space: a text of the same length."""
    return _FOLDED.sub(lambda hit: _fold_character(hit[0]), text)


@cache
def _fold_character(character: str) -> str:
    plain = _NOTHING if _UNSEEN.match(character) else unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _may_hold(folded: str, name: str) -> bool:
    """Rule out most texts cheaply, since making a pattern costs more than searching with it."""
    return all(c in folded or not "\u4e00" <= c <= "\u9fff" for c in name)


@lru_cache(maxsize=256)
def _clean(name: str) -> str:
    """The name without spaces at its ends, between Han characters or invisible, in ordinary characters."""
    seen = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", name)).split())
    return re.sub("(?<![!-~]) | (?![!-~])", "", seen).strip(f"{_DOTS}, ")


def _keep(name: str, size: int, kept: str) -> str:
    """The kept part and the mask, or the name as it is where its rest is masked already (张某甲)."""
    return name if _MASKED_REST.fullmatch(name[size:]) else kept + _MASK


@lru_cache(maxsize=1024)
def _compile(names: tuple[str, ...], given: str | None) -> tuple[re.Pattern[str] | None, Sequence[str]]:
    """One pattern with a group for each name, longest first, and the mask of each group.

    Masks are groups too: 欧阳某某 must stay when another person is called just 欧阳.
    """
    masks = {name: mask_name(name) if given is None else given for name in map(_clean, names)}
    wanted = {(name, mask) for name, mask in masks.items() if len(name) > 1 and name != mask}
    spellings = {(len(name), _spell(name), mask) for name, mask in wanted}
    spellings |= {(len(mask), re.escape(mask), mask) for _, mask in wanted if mask}
    if not spellings:
        return None, ()
    ordered = sorted(spellings, key=lambda entry: (-entry[0], entry))
    pattern = re.compile("|".join(f"({spelling})" for _, spelling, _ in ordered), re.IGNORECASE)
    return pattern, ("", *(mask for _, _, mask in ordered))


def _spell(name: str) -> str:
    """The pattern of all spellings of one name."""
    words = [word for word in re.split(f"[{re.escape(_DOTS)}, ]+", name) if word]
    spelled = _WORD_GAP.join(_spell_word(word) for word in words)
    before = "(?<![A-Za-z])" if _LETTER.match(name[0]) else ""
    after = "(?![A-Za-z])" if _LETTER.match(name[-1]) else ""
    return f"{before}{spelled}{after}"


def _spell_word(word: str) -> str:
    between = f"{_NOTHING}*" if _LATIN.fullmatch(word) else _GAP  # "an a" is not Ana
    return between.join(map(re.escape, word))
