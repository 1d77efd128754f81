"""`python -m disclosure_desk`, which is what the script `disclosure` does."""

from disclosure_desk.program import main

main()
