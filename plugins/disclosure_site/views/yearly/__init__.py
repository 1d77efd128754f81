"""The yearly report as its page shows it: the four official tables, and the indicators."""
