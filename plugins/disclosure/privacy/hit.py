"""What was found in a text: which rule it breaks and what kind of value it is, never the value."""

from typing import NamedTuple


class Hit(NamedTuple):
    """One private value."""

    rule: str
    """M1, M2, M3, M4 or M6."""
    what: str
    """The kind of value, as a message names it: 一个公民身份号码."""


IDENTITY = Hit("M1", "一个公民身份号码")
OLD_IDENTITY = Hit("M1", "一个15位身份证号码")
TRAVEL = Hit("M1", "一个护照或通行证号码")
MOBILE = Hit("M2", "一个手机号码")
LANDLINE = Hit("M2", "一个固定电话号码（不是执法机关公布的电话）")
MAIL = Hit("M2", "一个电子邮箱（不是执法机关公布的邮箱）")
MESSENGER = Hit("M2", "一个微信号或 QQ 号")
CARD = Hit("M2", "一个银行卡号")
HOME = Hit("M2", "一个家庭住址")
PLATE = Hit("M2", "一个机动车号牌")
UNIT_ACCOUNT = Hit("M6", "一个银行账号")
PATIENT = Hit("M3", "一个病历号、住院号或门诊号")
OUTSIDER = Hit("M3", "一个案外人（患者、证人、举报人等）的姓名")
ILLNESS = Hit("M3", "当事人的健康状况")
MINOR = Hit("M4", "一个未成年人的姓名和年龄（或学校）")
