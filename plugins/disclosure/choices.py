"""What the law leaves to a portal (网站设置): settings `DISCLOSURE_CHOICES`, each with a default that the law allows.

Every field says what the choice is and where the freedom comes from. What the law does not leave open is no choice.
"""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

SETTING = "DISCLOSURE_CHOICES"


class Choices(BaseModel):
    """The portal's choices. Unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    person_permits: Literal["masked", "left_out"] = "masked"
    """Permits of natural persons as a class: with masked names, or counted and not shown (个保法 Art. 6)."""
    operators_shown_by: tuple[str, ...] = ()
    """Ids of the organs that show who runs an individual business (个体工商户的经营者); the others hide it."""
    known_numbers: dict[str, str] = {}
    """Digits that look like a private number and are none, each with the reason: they may stand everywhere."""

    @field_validator("known_numbers")
    @classmethod
    def _check_known_numbers(cls, numbers: dict[str, str]) -> dict[str, str]:
        if not all(number.isdigit() and reason.strip() for number, reason in numbers.items()):
            raise ValueError("digits alone, each with its reason")
        return numbers

    def leaves_out(self, kind: str, party_type: str) -> bool:
        """Whether a public record is counted and not shown."""
        return self.person_permits == "left_out" and kind == "permit" and party_type == "自然人"


def read_choices(settings: Mapping[str, Any]) -> Choices:
    """The choices of Pelican's settings. Raises pydantic's ValidationError."""
    return Choices.model_validate(settings.get(SETTING) or {})
