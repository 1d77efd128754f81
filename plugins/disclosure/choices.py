"""What the law leaves to a portal (网站设置): settings `DISCLOSURE_CHOICES`, each with a default that the law allows.

Every field says what the choice is and where the freedom comes from. What the law does not leave open is no choice.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

SETTING = "DISCLOSURE_CHOICES"


class Choices(BaseModel):
    """The portal's choices. Unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_choices(settings: Mapping[str, Any]) -> Choices:
    """The choices of Pelican's settings. Raises pydantic's ValidationError."""
    return Choices.model_validate(settings.get(SETTING) or {})
