"""What the detector finds in a text, and what it leaves alone. All values are invented."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.terms import TERMS

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.contacts import list_contacts
from disclosure.privacy.detector import Detector
from disclosure.privacy.numbers import is_identity_18
from disclosure.records import uscc

CONTACT = "0990-55501000"
DETECTOR = Detector(TERMS.law.table(PrivateWords), list_contacts((), CONTACT, "wjw@yunling.example.gov.cn"))

FOUND = {
    "M1": [
        "身份证号210102199003071233",
        "身份证号２１０１０２１９９００３０７１２３３",
        "210102 19900307 1233",
        "210102 1990-03-07 1233",
        "210102-1990-0307-1233",
        "21010 2199003071233",
        "2101021990\u200b03071233",
        "2101021990\n03071233",
        "医师资格证书编码202621010210102199003071233",
        "医师执业证书编码110210102199003071233",
        "身份证号码11010519491231002x",
        "身份证号码11010519491231002Ｘ",
        "身份证号码11010519491231002×",
        "二一零一零二一九九零零三零七一二三三",
        "②①⓪①⓪②①⑨⑨⓪⓪③⓪⑦①②③③",
        "旧身份证号210102900307123",
        "210102/19900307/1233",
        "身份证（210102）19900307（1233）",
        "身份证号2101021990****1233",
        "公民身份号码：210102********1233",
        "证件号码****1233",
        "护照号E12345678",
        "持港澳居民来往内地通行证H1234567890",
    ],
    "M2": [
        "手机13900001234",
        "１３９００００１２３４",
        "139 0000 1234",
        "139-0000-1234",
        "139.0000.1234",
        "139\u200b0000\u200b1234",
        "+86 13900001234",
        "1 3 9 0 0 0 0 1 2 3 4",
        "一三九零零零零一二三四",
        "008613900001234",
        "013900001234",
        "139/0000/1234",
        "139,0000,1234",
        "电话1390000/1234",
        "第三人电话13900001234",
        "第一联系人13900001234",
        "第二次拨打13900001234",
        "营业执照经营者手机13900001234",
        "许可证经办人：13900001234",
        "执照负责人13900001234",
        "手机编号13900001234",
        "联系13900001234个体户老板",
        "手机13900001234只有本人使用",
        "共留下13900001234份",
        "自13900001234元旦起停机",
        "tel13900001234",
        "电话：024-23123456",
        "联系方式为0411 8123 4567",
        "联系电话：(023)23861234",
        "联系电话（024）2386-1234",
        "电话 0990-55501000、024-23123456",
        "邮箱 zhang.san@example.com",
        "ZHANG＠example．com",
        "账号6222 0212 3456 7890 128",
        "开户行为建设银行，6222021234567890128",
        "货款打入其工行卡6222021234567890128",
        "车辆辽A12345",
        "辽A·D12345",
        "辽a12345",
        "家庭住址：澄原市玉衡路18号2单元301室",
        "王某，住云陵省澄原市玉衡路18号",
        "户籍地址为澄原市某镇某村三组",
        "家庭住址：澄原市东湖区幸福里小区3-2-101",
        "住址：澄原市东湖区玉衡路12巷3#501",
        "户籍地：澄江县右所镇大营村",
        "现住澄原市东湖区幸福街道",
        "家住东湖区幸福里小区",
        "王某，住澄江县右所镇大营村",
        "王某，家住人民路12号3单元",
        "户籍人民路12号3栋",
        "王某，家住院桥镇新民路12号",
        "现住人和街12号",
        "现住宿舍3栋201室",
        "家住房村镇3号",
        "王某，住房山区良乡镇大营村",
        "王某，住宿迁市宿城区幸福路12号",
        "王某，住建设路5号2单元",
        "微信号：wx_zhang123",
        "QQ12345678",
    ],
    "M3": [
        "患者李明华于2026年就诊",
        "证人：王建国",
        "投诉人（实名）赵晓燕反映",
        "病人欧阳小明的病历",
        "姓名：高小山",
        "患者姓名： 李明华，电话略",
        "患者王会兰于当日就诊",
        "家属李治国",
        "投诉人刘进反映",
        "证人赵元日",
        "病历号：00123456",
        "住院号 Z-20231",
    ],
    "M4": [
        "患儿张小明（5岁）",
        "张小明，男，12岁",
        "张小明，十五周岁",
        "李雨桐系镜湖市第一小学三年级学生",
    ],
    "M6": ["对公账户：21050110000000001234", "公司在工商银行的账号 3301020309249012345"],
}  # fmt: skip
LEFT_ALONE = [
    "统一社会信用代码91990100MARLMDU95E",
    "决定书文号 澄卫罚〔2026〕12号",
    "2026-11-20 2026-11-12 2026-11-01",
    "2023-11-20 2023-11-12 2023-11-01",
    "2026年3月2日至2026年4月3日",
    "罚款人民币13500000000元",
    "GB 37488-2019、GB/T 18204.1-2013",
    "PDY00110X21010219D1101",
    "电话：0990-55501000",
    "电话 0990 5550 1000",
    "来信请寄 WJW@yunling.example.gov.cn",
    "患者陈述，用药后出现红肿",
    "患者高血压多年",
    "证人证言、当事人陈述",
    "患者李某某称",
    "患者王某于当日就诊",
    "举报人的信息依法保密",
    "患者张口受限",
    "顾客毛巾未做到一客一换一消毒",
    "顾客卫生间未设置洗手设施",
    "求美者颜面部出现红肿",
    "患者阴道出血",
    "患者易出现过敏反应",
    "新生儿黄疸",
    "新生儿黄染、拒奶",
    "患者黄脓痰三日",
    "患者黄昏时就诊",
    "举报人周转房被占用",
    "患者周日来院就诊",
    "投诉人周日来电",
    "学生周会期间",
    "12家住宿场所位于人民路12号",
    "常住人口3万人，其中1号楼5户",
    "在住宅小区3号楼1单元101室开展诊疗活动",
    "儿童沙池、婴儿房有积水",
    "学生卫生室、学生牛奶",
    "家属楼住户、家属房屋",
    "患者王老师、投诉人李大爷，顾客王小姐和证人王同学",
    "患者刘某和家属",
    "患者孙女到院",
    "病人家属称",
    "当事人住所为澄原市玉衡路18号",
    "经营地址：澄原市玉衡路18号301室",
    "入住客房302室",
    "住址：澄原市东湖区",
    "户籍所在地为云陵省澄江县的农村居民",
    "住址：澄江县某镇某村",
    "住址登记于2026-03-02核对",
    "户籍地派出所、户籍地社区",
    "患者住东湖区社区医院",
    "当事人住所为澄江县右所镇大营村",
    "职工住宿登记在东湖区幸福小区",
    "住院部3号楼",
    "患者住院35号床",
    "该账号于2026-11-20 10:30发布广告7条",
    "接诊患者21人次，开具处方19张",
    "向未满十八周岁的人提供服务",
    "张小明，男，42岁",
    "微信公众号：澄原卫健",
    "注册号990100600012345",
    "项目金额 100000000.00元",
    "生产批号20260312001，有效期20280311",
    "条码6901234567892",
    "学生宿舍5号楼",
    "卫生许可证编号13010023001",
    "卫生许可证号码为13010023001",
    "卫消证字第13010023001号",
    "罚款13010023001元",
    "检验报告编号：GC2026-13900001234",
    "罚款150/2000/2500元",
    "甲醛浓度依次为0.15 0.16 0.17 0.18 0.19mg/m³",
    "0.15\n0.16\n0.17\n0.18\n0.19",
    "床位数分别为150、1200、1500",
    "编号150,1200,1500",
    "举报人张贴的告示",
    "患者陆续就诊",
    "孕妇乐园",
    "户籍管理 3号令",
    "居住地 123号文件",
    "证号（2026）第12号",
]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts])
def test_a_private_value_is_found_once(rule: str, text: str) -> None:
    assert [hit.rule for hit in DETECTOR.find(text)] == [rule]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_private_is_left_alone(text: str) -> None:
    assert DETECTOR.find(text) == []


INFANT = "20241112"
REGION_DAY_SERIAL = "210102202611120005"


def test_a_labelled_number_of_region_day_and_serial_is_no_childs() -> None:
    assert is_identity_18(REGION_DAY_SERIAL)
    assert DETECTOR.find(f"许可编号：{REGION_DAY_SERIAL}", INFANT) == []
    assert DETECTOR.list_explained(f"许可编号：{REGION_DAY_SERIAL}", INFANT) == [REGION_DAY_SERIAL]
    for text in (REGION_DAY_SERIAL, f"身份证{REGION_DAY_SERIAL}", "许可编号：210102199003071233"):
        assert [hit.rule for hit in DETECTOR.find(text, INFANT)] == ["M1"]
        assert DETECTOR.list_explained(text, INFANT) == []


def test_an_explained_number_may_stand_where_nobody_calls_it_a_telephones() -> None:
    def may_stand(digits: str) -> bool:
        return digits == "13900001234"

    assert DETECTOR.find_sure(b"<dd>13900001234</dd>", may_stand) == []
    for text in ("<dt>手机</dt><dd>13900001234</dd>", "<dd>13900005678</dd>"):
        assert [hit.rule for hit in DETECTOR.find_sure(text.encode(), may_stand)] == ["M2"]


def test_a_digest_in_finished_bytes_is_no_number() -> None:
    digest = "3a1f" + "210102199003071233" + "ab" * 21
    assert len(digest) == 64
    assert DETECTOR.find_sure((f'"hash":"sha256:{digest}"').encode()) == []
    assert DETECTOR.find_sure((f'"hash":"sha256:{digest}0"').encode())


def test_a_number_among_many_is_found_as_among_few() -> None:
    """A year's ledger holds a hundred thousand digests: its numbers are looked for in one go."""
    digests = ["ab" * 22 + str(number) + "ef" for number in range(210102199003071200, 210102199003071400)]
    ledger = "".join(f'{{"hash":"{digest}"}}\n' for digest in digests)
    assert DETECTOR.find_sure(ledger.encode()) == []
    for private, rule in (("210102199003071233", "M1"), ("13900001234", "M2")):
        assert [hit.rule for hit in DETECTOR.find_sure(f"{ledger}<dd>{private}</dd>{ledger}".encode())] == [
            rule
        ]
    known = re.sub("[^0-9]", "", CONTACT)
    assert DETECTOR.find_sure(f"{ledger}电话{CONTACT}、{known}".encode()) == []


