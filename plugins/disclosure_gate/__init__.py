"""Pelican plugin 1: reads and judges before anything is built; owns the exit code, the report and the swap."""

from disclosure_gate.plugin import register

__all__ = ["register"]
