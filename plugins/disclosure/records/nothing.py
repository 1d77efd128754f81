"""What clerks write into a field that they have nothing for.

>>> [says_nothing(text) for text in ("无", "——", "无证据证明", "否。", "（略）", "不详，待补")]
[True, True, False, True, True, True]
"""

import re
from typing import Final

_NOTHING: Final = re.compile(
    r"(?:无|没有|否|略|不详|不适用|暂无|待补充?|待定|待填写?|同上|见附件|TODO|none|null|false|no|N/?A"
    r"|[\s()（）\[\]【】〔〕“”\"'\-—–_/\\.。,，;；…*×xX?？])*",
    re.I,
)


def says_nothing(text: str) -> bool:
    """Whether a text is a stroke, 无, 待补充 or the like."""
    return _NOTHING.fullmatch(text) is not None