def test_coordinates_of_a_drawing_are_no_numbers() -> None:
    assert (
        DETECTOR.find_sure(b'<path d="M1 3 9.5 0 0 0-1 2 3 4 139 0000 12.34 210102 1990.5 03071233"/>') == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "<dd>13900001234</dd>",
        "210102199003071233",
        "a@example.com",
        "电话</dt><dd>024-23123456",
        "<p>车辆辽A12345</p>",
        "护照号E12345678",
        "持往来港澳通行证：C12345678",
        "住院号Z20230117",
        "微信号wx_zhang123",
        "家庭住址：云陵省镜湖市南浦路12号3单元",
        "<p>户籍地址:霁州市桥头村5组</p>",
        "患者姓名：李明华，",
        "举报人的姓名：欧阳小明</td>",
    ],
)
def test_what_is_sure_is_found_in_finished_bytes(text: str) -> None:
    assert DETECTOR.find_sure((text).encode())


@pytest.mark.parametrize(
    "text",
    [
        '["护照","20261120"]', "<dt>护照</dt><dd>20261120</dd>", "护照复印件2份", "云陵ICP备00000000号",
        "京B2-20260001", "编号cf-qqhr2026001", "const qq = 'qqPlotWidget'", "门诊号源20个",
        "家庭住址：____市____路____号", "<th>家庭住址</th><td>第12号表</td>", "住址、病历号各写一处，见第3号公告",
        "患者姓名：李某某", "患者姓名：由本人填写", "证人姓名和住址", "姓名：李明华",
        "家庭住址：未填写，另查明2号楼有4室", "家庭住址：无\\n经营地址：镜湖路12号", "患者姓名： 李子在诊室3号床",
    ],
)  # fmt: skip
def test_labels_apart_from_values_stop_nothing(text: str) -> None:
    assert DETECTOR.find_sure(text.encode()) == []


