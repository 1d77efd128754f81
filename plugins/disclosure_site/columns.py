"""The columns of the site (栏目): navigation, and the meta tags of 国办发〔2017〕47号."""

from dataclasses import dataclass

from disclosure.records.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its name, where it starts and what it is for."""

    key: str
    label: str
    short: str
    """For the navigation on a phone: part of the label."""
    address: str
    type: str
    """ColumnType of the notice's list."""
    description: str

    @property
    def around(self) -> tuple[str, str]:
        """What of the label stands before and after its short form."""
        before, _, after = self.label.partition(self.short)
        return before, after


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("home", "首页", "首页", "", "首页", "行政执法信息公示平台首页"),
        Column("permit", "行政许可", "许可", "permits/", "数据发布", "行政许可决定的公开"),
        Column("penalty", "行政处罚", "处罚", "penalties/", "数据发布", "行政处罚决定和不予处罚决定的公开"),
        Column("decision", "其他执法决定", "其他", "decisions/", "数据发布",
               "行政强制、行政检查、行政确认等执法决定的公开"),
        Column("baseline", "裁量基准", "裁量", "baselines/", "政策文件", "行政处罚裁量基准的公开"),
        Column("case", "典型案例", "案例", "cases/", "工作动态", "行政执法典型案例"),
        Column("report", KINDS["report"].label, "年度", "reports/", "信息公开年报", "年度行政执法总体情况"),
        Column("catalogue", KINDS["catalogue"].label, "事前", "catalogues/", "机构职能",
               "执法主体、人员、职责、权限、依据、程序、救济渠道等执法前应当公开的信息"),
        Column("authority", "执法机关", "机关", "authorities/", "机构职能", "执法机关及其联系、监督方式"),
        Column("timeliness", "公开及时率", "及时率", "timeliness/", "数据发布", "执法决定是否按期公开的统计"),
        Column("search", "检索", "检索", "search/", "办事服务", "按名称、文号、违法行为检索公开信息"),
        Column("party", "当事人", "当事人", "", "数据发布", "一个单位的全部公开执法信息"),
        Column("withdrawn", "已撤回的信息", "撤回", "withdrawn/", "数据发布", "依法撤回的执法决定"),
        Column("numbers", "文号", "文号", "numbers/", "数据发布", "各机关执法决定文号的连续情况"),
        Column("data", "开放数据", "数据", "data/", "数据开放", "公开信息的整份下载：CSV、JSON Lines、Excel"),
        Column("sitemap", "站点地图", "地图", "sitemap/", "信息公开目录", "本站的栏目、机关和数据一览"),
        Column("ledger", "公示台账", "台账", "ledger/", "数据开放", "证明公开日期的公示台账"),
    )
}  # fmt: skip

NAVIGATION = tuple(
    COLUMNS[key]
    for key in (
        "home",
        "permit",
        "penalty",
        "decision",
        "baseline",
        "case",
        "catalogue",
        "report",
        "authority",
        "timeliness",
    )
)
