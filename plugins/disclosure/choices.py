"""What the law leaves to a portal (网站设置): settings `DISCLOSURE_CHOICES`, each with a default that the law allows.

Every field says what the choice is and where the freedom comes from. What the law does not leave open is no choice.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

SETTING = "DISCLOSURE_CHOICES"


def refuse_flags(value: object) -> object:
    """True is no 1: a flag in the place of a number is a slip."""
    if isinstance(value, bool):
        raise ValueError("a number, not a flag")
    return value


Months = Annotated[int, BeforeValidator(refuse_flags), Field(gt=0, le=120)]


class FineBound(BaseModel):
    """A bound of fines in whole yuan: one for natural persons, one for everybody else."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    person_yuan: int = Field(gt=0)
    organisation_yuan: int = Field(gt=0)


class Choices(BaseModel):
    """The portal's choices. Unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Display periods: docs/decisions/0007-display-periods.md
    display_regime: Literal["credit", "none"] = "credit"
    """`credit` ends the display of penalties as 信用修复管理办法 (令36号) has it for credit sites; `none`: neither
    118号 nor 处罚法 sets a period for disclosure portals, so nothing ends but by `display_until` and 信用修复."""
    minor_display: Literal["longest", "hidden"] | Months = "longest"
    """轻微 penalties: as long as the regime allows, not shown at all (the regime's principle), or so many months."""
    display_small_fine: FineBound | None = None
    """Fines below it make 轻微 (较低数额): a matter for sector and local standards, none of which is confirmed."""
    display_huge_fine: FineBound | None = None
    """Fines from it on make 严重 (巨额): likewise unconfirmed, so that there is none unless the portal sets it."""
    repair_working_days: Annotated[int, BeforeValidator(refuse_flags), Field(gt=0, le=20)] | None = None
    """Within so many working days of the notice a repaired record is down (D3); the limits' own where None."""
    person_permits: Literal["masked", "left_out"] = "masked"
    """Permits of natural persons as a class: with masked names, or counted and not shown (个保法 Art. 6)."""
    operators_shown_by: tuple[str, ...] = ()
    """Ids of the organs that show who runs an individual business (个体工商户的经营者); the others hide it."""
    known_numbers: dict[str, str] = {}
    """Digits that look like a private number and are none, each with the reason: they may stand everywhere."""

    @field_validator("known_numbers")
    @classmethod
    def _check_known_numbers(cls, numbers: dict[str, str]) -> dict[str, str]:
        if not all(
            number.isascii() and number.isdigit() and reason.strip() for number, reason in numbers.items()
        ):
            raise ValueError("digits alone, each with its reason")
        return numbers

    def leaves_out(self, kind: str, party_type: str) -> bool:
        """Whether a public record is counted and not shown."""
        return self.person_permits == "left_out" and kind == "permit" and party_type == "自然人"


def read_choices(settings: Mapping[str, Any]) -> Choices:
    """The choices of Pelican's settings. Raises pydantic's ValidationError."""
    return Choices.model_validate(settings.get(SETTING) or {})
