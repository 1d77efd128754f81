"""What a reader sees of HTML: tags between the characters of a number, and characters written by their number, hide it.

>>> read_markup("<p>139<em>0000</em>1234&nbsp;&#49;</p><p>2</p>")
'\\n13900001234\\xa01\\n\\n2\\n'
>>> [may_hide(html.encode()) for html in ("<p>13900001234</p>", "139<b>0</b>", "&#49;39", "a<i>@</i>b.cn", "a&#34;1")]
[False, True, True, True, False]
"""

import re
from html import unescape
from typing import Final

_INLINE: Final = "a|abbr|b|code|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u|wbr"
_INLINE_TAG: Final = re.compile(
    f"</?(?:{_INLINE})(?:[ \\t\\n/][^<>]*)?>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile("<[^<>]*>")
_WITHIN: Final = f"(?:!--|/?(?:{_INLINE})(?![a-z]))[^>]*>(?:</?(?:{_INLINE})(?![a-z])[^>]*>)*"
# each begins with a sign that a search is quick with; Jinja's own for its quotes hide nothing
_SPELLED: Final = re.compile(b"&(?!(?:amp|lt|gt|quot|#3[49]);)")
_PARTED: Final = re.compile(f"<(?<=[0-9 -]<)(?<![^0-9][ -]<){_WITHIN}[ -]?[0-9Xx]".encode())
_PARTED_MAIL: Final = re.compile(f"@<{_WITHIN}[0-9A-Za-z]|<(?<=[0-9A-Za-z]<){_WITHIN}@".encode())


def read_markup(html: str) -> str:
    """The text between the tags, characters as themselves; tags that end a line of text become its end."""
    return unescape(_TAG.sub("\n", _INLINE_TAG.sub("", html)))


def may_hide(html: bytes) -> bool:
    """Whether HTML may hide a number from a look at its bytes; all that would betray it is ASCII."""
    is_spelled = _SPELLED.search(html) or (b"@" in html and _PARTED_MAIL.search(html))
    return bool(is_spelled or _PARTED.search(html))
