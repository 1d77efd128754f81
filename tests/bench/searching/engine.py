"""Our search, asked under Node: what it finds, and which files a first query takes."""

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.searching.queries import Query
from tests.bench.searching.scoring import Answer
from tests.bench.searching.wire import sum_wire_bytes

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
    answers = [Answer(row["ids"], row["total"]) for row in rows]
    sizes = [
        FirstQuery(*(_weigh(site / "search", query.text, row[name]) for name in ("files", "withSnippets")))
        for query, row in zip(queries, rows, strict=True)
    ]
    return answers, sizes


def _weigh(folder: Path, text: str, files: Sequence[str]) -> int:
    """Code of the page, of what it loads for such a text (`connection.mjs`), and what that has loaded."""
    modules = {"page.mjs"}
    if not re.search(r"\d", text) or any(re.search("/s/[^/]+/b/", file) for file in files):
        modules.add("text-search.mjs")  # at the latest with the first posting lists
    return sum_wire_bytes({*(folder / name for name in modules), *map(Path, files)})
