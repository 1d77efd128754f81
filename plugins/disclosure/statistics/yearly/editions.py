"""Figures as they were published (公布版): frozen on their day, kept beside the ledger in one file for each report.

An edition counts as long as the ledger has a line of its report on its day, after the head that it names: what a
killed build wrote and never published does not. A correction of the report (`corrections`) makes a new edition; the
old ones stay in the file.
"""

import json
from collections.abc import Sequence
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from disclosure.records.served import canonical_json, digest_of

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class EditionProblem(ValueError):
    """A file of editions that cannot be trusted; the message is a Chinese sentence."""


class Edition(BaseModel):
    """The figures of one publication."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    day: str = Field(pattern=_DAY)
    before: str
    """The head of the ledger before the build that wrote this appended to it."""
    corrections: int = Field(ge=0)
    """How many corrections the report had."""
    tables: dict[str, dict[str, int]]


class EditionFile(BaseModel):
    """All editions of one report, oldest first; `digest` is over everything else."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    record: str
    authority: str
    year: str
    editions: list[Edition] = Field(min_length=1)
    digest: str

    @model_validator(mode="after")
    def check_digest(self) -> Self:
        """Whether nobody has changed a figure by hand."""
        if self.digest != digest_of(self.model_dump(exclude={"digest"})):
            raise ValueError("digest")
        return self


def render_editions(record: str, authority: str, year: str, editions: Sequence[Edition]) -> str:
    """The file's text: canonical JSON on one line."""
    facts: dict[str, Any] = {
        "record": record,
        "authority": authority,
        "year": year,
        "editions": [edition.model_dump() for edition in editions],
    }
    return canonical_json(facts | {"digest": digest_of(facts)}) + "\n"


def parse_editions(text: str, record: str) -> tuple[Edition, ...]:
    """The editions of a file. Raises EditionProblem."""
    try:
        file = EditionFile.model_validate(json.loads(text))
    except ValidationError as error:
        what = "与校验值不符" if "digest" in str(error) else "内容不完整"
        raise EditionProblem(f"存档文件{what}，可能被改动过") from None
    except ValueError:
        raise EditionProblem("存档文件不是完整的 JSON，可能被改动过") from None
    if file.record != record:
        raise EditionProblem("存档文件属于另一份报告")
    return tuple(file.editions)
