"""公示期: until when a penalty is shown, and why (docs/decisions/0007-display-periods.md)."""

from disclosure.display.ends import Display, Displays, Why

__all__ = ["Display", "Displays", "Why"]
