"""Who owes what by when: one module per family of rules (domain.md, section 10)."""
