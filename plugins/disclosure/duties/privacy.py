"""M1 to M6 on one record alone: nothing private stands in what is to be public of it.

What is public is quarantined for it, what is pending gets a warning in time. Of what is withheld nothing is said:
it may be withheld for this very reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosure.findings.fault import Fault
from disclosure.privacy.contacts import is_contact, list_numbers
from disclosure.privacy.hit import LANDLINE, Hit
from disclosure.privacy.names import mask_name, remains_split
from disclosure.privacy.texts import walk_texts
from disclosure.records.authority import Authority
from disclosure.records.record import Record
from disclosure.records.served import list_hidden_names
from disclosure.records.summary import Summary
from disclosure.records.validation import label_of
from disclosure.terms import Terms

Found = tuple[str, Hit]
PRIVATE_RULES = frozenset({"M1", "M2", "M3", "M4", "M6"})
_SHORT = len("210102199003071233") + len("210102199003071233")
_BARRIER = "\n\0\n"


def check_text(record: Record, shown: Mapping[str, Any], terms: Terms) -> list[Fault]:
    """The faults in what is shown of a record, or would be once it is public."""
    state = record.disclosure.state
    if state == "withheld":
        return []
    found = _find_private(record, shown, terms)
    faults = [_tell(record, field, hit) for field, hit in found]
    if state == "pending":
        # one is enough to have the whole text looked through before it is published
        return [_warn(fault, len(faults)) for fault in faults[:1]]
    return faults + _find_names(record, shown, terms)


def check_organ(organ: Authority, terms: Terms) -> list[Fault]:
    """The faults in an organ's entry: its contacts are public, a person's number beside them is not."""
    texts = walk_texts(organ.model_dump(mode="json"))
    found = [(field, hit) for field, text in texts for hit in terms.detector.find(text)]
    return [
        Fault(
            hit.rule,
            field,
            f"「{label_of(Authority, field)}」里有{hit.what}",
            "删去；机关的联系方式只写电话号码",
        )
        for field, hit in found
        if not is_contact(organ, field, hit)
    ]


def holds_private(faults: Sequence[Fault]) -> bool:
    """Whether a record's text must not even be kept."""
    return any(fault.rule in PRIVATE_RULES and fault.severity is None for fault in faults)


def hide_texts(summary: Summary) -> Summary:
    """The columns of a record that nothing may be shown of."""
    return summary._replace(title="", party="", code="", violation="", digest="", facts="")


def hide_private_columns(summary: Summary, terms: Terms) -> Summary:
    """The columns without those that a clerk put a private value in: the state keeps none."""
    find = terms.detector.find
    return summary._replace(
        number="" if find(summary.number) else summary.number,
        item_code="" if find(summary.item_code) else summary.item_code,
        penalty_kinds="" if find(summary.penalty_kinds) else summary.penalty_kinds,
    )


def _find_private(record: Record, shown: Mapping[str, Any], terms: Terms) -> list[Found]:
    texts = list(walk_texts(shown))
    detector = terms.detector
    if not detector.may_hold(_BARRIER.join(text for _, text in texts)):
        return list(_find_illness(shown, texts, terms))
    found = []
    for field, text in texts:
        hits = detector.find(_introduce(record, field, text))
        found += [(field, hit) for hit in hits if not _is_published_way(record, field, hit)]
    return [*found, *_find_illness(shown, texts, terms)]


def _is_published_way(record: Record, field: str, hit: Hit) -> bool:
    """A catalogue is where an organ publishes its telephones; a person's mobile is not one of them."""
    return record.kind == "catalogue" and hit == LANDLINE and field.endswith(".telephone")


def list_explained(record: Record, shown: Mapping[str, Any], terms: Terms) -> str:
    """The numbers that are no private ones because of the field that they stand in (a certificate's number)."""
    texts = list(walk_texts(shown))
    if not terms.detector.may_hold(_BARRIER.join(text for _, text in texts)):
        return ""
    explained = terms.detector.list_explained
    found = [number for field, text in texts for number in explained(_introduce(record, field, text))]
    ways = [text for field, text in texts if _is_published_way(record, field, LANDLINE)]
    return " ".join(dict.fromkeys([*found, *list_numbers(ways)]))


def _introduce(record: Record, field: str, text: str) -> str:
    """A short text with its field's name before it, as the page has it: a number is known by what it is called."""
    return f"{label_of(type(record), field)}：{text}" if text[-1:].isalnum() and len(text) <= _SHORT else text


def _find_illness(
    shown: Mapping[str, Any], texts: Sequence[tuple[str, str]], terms: Terms
) -> Iterator[Found]:
    """M3: what a natural person suffers from, beside the name under which the record shows him or her."""
    party = shown.get("party", {})
    if party.get("type") != "自然人":
        return
    for field, text in texts:
        if party["name"] in text and field != "party.name":
            yield from ((field, hit) for hit in terms.detector.find_illness(text, party["name"]))


def _find_names(record: Record, shown: Mapping[str, Any], terms: Terms) -> list[Fault]:
    """M5: a name that is written in pieces escapes its mask."""
    hidden = list_hidden_names(record, terms.choices)
    # a name that was entered masked hides nothing more
    names = [name for name in hidden if not name.isascii() and mask_name(name) != name]
    fields = [field for field, text in walk_texts(shown) if any(remains_split(text, name) for name in names)]
    return [
        Fault("M5", field, f"「{_label(record, field)}」里当事人的姓名被符号隔开，没有隐去", _NAME_REMEDY)
        for field in fields
    ]


_NAME_REMEDY = "把姓名连写（会自动隐去），或改写为姓加“某某”"


def _tell(record: Record, field: str, hit: Hit) -> Fault:
    message = f"「{_label(record, field)}」里有{hit.what}，不得公开"
    return Fault(hit.rule, _place(field), message, "从原文中删去（不要只遮盖几位），再重新构建")


def _warn(fault: Fault, count: int) -> Fault:
    more = f"，全文共有{count}处这类内容" if count > 1 else ""
    return fault._replace(
        message=f"{fault.message.removesuffix('，不得公开')}{more}，公开前应当删去",
        remedy="审查公开前从拟公开的文字中删去；依法不予公开的改为 withheld 并写明依据",
        severity="warning",
    )


def _label(record: Record, field: str) -> str:
    return label_of(type(record), _place(field))


def _place(field: str) -> str:
    """A tombstone's reason stands below the withdrawal in the file."""
    return f"withdrawal.{field}" if field in ("reason", "replaced_by") else field
