"""`python -m disclosure_store.trees OUTPUT`: bring the spare tree level, in a process of its own."""

import sys

from disclosure_store.trees.level import main

sys.exit(main(sys.argv[1]))
