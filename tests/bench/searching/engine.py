"""Our search, asked under Node: what it finds, and which files a first query takes."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.searching.queries import Query
from tests.bench.searching.scoring import Answer
from tests.bench.searching.wire import list_modules, sum_wire_bytes

HERE = Path(__file__).parent


@dataclass(frozen=True)
class FirstQuery:
    """Bytes on the wire that a query takes with an empty cache: to its first 10 hits, and to their snippets too."""

    hits: int
    snippets: int


def ask(site: Path, queries: Sequence[Query]) -> tuple[list[Answer], list[FirstQuery]]:
    """Answers and bytes, query by query."""
    done = subprocess.run(
        ["node", HERE / "answer_queries.mjs", site],
        input=json.dumps([query.text for query in queries]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    modules = list_modules(site / "search/page.mjs")
    answers = [Answer(row["ids"], row["total"]) for row in rows]
    sizes = [
        FirstQuery(*(sum_wire_bytes({*modules, *map(Path, row[name])}) for name in ("files", "withSnippets")))
        for row in rows
    ]
    return answers, sizes
