"""The sentences by which a record is known again, and a reason that says them again."""

import pytest
from tests.disclosure.records.made_records import FIRM, PERSON, penalty

from disclosure.choices import Choices
from disclosure.records.passages import list_passages, repeats
from disclosure.records.served import serve
from disclosure.records.summarising import summarise
from disclosure.records.summary import REPEATING
from disclosure.records.tombstone import make_tombstone

FACTS = "执法人员检查时，在六间客房内抽取的漱口杯检出大肠菌群。经复核属实。"
SENTENCE = "执法人员检查时，在六间客房内抽取的漱口杯检出大肠菌群"


def withdrawn(reason: str | None, **more: object) -> dict[str, object]:
    end = {"event": "撤销", "event_on": "2026-04-01"} | ({"reason": reason} if reason else {})
    return {"facts": FACTS, "withdrawal": end, **more}


def test_passages_are_the_telling_sentences() -> None:
    served = serve(penalty(facts=FACTS, penalty="罚款人民币六百元整，十五日内缴纳；逾期加处罚款"))
    assert list_passages(served) == [SENTENCE, "罚款人民币六百元整，十五日内缴纳"]


def test_what_many_records_say_alike_is_no_passage() -> None:
    law = "《公共场所卫生管理条例实施细则》第三十六条第（二）项"
    served = serve(penalty(violation="未按照规定对顾客用品用具进行清洗、消毒、保洁", legal_basis=[law]))
    assert list_passages(served) == []


@pytest.mark.parametrize(
    "reason",
    [
        SENTENCE, f"原认定的“{SENTENCE}”不实", SENTENCE.replace("，", ", "), f"{FIRM['name']}已注销",
        f"代码{FIRM['uscc']}有误",
    ],
)  # fmt: skip
def test_a_reason_may_not_say_it_again(reason: str) -> None:
    record = penalty(**withdrawn(reason))
    served = serve(record)
    assert repeats(reason, served)
    assert "reason" not in make_tombstone(record, served)
    assert summarise(record, served, "{}", path="x", line=1).reasoned == REPEATING


@pytest.mark.parametrize(
    "reason",
    ["王建国提出复议，事实不清", "原罚款600元的数额有误", "原罚款人民币六百元有误", "多罚了0.06万元"],
)
def test_a_reason_tells_neither_who_nor_how_much(reason: str) -> None:
    record = penalty(
        **withdrawn(
            reason, party=FIRM | {"legal_representative": "王建国"}, penalty_kinds=["罚款"], fine_yuan="600"
        )
    )
    assert repeats(reason, serve(record))
    assert not repeats("罚款6000元以下的案件适用简易程序有误", serve(record))


@pytest.mark.parametrize(
    ("reason", "is_told"),
    [
        ("于海提出复议，事实不清", True),
        ("法定代表人于海另案处理", True),
        ("事实不清，由于海提供的新证据证明", True),
        ("复议机关认定于海没有违法行为", True),
        ("经查明于海并非经营者", True),
        ("原决定认定事实不清，于海在复议中提交了新证据", True),
        ("原决定把位于海棠路的仓库误认作经营场所", False),
        ("原决定把位于海宁区的仓库误认作经营场所", False),
        ("于海乡村医生的身份认定有误", True),
        ("于海村卫生室的许可认定有误", True),
    ],
)
def test_a_name_of_two_characters_is_told_from_other_words(reason: str, is_told: bool) -> None:
    record = penalty(**withdrawn(reason, party=FIRM | {"legal_representative": "于海"}))
    assert repeats(reason, serve(record)) is is_told


@pytest.mark.parametrize(("reason", "is_told"), [("程序违法", False), ("法定代表人程序提出复议", True)])
def test_a_name_that_is_a_word_too_is_told_by_what_stands_before_it(reason: str, is_told: bool) -> None:
    record = penalty(**withdrawn(reason, party=FIRM | {"legal_representative": "程序"}))
    assert repeats(reason, serve(record)) is is_told


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("程序", "未保障当事人程序权利"),
        ("陈述", "未听取当事人陈述、申辩"),
        ("严格", "未严格履行告知程序"),
        ("卫生", "由镜湖市卫生健康委员会自行纠正"),
        ("于程", "由于程序违法"),
        ("于文", "关于文书送达的认定有误"),
    ],
)
def test_words_of_reasons_name_nobody(name: str, reason: str) -> None:
    record = penalty(**withdrawn(reason, party=FIRM | {"legal_representative": name}))
    assert not repeats(reason, serve(record))
    assert repeats(f"法定代表人{name}提出复议", serve(record))


@pytest.mark.parametrize("reason", ["证据不足", "漱口杯检出大肠菌群一节，检验程序违法", "适用第三十六条错误"])
def test_a_reason_of_its_own_is_shown(reason: str) -> None:
    record = penalty(**withdrawn(reason))
    served = serve(record)
    assert make_tombstone(record, served)["reason"] == reason
    assert summarise(record, served, "{}", path="x", line=1).reasoned == 1


@pytest.mark.parametrize("reason", ["无", "-", "——", "待补充", "否。"])
def test_a_stroke_is_no_reason(reason: str) -> None:
    record = penalty(**withdrawn(reason))
    served = serve(record)
    assert "reason" not in make_tombstone(record, served)
    assert summarise(record, served, "{}", path="x", line=1).reasoned == 0


def test_a_reason_is_weighed_by_the_same_choices_as_it_is_shown_by() -> None:
    choices = Choices(operators_shown_by=("jinghu",))
    shop = {
        "type": "个体工商户", "name": "镜湖便民理发店", "uscc": "92990100MARLMDU95E",
        "legal_representative": "王建国",
    }  # fmt: skip
    record = penalty(**withdrawn("王建国申请复议", party=shop))
    served = serve(record, choices)
    assert "reason" not in make_tombstone(record, served, choices)
    assert summarise(record, served, "{}", path="x", line=1, choices=choices).reasoned == REPEATING


def test_a_persons_name_is_masked_and_a_sentence_with_it_found() -> None:
    sentence = f"经查，{PERSON['name']}在集市上无证为他人拔牙三次"
    told = penalty(**withdrawn(f"{PERSON['name']}申请复议", party=PERSON))
    assert make_tombstone(told, serve(told))["reason"] == "欧阳某某申请复议"
    again = penalty(**withdrawn(sentence, party=PERSON, facts=sentence))
    assert "reason" not in make_tombstone(again, serve(again))


def test_no_reason_is_none() -> None:
    assert summarise(penalty(**withdrawn(None)), {}, "{}", path="x", line=1).reasoned == 0
