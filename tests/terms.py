"""The project's own law with the default choices, for tests that read records."""

from disclosure.terms import Terms
from disclosure_store.law_files import read_law

TERMS = Terms(read_law())
