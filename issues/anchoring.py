"""How far a question has been anchored at home (S001-34, S003-29)."""

from collections.abc import Iterable

from issues.models import Anchoring

# What counts as having taken it up at home; informing alone is telling, not anchoring.
TAKEN_UP = frozenset({"discussed", "reported_back"})


def is_anchored(kinds: Iterable[str], waived_reason: str = "") -> bool:
    """One organisation's: it has been discussed there or reported back, or is not needed there."""
    return bool(waived_reason) or bool(TAKEN_UP & set(kinds))


def is_well_anchored(anchorings: Iterable[Anchoring]) -> bool:
    """ "Välförankrat" (S003-29): somebody was asked, and all who were have taken it up. Reads prefetched
    `reports`."""
    rows = list(anchorings)
    return bool(rows) and all(
        is_anchored((report.kind for report in row.reports.all()), row.waived_reason) for row in rows
    )
