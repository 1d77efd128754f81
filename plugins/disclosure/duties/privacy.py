"""M1 to M6 on one record alone: nothing private stands in what is to be public of it.

What is public is quarantined for it, what is pending gets a warning in time. Of what is withheld nothing is said:
it may be withheld for this very reason.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from html import unescape
from typing import Any

from disclosure.duties.operator_names import check_operator_name
from disclosure.findings.fault import Fault
from disclosure.law.private_words import PrivateWords
from disclosure.privacy.contacts import is_contact, list_numbers
from disclosure.privacy.hit import LANDLINE, Hit
from disclosure.privacy.names import abbreviates, mask_name, remains_split
from disclosure.privacy.number_run import NOBODY
from disclosure.privacy.texts import walk_texts
from disclosure.records.authority import Authority
from disclosure.records.record import Record
from disclosure.records.served import list_hidden_names
from disclosure.records.validation import label_of
from disclosure.terms import Terms

Found = tuple[str, str]
"""A field and a text of it."""
_SHORT = len("210102199003071233") + len("210102199003071233")
_DIGIT = re.compile(r"\d")

Read = Callable[[str], str]
"""What a reader sees of Markdown."""


class ShownTexts:
    """The texts of what is shown of a record, or would be once it is public: each is looked through once."""

    def __init__(self, record: Record, shown: Mapping[str, Any], terms: Terms, read: Read) -> None:
        self.record = record
        self.shown = shown
        self.terms = terms
        self.written = walk_texts(shown)
        self.all = self.written + _list_rendered(record, self.written, read)
        self.introduced = [_introduce(record, field, text) for field, text in self.all]

    @cached_property
    def suspects(self) -> list[int]:
        """The places in `all` that are worth a closer look."""
        return self.terms.detector.list_suspects(self.introduced)


def check_text(texts: ShownTexts) -> list[Fault]:
    """The faults in them."""
    record = texts.record
    state = record.disclosure.state
    if state == "withheld":
        return []
    faults = [_tell(record, field, hit) for field, hit in _find_private(texts)]
    faults += _find_names(record, texts.all, texts.terms)
    faults += check_operator_name(record, texts.terms)
    if state == "pending":
        # one is enough to have the whole text looked through before it is published
        return [_warn(fault, len(faults)) for fault in faults[:1]]
    return faults


def _list_rendered(record: Record, texts: Iterable[Found], read: Read) -> list[Found]:
    """What the page shows where it is not what is written: marks and escapes may hide a value."""
    marked = record.markdown
    some = [(field, text) for field, text in texts if "&" in text or field in marked]
    rendered = ((field, text, read(text) if field in marked else text) for field, text in some)
    spelled = ((field, text, unescape(seen) if "&" in seen else seen) for field, text, seen in rendered)
    return [(field, seen) for field, text, seen in spelled if seen != text]


def check_organ(organ: Authority, terms: Terms) -> list[Fault]:
    """The faults in an organ's entry: its contacts are public, a person's number beside them is not."""
    texts = walk_texts(organ.model_dump(mode="json"))
    found = [(field, hit) for field, text in texts for hit in terms.detector.find(text)]
    words = terms.law.table(PrivateWords)
    return [
        Fault(
            hit.rule,
            field,
            f"「{label_of(Authority, field)}」里有{hit.what}",
            "删去；机关的联系方式只写电话号码",
        )
        for field, hit in found
        if not is_contact(organ, field, hit, words)
    ]


def holds_private(faults: Sequence[Fault]) -> bool:
    """Whether a record's text must not even be kept: what is only warned of may stay."""
    return any(fault.severity != "warning" for fault in faults)


def _find_private(texts: ShownTexts) -> Iterator[tuple[str, Hit]]:
    if suspects := texts.suspects:
        find, unborn = texts.terms.detector.find, find_unborn(texts.record, texts.terms)
        found = (
            (texts.all[place][0], hit) for place in suspects for hit in find(texts.introduced[place], unborn)
        )
        yield from dict.fromkeys(item for item in found if not _is_published_way(texts.record, *item))
    yield from _find_illness(texts.shown, texts.all, texts.terms)


def find_unborn(record: Record, terms: Terms) -> str:
    """The day (YYYYMMDD) from which on nobody is born whom the record can speak of by an identity number.

    No infant holds a permit or breaks the law: such a day of birth is the day of a certificate's number.
    """
    days = (
        *(getattr(record, name, None) for name in ("decided_on", "updated_on")),
        record.disclosure.reviewed_on,
    )
    day: date | None = next(filter(None, days), None)
    years = terms.law.table(PrivateWords).infants.years
    return f"{day.year - years:04}{day:%m%d}" if day else NOBODY


def _is_published_way(record: Record, field: str, hit: Hit) -> bool:
    """A catalogue is where an organ publishes its telephones; a person's mobile is not one of them."""
    return record.kind == "catalogue" and hit == LANDLINE and field.endswith(".telephone")


def list_explained(texts: ShownTexts) -> str:
    """The numbers that are no private ones because of the field that they stand in (a certificate's number)."""
    record, detector = texts.record, texts.terms.detector
    suspects = [texts.introduced[place] for place in texts.suspects if place < len(texts.written)]
    numbered = detector.list_numbered(suspects)
    if not numbered:
        return ""
    unborn = find_unborn(record, texts.terms)
    found = [n for place in numbered for n in detector.list_explained(suspects[place], unborn)]
    ways = [text for field, text in texts.written if _is_published_way(record, field, LANDLINE)]
    return " ".join(dict.fromkeys([*found, *list_numbers(ways)]))


def _introduce(record: Record, field: str, text: str) -> str:
    """A short text with a number, its field's name before it as the page has it: that name tells what number it is."""
    is_number = len(text) <= _SHORT and text[-1:].isalnum() and _DIGIT.search(text)
    return f"{label_of(type(record), field)}：{text}" if is_number else text


def _find_illness(
    shown: Mapping[str, Any], texts: Sequence[Found], terms: Terms
) -> Iterator[tuple[str, Hit]]:
    """M3: what a natural person suffers from, beside the name under which the record shows him or her."""
    party = shown.get("party", {})
    if party.get("type") != "自然人":
        return
    for field, text in texts:
        if party["name"] in text and field != "party.name":
            yield from ((field, hit) for hit in terms.detector.find_illness(text, party["name"]))


def _find_names(record: Record, texts: Sequence[Found], terms: Terms) -> list[Fault]:
    """M5: a name that is written in pieces escapes its mask, so the record is not shown."""
    hidden = list_hidden_names(record, terms.choices)
    # a name that was entered masked hides nothing more
    names = [name for name in hidden if not name.isascii() and mask_name(name) != name]
    if not names:
        return []
    split = dict.fromkeys(f for f, text in texts if any(remains_split(text, name) for name in names))
    short = dict.fromkeys(f for f, text in texts if any(abbreviates(text, name) for name in names))
    parted = "当事人的姓名被符号隔开，没有隐去"
    faults = [Fault("M5", f, f"「{_label(record, f)}」里{parted}", _NAME_REMEDY, "quarantine") for f in split]
    called = "给当事人起了简称，简称不会自动隐去"
    return faults + [
        Fault("M5", f, f"「{_label(record, f)}」里{called}", "改称“当事人”", "warning") for f in short
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
