"""The eighteen catalogues (118号; 处罚法 Arts. 20, 39, 41; 国办发〔2024〕54号) and what they are called in full.

>>> spell_catalogue("执法人员"), spell_catalogue("服务指南")
('执法人员清单', '服务指南')
"""

from typing import Literal, get_args

CatalogueName = Literal[
    "执法主体",
    "执法人员",
    "执法事项",
    "检查事项",
    "涉企检查计划",
    "服务指南",
    "执法流程图",
    "随机抽查事项",
    "音像记录事项",
    "法制审核事项",
    "不予处罚清单",
    "从轻处罚清单",
    "减轻处罚清单",
    "不予强制清单",
    "救济渠道",
    "监督渠道",
    "电子监控",
    "委托执法",
]
CATALOGUE_NAMES: tuple[CatalogueName, ...] = get_args(CatalogueName)
_IN_FULL = {"电子监控": "电子技术监控设备设置地点", "委托执法": "委托执法和委托书"}
_NEEDS_NO_MORE = ("清单", "渠道", "指南", "图", "计划")


def spell_catalogue(name: str) -> str:
    """The name as a heading."""
    return _IN_FULL.get(name) or (name if name.endswith(_NEEDS_NO_MORE) else f"{name}清单")