LABELS = (
    "家庭住址",
    "户籍地址",
    "住址",
    "护照号",
    "住院号",
    "微信号",
    "患者姓名",
    "证人的姓名",
    "电话",
    "家住",
    "常住",
)
VALUES = (
    "镜湖市南浦路12号3单元", "桥头村5组", "E12345678", "Z20230117", "wx_zhang123", "李明华", "张建国", "139 0000 1234",
    "12", "由本人填写", "见第3号公告", "人口3户", "宿场所12家",
)  # fmt: skip


@given(
    st.lists(
        st.sampled_from((*LABELS, *VALUES, "：", ":", " ", "，", "。", "\n", "是", "、", '"', "\\n")),
        max_size=9,
    )
)
def test_what_would_stop_a_finished_page_is_found_at_reading(parts: list[str]) -> None:
    """A value that only the last door sees would stop the whole site for one record."""
    text = "".join(parts)
    found = {hit.rule for hit in DETECTOR.find(text)}
    assert {hit.rule for hit in DETECTOR.find_sure(text.encode())} <= found


NOISE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Nd", "No", "Nl", "Cs", "Mn", "Me"]), max_size=30
)
FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789X"}
SPELLINGS: list[Callable[[str], str]] = [
    str,
    lambda number: number.translate(FULL_WIDTH),
    "\u200b".join,
    str.lower,
]
spellings = st.sampled_from(SPELLINGS)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


