"""What a record is called away from its page, and the one sentence that says what it says (标题与摘要)."""

from typing import Any, NamedTuple, assert_never

from disclosure.records.answer import answer
from disclosure.records.authority import Authority
from disclosure.records.catalogues.names import spell_catalogue
from disclosure.records.kinds import KindName
from disclosure.records.spelling import spell_day


class Opening(NamedTuple):
    """A title that works in a list of many records, and a sentence."""

    title: str
    sentence: str


def open_record(kind: KindName, text: dict[str, Any], title: str, organ: Authority) -> Opening:
    """Of a record's public text; `title` is its own or derived one."""
    numbered = " ".join(filter(None, (text.get("document_number"), title)))
    match kind:
        case "permit" | "penalty" | "decision":
            return Opening(numbered, answer(kind, text, organ.short_name or organ.name))
        case "baseline":
            day = text.get("effective_from", "")
            return Opening(title, f"{title}，{spell_day(day)}起施行" if day else title)
        case "case":
            return Opening(title, first_sentence(text.get("warning", "")) or title)
        case "report":
            return Opening(f"{organ.name}{title}", "行政处罚、行政许可、行政强制和其他行政执法行为的统计")
        case "catalogue":
            words = f"{organ.name}{spell_catalogue(text['catalogue'])}"
            day = text.get("updated_on", "")
            return Opening(words, f"{words}，{spell_day(day)}更新" if day else words)
        case _:
            assert_never(kind)


def first_sentence(text: str) -> str:
    """The first sentence, with its full stop; without Markdown's marks."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    plain = line.lstrip("#>*- ").replace("**", "").replace("`", "")
    head, stop, _ = plain.partition("。")
    return head + stop
