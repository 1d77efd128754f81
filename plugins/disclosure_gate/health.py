"""`/health.json`: for machines that watch whether the site is fresh, and for the pages' own script that does.

The only file that tells how the build ended, so that it is made last of all. Counts are of what the public sees of
each outcome anyway: organs' pages say how many decisions are pending or withheld.
"""

import json
from hashlib import sha256

from disclosure_gate.opening import Build
from disclosure_gate.outcome import exit_code

FILE = "health.json"
_COUNTED = ("published", "pending", "withheld", "withdrawn", "ended")


def write_health(build: Build) -> None:
    """Put it into the next site; all findings are known by now."""
    data = render_health(build)
    key, tree = sha256(data).hexdigest(), build.site.tree
    if tree.is_current(FILE, key):
        tree.keep(FILE)
    else:
        tree.stage(FILE, key, data)


def render_health(build: Build) -> bytes:
    """`next_build`: the last day on which the next build may come without breaking the promise."""
    site, account = build.site, build.account
    counts = site.judgement.count()
    facts = {
        "as_of": site.judgement.as_of.isoformat(),
        "next_build": site.next_build.isoformat(),
        "exit_code": exit_code(account.findings, account.config.fail_on),
        "counts": {name: counts[name] for name in _COUNTED},
    }
    return (json.dumps(facts, indent=1) + "\n").encode()
