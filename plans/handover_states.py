"""What may be done with a handover note, and when (domain.md 6.5, which holds: ruling 4). Pure but for the
language."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

Move = Literal["change", "withdraw", "adopt", "hand_over", "handle", "take_back"]
# What the group has adopted stands, and once it is handed over it is the receiver's.
MOVES: dict[str, frozenset[Move]] = {
    "proposed": frozenset({"change", "withdraw", "adopt"}),
    "adopted": frozenset({"hand_over"}),
    "received": frozenset({"handle"}),
    "handled": frozenset({"take_back"}),
    "declined": frozenset({"take_back"}),
}
MARKS = {"proposed": "empty", "adopted": "partly", "received": "on", "handled": "ok", "declined": "empty"}
# The outcome that a note asks for, by its direction.
ASKED_FOR = {"keep": "kept", "widen": "widened", "change": "changed", "drop": "dropped", "new": "new"}


def may_be(state: str, move: Move, *, has_group: bool = True) -> bool:
    """`has_group`: a group left it. One of no group, as from an evaluation, has nobody to adopt it and is
    handed over as it is."""
    if state == "proposed" and not has_group:
        return move in {"change", "withdraw", "hand_over"}
    return move in MOVES[state]


def has_begun(term_starts_on: date | None, today: date) -> bool:
    """A note for a term waits for that term's group, which takes a stand from its first day on."""
    return term_starts_on is None or term_starts_on <= today


def why_not(state: str, move: Move) -> str:
    """Why the move cannot be made with a note in this state, and the way on."""
    return {
        "proposed": _("The group has not adopted the note yet. Let it do that first.")
        if move == "hand_over"
        else _("The note is not handed over yet. Hand it over first."),
        "adopted": _("The group has adopted the note, and it stands as it is. Hand it over."),
        "received": _("The note is handed over and stands as it is. Write one more if something is lacking."),
        "handled": _("The note is handled already. Take the answer back first."),
        "declined": _("The note is declined already. Take the answer back first."),
    }[state]
