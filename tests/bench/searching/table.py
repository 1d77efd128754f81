"""The one table: what was measured of ours and of Pagefind, their ratio, and what is aimed at."""

from collections.abc import Mapping

from rich.table import Table
from tests.bench.searching.scoring import Score, Totals

NONE = "—"
Pair = tuple[float, float]
Scores = tuple[Score, Mapping[str, Score], Totals]
"""Of all queries, of each kind, and of the totals told."""


class Report:
    """Rows in the order in which they are added; a figure that is None was not measured."""

    def __init__(self, title: str) -> None:
        self.table = Table("work", "ours", "Pagefind", "ratio", "target", title=title)

    def add_text(self, work: str, ours: str, peer: str = NONE, target: str = "") -> None:
        """A row of words or of figures that have no ratio."""
        self.table.add_row(work, ours, peer, NONE, target)

    def add(
        self, work: str, ours: float, peer: float | None, target: str = "", *, form: str = "{:.2f}"
    ) -> None:
        """A row of two figures."""
        ratio = f"{ours / peer:.3f}" if peer else NONE
        self.table.add_row(
            work, form.format(ours), NONE if peer is None else form.format(peer), ratio, target
        )

    def add_spread(
        self, work: str, ours: Pair, peer: Pair | None, target: str = "", *, unit: float = 1.0
    ) -> None:
        """A row of medians and of what 95 % do not exceed; the ratio is that of the medians."""
        ratio = f"{ours[0] / peer[0]:.3f}" if peer and peer[0] else NONE
        self.table.add_row(work, _spread(ours, unit), _spread(peer, unit) if peer else NONE, ratio, target)

    def end_part(self) -> None:
        """Draw a line."""
        self.table.add_section()


def _spread(pair: Pair, unit: float) -> str:
    return " / ".join(f"{value / unit:.1f}" for value in pair)


def add_scores(
    report: Report,
    ours: Scores,
    peer: Scores | None,
) -> None:
    """Recall and precision of all queries and of each kind, and the totals that readers are told."""
    whole, kinds, totals = ours
    count = whole.queries
    report.add_text(
        f"recall, {count} queries", f"{whole.recall:.4f}", f"{peer[0].recall:.4f}" if peer else NONE, "1.000"
    )
    report.add_text(
        "precision", f"{whole.precision:.4f}", f"{peer[0].precision:.4f}" if peer else NONE, "≥ 0.999"
    )
    for kind, found in kinds.items():
        report.add_text(
            f"  {kind} ({found.queries})",
            _recall_and_precision(found),
            _recall_and_precision(peer[1][kind]) if peer else NONE,
        )
    report.add_text(
        "total told with 10 hits is true", f"{totals.right:.1%}", f"{peer[2].right:.1%}" if peer else NONE
    )
    report.add_text("  off by, 95 % / most", _off(totals), _off(peer[2]) if peer else NONE)
    report.end_part()


def _off(totals: Totals) -> str:
    return f"× {totals.off_95:.2f} / {totals.most:.2f}"


def _recall_and_precision(found: Score) -> str:
    return f"{found.recall:.3f} / {found.precision:.3f}"
