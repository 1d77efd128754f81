"""Pelican plugin 3: one analysis of text, the browser's shards, and the Whoosh index."""

from disclosure_search.plugin import register

__all__ = ["register"]