MODERN = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def identities(draw: st.DrawFn) -> str:
    """A valid identity number that is no unit's code at the same time (four in ten thousand are)."""
    birth = draw(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 1, 1)))
    stem = f"{draw(st.integers(100000, 999999))}{birth:%Y%m%d}{draw(st.integers(0, 999)):03}"
    number = stem + "10X98765432"[sum(int(c) * w for c, w in zip(stem, WEIGHTS, strict=True)) % 11]
    return number if not uscc.is_valid(number) else draw(identities())


@given(identities(), NOISE, NOISE, spellings)
def test_an_identity_number_is_found_in_any_noise(
    number: str, before: str, after: str, spell: Callable[[str], str]
) -> None:
    text = f"{before}。{spell(number)}。{after}"
    assert "M1" in {hit.rule for hit in DETECTOR.find(text)}


@given(identities(), st.text("0123456789", max_size=9))
def test_an_identity_number_is_found_at_the_end_of_longer_ones(number: str, before: str) -> None:
    assert "M1" in {hit.rule for hit in DETECTOR.find(f"证书编码{before}{number}")}
    assert "M1" in {hit.rule for hit in DETECTOR.find_sure((f"<dd>{before}{number}</dd>").encode())}


@given(st.integers(13_000_000_000, 19_999_999_999), NOISE, spellings)
def test_a_mobile_number_is_found_in_any_noise(number: int, before: str, spell: Callable[[str], str]) -> None:
    text = f"{before}，{spell(str(number))}，{before}"
    assert "M2" in {hit.rule for hit in DETECTOR.find(text)}


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8), st.integers(110000, 659999))
def test_a_unit_code_is_never_private(stem: str, region: int) -> None:
    for inner in "0123456789X":
        code = f"91{region}{stem}{inner}"
        code += uscc.check_character(code)
        if uscc.has_valid_inner_check(code):
            assert DETECTOR.find(f"统一社会信用代码：{code}，") == []
            assert DETECTOR.find_sure((f"<dd>{code}</dd>").encode()) == []


@given(MODERN, MODERN, st.decimals(0, 999_999_999, places=2), st.sampled_from([" ", "至", "、", "\n"]))
def test_days_and_amounts_are_never_private(
    first: object, last: object, amount: object, between: str
) -> None:
    text = f"{first}{between}{last}{between}{first}，罚款{amount}元，没收{amount}元"
    assert DETECTOR.find(text) == []
    assert DETECTOR.find_sure((text).encode()) == []


TELLING = [
    "患者",
    "住",
    "住院",
    "家住",
    "岁",
    "微信",
    "qq",
    "QQ",
    "护照",
    "1390000",
    "1234",
    "年",
    "1**",
    "****1",
    "@",
    "粤A",
    "B12345",
]
FRAGMENTS = [
    *TELLING,
    "李明华",
    "幸福里3栋",
    "一三九〇〇〇〇",
    "一二三四",
    "１",
    "\u200b",
    "-",
    " ",
    "。",
    "、",
    "x",
    "某",
    "2026-03-02",
]


@given(st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join), max_size=5))
def test_texts_looked_at_together_are_found_as_each_alone(texts: list[str]) -> None:
    """One that ends where another begins may be looked at in vain; none is passed over."""
    alone = {place for place, text in enumerate(texts) if DETECTOR.may_hold(text)}
    together = set(DETECTOR.list_suspects(texts))
    assert alone <= together
    assert all(texts[place].endswith("住") for place in together - alone)


def test_every_example_is_worth_a_closer_look() -> None:
    texts = [text for examples in FOUND.values() for text in examples]
    assert DETECTOR.list_suspects(texts) == list(range(len(texts)))
