"""Who owes what by when: one module per family of rules (`law/rules.yaml`)."""
