"""What may be done with a handover note (domain.md 6.5). Pure but for the language."""

from typing import Literal

from django.utils.translation import gettext as _

Move = Literal["change", "withdraw", "hand_over", "handle", "take_back"]
# Once it is handed over it is the receiver's, and what the former group wrote stands.
MOVES: dict[str, frozenset[Move]] = {
    "proposed": frozenset({"change", "withdraw", "hand_over"}),
    "received": frozenset({"handle"}),
    "handled": frozenset({"take_back"}),
}
MARKS = {"proposed": "empty", "received": "on", "handled": "ok"}


def may_be(state: str, move: Move) -> bool:
    return move in MOVES[state]


def why_not(state: str) -> str:
    """Why the move cannot be made with a note in this state, and the way on."""
    return {
        "proposed": _("The note is not handed over yet. Hand it over first."),
        "received": _("The note is handed over and stands as it is. Write one more if something is lacking."),
        "handled": _("The note is handled already. Take the answer back first."),
    }[state]
