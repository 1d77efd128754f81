"""What a query should find: a plain scan of every text of every record, and of the numbers they carry."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tests.bench.searching.public_records import PublicRecord
from tests.bench.searching.queries import Query

from disclosure_search.analysis import fold


class Scan:
    """All texts of all records, one after the other; a field ends with a line, and no query has a line's end."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        self._ids = list(texts)
        self._starts, parts, end = [], [], 0
        for fields in texts.values():
            part = fold("\n".join(fields)) + "\n"
            self._starts.append(end)
            parts.append(part)
            end += len(part)
        self._text = "".join(parts)
        self._ends = [*self._starts[1:], end]

    def find(self, text: str) -> set[str]:
        """The ids of all records with these characters, in this order, in one field."""
        wanted, found = fold(text), set()
        place = self._text.find(wanted)
        while place >= 0:
            record = bisect_right(self._starts, place) - 1
            found.add(self._ids[record])
            place = self._text.find(wanted, self._ends[record])
        return found


def find_expected(
    queries: Sequence[Query], records: Sequence[PublicRecord], texts: Mapping[str, Iterable[str]]
) -> list[set[str]]:
    """For each query the ids it should find, in `texts`: of our records, or of a peer's pages of them."""
    scan = Scan(texts)
    carriers: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for number in (record.number, record.code):
            carriers[number].add(record.id)
    return [carriers[query.carried] if query.carried else scan.find(query.text) for query in queries]
