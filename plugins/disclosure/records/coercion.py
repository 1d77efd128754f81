"""行政强制: which measure of the 行政强制法 (Arts 9, 12, 13) a record's own words mean.

Only the name of the measure is kept for counting: the words may say whose premises were sealed.

>>> name_measure("查封布草间"), name_measure("申请人民法院强制执行罚款"), name_measure("先行登记保存")
('查封', '申请法院强制执行', '其他强制措施')
"""

_BY_WORD = (
    ("法院", "申请法院强制执行"),
    ("代履行", "代履行"),
    ("加处", "加处罚款或者滞纳金"),
    ("滞纳金", "加处罚款或者滞纳金"),
    ("划拨", "划拨"),
    ("拍卖", "拍卖"),
    ("排除妨碍", "排除妨碍、恢复原状"),
    ("恢复原状", "排除妨碍、恢复原状"),
    ("冻结", "冻结"),
    ("查封", "查封"),
    ("封存", "查封"),
    ("扣押", "扣押"),
    ("暂扣", "扣押"),
    ("隔离", "限制人身自由"),
    ("人身自由", "限制人身自由"),
)
"""Execution before measures: 拍卖查封的财物 is an auction, and no sealing."""
OTHER = "其他强制措施"


def name_measure(words: str) -> str:
    """The measure that the words mean; 其他强制措施 where they name none of the law's own."""
    return next((measure for word, measure in _BY_WORD if word in words), OTHER)
