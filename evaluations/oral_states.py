"""What may be done with an oral evaluation, and when (domain.md 6.5). Pure but for the language."""

from typing import Literal

from django.utils.translation import gettext as _

Move = Literal["write", "record", "review", "reopen", "finish", "discard"]
# What the group has read stands as it read it, until somebody opens it again for the group to read anew.
MOVES: dict[str, frozenset[Move]] = {
    "planned": frozenset({"write", "record", "discard"}),
    "recorded": frozenset({"write", "review"}),
    "reviewed": frozenset({"reopen", "finish"}),
    "final": frozenset(),
}
MARKS = {"planned": "empty", "recorded": "partly", "reviewed": "on", "final": "ok"}
# Where each move of the whole leads.
LEADS_TO: dict[Move, str] = {
    "record": "recorded",
    "review": "reviewed",
    "reopen": "recorded",
    "finish": "final",
}


def may_be(state: str, move: Move) -> bool:
    return move in MOVES[state]


def why_not(state: str) -> str:
    """Why a move cannot be made with one in this state, and the way on."""
    return {
        "planned": _("Nothing is written down yet. Write what was said first."),
        "recorded": _("The group has not read it yet. Let the group read it first."),
        "reviewed": _("The group has read it, and it stands as it is. Open it again to change something."),
        "final": _("It is final and stands as it is. Begin one more if something is lacking."),
    }[state]
