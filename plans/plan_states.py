"""What may be done with a version of a plan, and where it stands on a day (I-PLN1, domain.md 6.5). Pure but
for the language."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Move = Literal["write", "adopt", "discard", "revise", "close"]
# What was adopted is never written in again: a revision is the next version.
MOVES: dict[str, frozenset[Move]] = {
    "draft": frozenset({"write", "adopt", "discard"}),
    "adopted": frozenset({"revise", "close"}),
    "superseded": frozenset(),
    "closed": frozenset(),
}


def may_be(state: str, move: Move) -> bool:
    return move in MOVES[state]


def why_not(state: str) -> str:
    """Why nothing of the kind can be done with a version in this state, and the way on."""
    return {
        "draft": _("The plan is a draft. Adopt it first."),
        "adopted": _("This version is adopted and does not change. Revise the plan: it becomes the next."),
        "superseded": _("A newer version has replaced this one. Go to the newest."),
        "closed": _("The plan is closed and only read. Begin a new one."),
    }[state]


def standing(state: str, starts_on: date, ends_on: date, today: date) -> tuple[str, str]:
    """(kind of mark, words): of an adopted plan the days say whether it has begun or is over, nothing is
    stored (ruling 4)."""
    if state == "adopted" and today < starts_on:
        return "partly", _("Adopted, begins later")
    if state == "adopted" and today > ends_on:
        return "ok", _("Adopted, its period is over")
    return {
        "draft": ("partly", pgettext("plan", "Draft")),
        "adopted": ("ok", pgettext("plan", "Adopted")),
        "superseded": ("empty", pgettext("plan", "Replaced")),
        "closed": ("empty", pgettext("plan", "Closed")),
    }[state]
