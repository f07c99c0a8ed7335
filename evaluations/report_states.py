"""What may be done with the report of an evaluation in each state (S000-04). Pure but for the language."""

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Move = Literal["write", "discard", "approve", "publish", "withdraw"]
# What is approved stands: a later thought is another evaluation's. What is published can be taken away from
# everybody again, never from the groups.
MOVES: dict[str, frozenset[Move]] = {
    "draft": frozenset({"write", "discard", "approve"}),
    "approved": frozenset({"publish"}),
    "published": frozenset({"withdraw"}),
}
MARKS = {"draft": "partly", "approved": "ok", "published": "ok"}


def may_be(state: str, move: Move) -> bool:
    return move in MOVES[state]


def why_not(state: str) -> str:
    """Why what was asked cannot be done with a report in this state, and the way on."""
    return {
        "draft": _("The report is a draft. Approve it first."),
        "approved": _("The report is approved, read by the groups alone, and does not change."),
        "published": _("The report is published and does not change."),
    }[state]


def standing(state: str) -> tuple[str, str]:
    """(kind of mark, word)."""
    return MARKS[state], {
        "draft": pgettext("report", "Draft"),
        "approved": pgettext("report", "Approved"),
        "published": pgettext("report", "Published"),
    }[state]
