"""Makes JavaScript small: a list of texts as JSON on standard input, the same made small on standard output.

A program of its own, because the library is a Go runtime (see `browser_code.py`).
"""

import json
import sys

import minify

if __name__ == "__main__":
    texts = json.load(sys.stdin)
    json.dump([minify.string("text/javascript", text) for text in texts], sys.stdout)
